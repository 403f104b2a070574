import type { Command, Option } from 'commander';
import { Failure } from '../core/failure.ts';
import type { CommandOptions } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT } from './exit-code.ts';
import type { Found } from './findings-output.ts';
import type { Io } from './io.ts';

/** `--max-warnings N`: from how many on warnings fail a check. */
export function warningsOption(command: Command): Option {
  return command
    .createOption('--max-warnings <number>', 'exit 1 when there are more warnings than this')
    .argParser(readNumber);
}

/** Says on stderr when there are more warnings than are allowed, and gives the exit code. */
export function judgeWarnings({ findings }: Pick<Found, 'findings'>, options: CommandOptions, io: Io): ExitCode {
  const most = options['maxWarnings'] as number | undefined; // made by the option's own parser
  const { warnings } = findings.summary;
  if (most === undefined || warnings <= most) return EXIT.ok;
  io.err.write(
    `${warnings} ${warnings === 1 ? 'warning is' : 'warnings are'} more than --max-warnings ${most} allows\n`,
  );
  return EXIT.findings;
}

function readNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Failure('usage', '`--max-warnings` takes a whole number from 0.');
  return Number(text);
}
