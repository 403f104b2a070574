import { Option } from 'commander';
import { hasErrors } from '../core/diagnostic.ts';
import type { Failure } from '../core/failure.ts';
import type { Findings } from '../core/findings.ts';
import { FINDINGS_FORMATS } from '../report/findings/index.ts';
import { formatSummary } from '../report/findings/summary.ts';
import { usesColor } from './color.ts';
import type { CommandOptions } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, gravest } from './exit-code.ts';
import { writeFailure } from './failure-output.ts';
import type { Io, Output } from './io.ts';

/** `--format`, of the findings. */
export function formatOption(): Option {
  const names = FINDINGS_FORMATS.map(({ name }) => name);
  return new Option('--format <format>', 'how findings are written').choices(names).default(names[0]);
}

/** Writes findings to `output`, what was checked and what could not be read to stderr, and gives the exit code. */
export function writeFindings(
  found: { readonly findings: Findings; readonly failures: readonly Failure[] },
  output: Output,
  options: CommandOptions,
  io: Io,
): ExitCode {
  const { findings, failures } = found;
  const format = FINDINGS_FORMATS.find(({ name }) => name === options['format']) ?? FINDINGS_FORMATS[0];
  output.write(format.format(findings, { color: usesColor(output, options, io) }));
  for (const failure of failures) writeFailure(failure, io);
  io.err.write(`${formatSummary(findings.summary)}\n`);
  return gravest([failures.length > 0 ? EXIT.io : EXIT.ok, hasErrors(findings.diagnostics) ? EXIT.findings : EXIT.ok]);
}
