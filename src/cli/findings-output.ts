import { hasErrors } from '../core/diagnostic.ts';
import type { Failure } from '../core/failure.ts';
import type { Findings } from '../core/findings.ts';
import { withoutRemarks } from '../core/findings.ts';
import type { TextStyle } from '../report/ansi.ts';
import { escapeForTerminal } from '../report/escape.ts';
import { formatSummary } from '../report/findings/summary.ts';
import { formatFindingsAsText } from '../report/findings/text.ts';
import { usesColor } from './color.ts';
import type { CommandOptions } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, gravest } from './exit-code.ts';
import { writeFailure } from './failure-output.ts';
import { linksFor } from './hyperlinks.ts';
import type { Io, Output } from './io.ts';

/** What a check found, and what it could not read. */
export interface Found {
  readonly findings: Findings;
  readonly failures: readonly Failure[];
  /** Whether a project file has errors. */
  readonly isProjectWrong?: boolean;
}

/** Writes findings as text to `output`, what was checked and what could not be read to stderr, and gives the exit code. */
export function writeFindings(found: Found, output: Output, options: CommandOptions, io: Io): ExitCode {
  if (found.findings.diagnostics.length > 0) {
    output.write(formatFindingsAsText(found.findings, styleOf(output, options, io)));
  }
  return concludeFindings(found, io);
}

/**
 * Writes to stderr what stands in the way of compiling manifests, where anything does, and gives the exit code. Remarks are
 * for `lint`.
 */
export function writeObstacles(found: Found, options: CommandOptions, io: Io): ExitCode {
  const findings = withoutRemarks(found.findings);
  if (findings.diagnostics.length === 0 && found.failures.length === 0) return EXIT.ok;
  return writeFindings({ ...found, findings }, io.err, options, io);
}

/** Says on stderr what was checked and what could not be read or written, and gives the exit code. */
export function concludeFindings({ findings, failures, isProjectWrong = false }: Found, io: Io): ExitCode {
  for (const failure of failures) writeFailure(failure, io);
  io.err.write(`${formatSummary(findings.summary)}\n`);
  return gravest([
    failures.length > 0 ? EXIT.io : EXIT.ok,
    isProjectWrong ? EXIT.projectWrong : EXIT.ok,
    hasErrors(findings.diagnostics) ? EXIT.findings : EXIT.ok,
  ]);
}

/** Says on stderr what was passed over. */
export function writeNotices({ notices }: { readonly notices: readonly string[] }, io: Io): void {
  for (const notice of notices) io.err.write(`${escapeForTerminal(notice)}\n`);
}

/** How text on an output is drawn. */
export function styleOf(output: Output, options: CommandOptions, io: Io): TextStyle {
  const links = linksFor(output, options, io);
  return { color: usesColor(output, options, io), ...(links !== undefined && { links }) };
}
