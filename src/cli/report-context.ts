import { DIAGNOSTIC_CODES } from '../pipeline/check/diagnostic-codes.ts';
import { isSecretFinding } from '../pipeline/check/secret-findings.ts';
import { hashText } from '../pipeline/workspace/hash.ts';
import { packageVersion } from '../pipeline/workspace/package-version.ts';
import { randomToken } from '../pipeline/write/random-token.ts';
import { findRepositoryPaths } from '../pipeline/write/write-reports.ts';
import type { TextStyle } from '../report/ansi.ts';
import type { ReportContext } from '../report/findings/context.ts';
import type { Found } from './findings-output.ts';
import type { Io } from './io.ts';

/** What the formats need to know beside findings, of the real world. */
export async function createReportContext(found: Found, style: TextStyle, { cwd }: Io): Promise<ReportContext> {
  const paths = await findRepositoryPaths(filesIn(found), cwd);
  return {
    style,
    version: packageVersion(),
    failures: found.failures,
    pageOf: (code) => (Object.hasOwn(DIAGNOSTIC_CODES, code) ? DIAGNOSTIC_CODES[code] : undefined),
    repositoryPath: (file) => paths.get(file) ?? file,
    isSecret: isSecretFinding,
    hash: hashText,
    token: randomToken(),
  };
}

/** Every file that a report may name, once. */
function filesIn({ findings, failures }: Found): readonly string[] {
  const { diagnostics, documents } = findings;
  const origins = diagnostics.flatMap(({ origin, related = [] }) => [origin, ...related.map((other) => other.origin)]);
  return [
    ...new Set([
      ...documents.map(({ file }) => file),
      ...origins.flatMap((origin) => (origin.kind === 'file' ? [origin.file] : [])),
      ...failures.flatMap(({ file }) => file ?? []),
    ]),
  ];
}
