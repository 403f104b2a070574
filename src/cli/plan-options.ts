import type { Command } from 'commander';
import { Failure } from '../core/failure.ts';
import type { PlanInputs, TargetOptions } from '../pipeline/plan/plan-batches.ts';
import { textOption } from './api-options.ts';
import type { CommandOptions } from './command.ts';
import type { Io } from './io.ts';

/** Declares where batches go, where that is recorded, and how much may be sent. */
export function addTargetOptions(command: Command): Command {
  return addPlaceOptions(command)
    .option('--shard-size <number>', 'the most files of one batch; more are several batches')
    .option('--max-files <number>', 'send so many files, whatever `limits.max_files` says')
    .option('--max-credits <number>', 'spend so many credits, whatever `limits.max_credits` says');
}

/** Declares where batches go, and where that is recorded. */
export function addPlaceOptions(command: Command): Command {
  return command
    .option('--local', 'the embedded server, with a ledger of its own: no account, no key')
    .option('--base-url <url>', 'the address of the API, also of one that is not built in')
    .option('--region <name>', 'a region of LlamaCloud in the place of an address: na or eu')
    .option('--api-key-file <file>', 'a file that holds the API key')
    .option('--ledger <location>', 'DIR, file:DIR or git:REMOTE; without it that of the project file');
}

/** Where batches go, as `addPlaceOptions` declares it. */
export function readTargetOptions(options: CommandOptions, { cwd, env }: Io): TargetOptions {
  const isLocal = options['local'] === true;
  const stated = ['baseUrl', 'region', 'apiKeyFile', 'ledger'].find((name) => options[name] !== undefined);
  if (isLocal && stated !== undefined) {
    throw new Failure('usage', '`--local` has an address, a key and a ledger of its own.');
  }
  return {
    location: textOption(options, 'ledger'),
    baseUrl: textOption(options, 'baseUrl'),
    region: textOption(options, 'region'),
    isLocal,
    environmentName: textOption(options, 'env'),
    environment: env,
    cwd,
  };
}

/** How much may be sent, and how it is cut. */
export function readSizes(options: CommandOptions): {
  readonly shardSize: number | undefined;
  readonly limits: { readonly max_files: number | undefined; readonly max_credits: number | undefined };
} {
  return {
    shardSize: numberOption(options, 'shardSize', '--shard-size', 1),
    limits: {
      max_files: numberOption(options, 'maxFiles', '--max-files', 0),
      max_credits: numberOption(options, 'maxCredits', '--max-credits', 0),
    },
  };
}

/** What a plan was made of, to be found again. */
export function readPlanInputs(names: readonly string[], options: CommandOptions): PlanInputs {
  return {
    manifests: names,
    environment: textOption(options, 'env'),
    set: (options['set'] ?? []) as readonly string[],
    vars: (options['var'] ?? []) as readonly string[],
    config: textOption(options, 'config'),
    trustedConfig: textOption(options, 'trustedConfig'),
    changed: options['changed'] === true ? true : textOption(options, 'changed'),
    ledger: textOption(options, 'ledger'),
    baseUrl: textOption(options, 'baseUrl'),
    region: textOption(options, 'region'),
    isLocal: options['local'] === true,
    shardSize: readSizes(options).shardSize,
  };
}

function numberOption(options: CommandOptions, name: string, flag: string, least: number): number | undefined {
  const text = textOption(options, name);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number;
  throw new Failure('usage', `\`${flag}\` takes a whole number from ${least}.`);
}
