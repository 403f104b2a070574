import type { Command } from 'commander';
import { Option } from 'commander';
import { Failure } from '../core/failure.ts';
import type { WriteOutcome } from '../pipeline/target/open-client.ts';
import { escapeForTerminal, escapeJson } from '../report/escape.ts';
import type { CommandOptions } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT } from './exit-code.ts';
import type { Io } from './io.ts';

/** Declares what every command that answers from the API takes. */
export function addApiOptions(command: Command): Command {
  return addAccessOptions(command).addOption(
    new Option('--format <format>', 'how the answer is written').choices(['text', 'json']).default('text'),
  );
}

/** Declares what every command that talks to the API takes. */
export function addAccessOptions(command: Command): Command {
  return command
    .option('--local', 'ask the embedded server that `apply --local` uses')
    .option('--base-url <url>', 'the address of the API, also of one that is not built in')
    .option('--region <name>', 'a region of LlamaCloud in the place of an address: na or eu')
    .option('--api-key-file <file>', 'a file that holds the API key')
    .option('--project <id>', 'the project; without it the one of the key')
    .option('--organization <id>', 'the organization');
}

/** An option with a value; undefined where it is not given. */
export function textOption(options: CommandOptions, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** `--timeout` in milliseconds; undefined where it is not given. */
export function timeoutOption(options: CommandOptions): number | undefined {
  const text = textOption(options, 'timeout');
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds > 0) return seconds * 1000;
  throw new Failure('usage', '`--timeout` takes a number of seconds above 0.');
}

/** A value as the JSON that programs read. */
export function jsonAnswer(answer: Readonly<Record<string, unknown>>): string {
  return escapeJson(`${JSON.stringify({ version: 1, ...answer }, null, 2)}\n`);
}

/** Says on stderr why a write was not done, or that this is not known, and gives the exit code. */
export function writeRefusal(
  outcome: Exclude<WriteOutcome<unknown>, { kind: 'done' }>,
  what: string,
  io: Io,
): ExitCode {
  const { sentence, exitCode } = describeRefusal(outcome, what);
  io.err.write(`parsebatch: ${escapeForTerminal(sentence)}\n`);
  return exitCode;
}

/** Why a write was not done, or that this is not known, in one sentence, and the exit code for it. */
function describeRefusal(
  outcome: Exclude<WriteOutcome<unknown>, { kind: 'done' }>,
  what: string,
): { readonly sentence: string; readonly exitCode: ExitCode } {
  switch (outcome.kind) {
    case 'rejected':
      return { sentence: `${what} was rejected (${outcome.status}): ${outcome.detail}`, exitCode: EXIT.findings };
    case 'not-sent':
      return { sentence: `${what} was not sent: ${outcome.reason}`, exitCode: EXIT.unavailable };
    case 'unknown':
      return { sentence: `Whether ${what} was done is unknown: ${outcome.reason}`, exitCode: EXIT.unknown };
    case 'rate-limited': {
      const wait = outcome.retryAfterSeconds === undefined ? '' : `; the API asks for ${outcome.retryAfterSeconds} s`;
      return { sentence: `${what} was not done: too many requests${wait}`, exitCode: EXIT.locked };
    }
    case 'out-of-credits':
      return { sentence: `${what} was refused for want of credits: ${outcome.detail}`, exitCode: EXIT.refused };
    case 'unauthorized':
      return { sentence: `${what} is not allowed (${outcome.status}): ${outcome.detail}`, exitCode: EXIT.unauthorized };
  }
}
