import type { Command } from 'commander';
import { Failure } from '../core/failure.ts';
import type { PersonsWord } from '../pipeline/claim/claim-batches.ts';
import type { CommandOptions } from './command.ts';
import { reasonOption } from './run-options.ts';

/** Declares what a person may say about batches that nothing proves. */
export function addClaimOptions(command: Command): Command {
  return command
    .option('--adopt', 'with init: claim the batches that the service has of the manifests')
    .option(
      '--claim <name=id>',
      'with --adopt: this batch is of that manifest, though nothing proves it; repeatable',
      collect,
    )
    .option('--reason <text>', 'with --claim: how that is known; has to be given');
}

/** What a person says, by the label of a batch, as `addClaimOptions` declares it. */
export function readClaims(options: CommandOptions): ReadonlyMap<string, PersonsWord> {
  const claims = (options['claim'] ?? []) as readonly string[];
  const reason = reasonOption(options);
  if (claims.length > 0 && reason === undefined) {
    throw new Failure('usage', '`--claim` needs a `--reason`: it is all that tells later how that was known.');
  }
  if (claims.length === 0 && options['reason'] !== undefined) {
    throw new Failure('usage', '`--reason` goes with `--claim`.');
  }
  const words = new Map<string, PersonsWord>();
  for (const claim of claims) {
    // The row of a matrix has a `=` in it, and an id of the service has none.
    const [, label, id] = /^(.+)=([^=]+)$/.exec(claim) ?? [];
    if (label === undefined || id === undefined) {
      throw new Failure('usage', `\`--claim ${claim}\` names no manifest and batch.`, {
        hint: 'Write NAME=bjb-… or NAME=bat-….',
      });
    }
    words.set(label, { batchIds: new Set([...(words.get(label)?.batchIds ?? []), id]), reason: reason ?? '' });
  }
  return words;
}

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}
