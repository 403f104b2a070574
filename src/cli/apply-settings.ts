import type { Command } from 'commander';
import { Failure } from '../core/failure.ts';
import { textOption, timeoutOption } from './api-options.ts';
import type { CommandOptions } from './command.ts';

/** How an apply goes about it. */
export interface ApplySettings {
  readonly following: { readonly timeoutMilliseconds: number | undefined } | undefined;
  readonly concurrency: number;
  readonly runner: { readonly index: number; readonly of: number } | undefined;
  readonly isFailFast: boolean;
  readonly settleMilliseconds: number | undefined;
  readonly assumedAbsent: ReadonlySet<string>;
  /** The digest of the plan that was agreed to. */
  readonly planDigest: string | undefined;
}

/** Declares how an apply goes about it. */
export function addApplyOptions(command: Command): Command {
  return command
    .option('--plan-digest <digest>', 'apply only what has this digest, as `plan` gives it')
    .option('--wait', 'follow the batches until they end, and list their items')
    .option('--timeout <seconds>', 'with --wait: give up after so long; the batches go on')
    .option('--concurrency <number>', 'how much is done at once: manifests, batches and files together', '4')
    .option('--runner <i/n>', 'send every Nth batch of each run, from the Ith, with 1/N of the rate')
    .option('--fail-fast', 'begin nothing more once a batch was not created')
    .option('--settle <seconds>', 'how long a batch whose answer was lost may take to show up in the list', '120')
    .option(
      '--assume-absent <run>',
      'a run of which it is known that the lost create made no batch; repeatable',
      collect,
    )
    .option('--events <file>', 'write what happens as JSON Lines');
}

/** How an apply goes about it, as `addApplyOptions` declares it. */
export function readApplySettings(options: CommandOptions): ApplySettings {
  const isWaiting = options['wait'] === true;
  const timeoutMilliseconds = timeoutOption(options);
  if (timeoutMilliseconds !== undefined && !isWaiting) throw new Failure('usage', '`--timeout` needs `--wait`.');
  return {
    following: isWaiting ? { timeoutMilliseconds } : undefined,
    concurrency: readConcurrency(options),
    runner: readRunner(options),
    isFailFast: options['failFast'] === true,
    settleMilliseconds: readSettle(options),
    assumedAbsent: new Set((options['assumeAbsent'] ?? []) as readonly string[]),
    planDigest: readPlanDigest(options),
  };
}

/** A plan for people shows it with the name of the hash before it. */
function readPlanDigest(options: CommandOptions): string | undefined {
  const text = textOption(options, 'planDigest');
  const [, digest] = /^(?:sha256:)?([0-9a-f]{64})$/.exec(text ?? '') ?? [];
  if (text === undefined || digest !== undefined) return digest;
  throw new Failure('usage', '`--plan-digest` takes a digest as `plan` gives it: 64 digits from 0 to f.');
}

/** More would only wait for the rate of uploads that the API allows. */
const MOST_AT_ONCE = 32;

function readConcurrency(options: CommandOptions): number {
  const concurrency = Number(options['concurrency']);
  if (Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= MOST_AT_ONCE) return concurrency;
  throw new Failure('usage', `\`--concurrency\` takes a whole number from 1 to ${MOST_AT_ONCE}.`);
}

function readRunner({ runner }: CommandOptions): ApplySettings['runner'] {
  if (runner === undefined) return undefined;
  const [, index, of] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(String(runner)) ?? [];
  if (Number(index) <= Number(of)) return { index: Number(index), of: Number(of) };
  throw new Failure('usage', '`--runner` takes which runner this is of how many, such as `2/4`.');
}

/** A server whose list is behind is not asked to hurry. */
function readSettle({ settle }: CommandOptions): number {
  const seconds = Number(settle);
  if (String(settle).trim() !== '' && Number.isFinite(seconds) && seconds >= 0) return seconds * 1000;
  throw new Failure('usage', '`--settle` takes a number of seconds from 0.');
}

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}
