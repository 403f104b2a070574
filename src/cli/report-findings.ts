import { Failure } from '../core/failure.ts';
import { invariant } from '../core/invariant.ts';
import type { CommandOptions } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import type { ReportTarget } from './findings-format.ts';
import type { Found } from './findings-output.ts';
import { concludeFindings, styleOf, writeFindings } from './findings-output.ts';
import type { Io } from './io.ts';

/** Writes findings in each format that was asked for, the rest to stderr, and gives the exit code. */
export async function reportFindings(
  found: Found,
  targets: readonly ReportTarget[],
  options: CommandOptions,
  io: Io,
): Promise<ExitCode> {
  if (isTextAlone(targets)) return writeFindings(found, io.out, options, io);
  const { createReportContext } = await import('./report-context.ts');
  const { FINDINGS_FORMATS } = await import('../report/findings/index.ts');
  const { appendStepSummary, writeReport } = await import('../pipeline/write/write-reports.ts');
  const context = await createReportContext(found, styleOf(io.out, options, io), io);
  const failures: Failure[] = [];
  for (const { format: name, file } of targets) {
    const format = FINDINGS_FORMATS.find((known) => known.name === name);
    invariant(format !== undefined, 'every format has its name');
    if (file === undefined) io.out.write(format.format(found.findings, context));
    else {
      const text = format.format(found.findings, { ...context, style: { color: false } });
      failures.push(...(await failureOf(() => writeReport(file, io.cwd, text))));
    }
  }
  const summary = io.env['GITHUB_STEP_SUMMARY'];
  if (summary && targets.some(({ format }) => format === 'github')) {
    const { formatStepSummary } = await import('../report/findings/step-summary.ts');
    const write = (room: number) => formatStepSummary(found.findings, context, room);
    failures.push(...(await failureOf(() => appendStepSummary(summary, io.cwd, write))));
  }
  return concludeFindings({ ...found, failures: [...found.failures, ...failures] }, io);
}

/** The pages of codes, which the other formats need, come from rooms that a check has no other use for. */
function isTextAlone(targets: readonly ReportTarget[]): boolean {
  return targets.every(({ format, file }) => format === 'text' && file === undefined);
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
