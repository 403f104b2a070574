import { Failure } from '../core/failure.ts';
import { DIAGNOSTIC_CODES } from '../pipeline/diagnostic-codes.ts';
import { hashText } from '../pipeline/hash.ts';
import { randomToken } from '../pipeline/random-token.ts';
import { isSecretFinding } from '../pipeline/secret-findings.ts';
import { appendStepSummary, findRepositoryPaths, writeReport } from '../pipeline/write-reports.ts';
import type { ReportContext } from '../report/findings/context.ts';
import { formatStepSummary } from '../report/findings/step-summary.ts';
import type { CommandOptions } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import type { ReportTarget } from './findings-format.ts';
import type { Found } from './findings-output.ts';
import { concludeFindings, styleOf } from './findings-output.ts';
import type { Io } from './io.ts';
import { packageVersion } from './package-version.ts';

/** Writes findings in each format that was asked for, the rest to stderr, and gives the exit code. */
export async function reportFindings(
  found: Found,
  targets: readonly ReportTarget[],
  options: CommandOptions,
  io: Io,
): Promise<ExitCode> {
  const context = await createContext(found, options, io);
  const failures: Failure[] = [];
  for (const { format, file } of targets) {
    if (file === undefined) io.out.write(format.format(found.findings, context));
    else {
      const text = format.format(found.findings, { ...context, style: { color: false } });
      failures.push(...(await failureOf(() => writeReport(file, io.cwd, text))));
    }
  }
  const summary = io.env['GITHUB_STEP_SUMMARY'];
  if (summary && targets.some(({ format }) => format.name === 'github')) {
    const write = (room: number) => formatStepSummary(found.findings, context, room);
    failures.push(...(await failureOf(() => appendStepSummary(summary, io.cwd, write))));
  }
  return concludeFindings({ ...found, failures: [...found.failures, ...failures] }, io);
}

async function createContext({ findings, failures }: Found, options: CommandOptions, io: Io): Promise<ReportContext> {
  const { diagnostics } = findings;
  const origins = diagnostics.flatMap(({ origin, related = [] }) => [origin, ...related.map((other) => other.origin)]);
  const files = [
    ...findings.documents.map(({ file }) => file),
    ...origins.flatMap((origin) => (origin.kind === 'file' ? [origin.file] : [])),
    ...failures.flatMap(({ file }) => file ?? []),
  ];
  const paths = await findRepositoryPaths([...new Set(files)], io.cwd);
  return {
    style: styleOf(io.out, options, io),
    version: packageVersion(),
    failures,
    pageOf: (code) => (Object.hasOwn(DIAGNOSTIC_CODES, code) ? DIAGNOSTIC_CODES[code] : undefined),
    repositoryPath: (file) => paths.get(file) ?? file,
    isSecret: isSecretFinding,
    hash: hashText,
    token: randomToken(),
  };
}

/** A report that cannot be written does not keep the others from being written. */
async function failureOf(write: () => Promise<void>): Promise<readonly Failure[]> {
  try {
    await write();
    return [];
  } catch (error) {
    if (error instanceof Failure) return [error];
    throw error;
  }
}
