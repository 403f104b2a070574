import type { Run } from '../ledger/fold-run.ts';
import type { ShardFold } from '../ledger/shard-state.ts';
import type { Batch } from './client/answers.ts';
import { isV2Id } from './client/api-of.ts';
import type { Client } from './client/client.ts';
import { jobTypeOf } from './job-type-of.ts';
import { isWholeDirectory, itemsOf } from './shard-body.ts';

/** The attempt that may have made a batch, or why none can have. */
export type Comparison = { readonly attempt: number } | { readonly why: string };

/**
 * Compares a batch with what a shard asked for, as far as the service shows it: when it was there, what it reads and works on.
 * That nothing differs proves nothing.
 */
export async function whyNotOfShard(
  { run, shard, attempt }: Doubt,
  batch: Batch,
  client: Pick<Client, 'listItems'>,
): Promise<Comparison> {
  const { kind, source } = run.record;
  const type = jobTypeOf(kind);
  if (type !== undefined && batch.job_type !== type) return { why: `its type is ${batch.job_type}, and not ${type}` };
  if (isV2Id(batch.id) !== (kind === 'Batch')) return { why: 'it is of the other version of the API' };
  const { configuration_id: used = run.record.configuration?.id } = batch;
  if (used !== run.record.configuration?.id)
    return { why: `it was made with \`${used}\`, and not with what the run froze` };
  const directory = batch.directory_id ?? undefined;
  const own = shard.intents.filter(({ directoryId }) => directoryId !== undefined);
  const intent =
    own.length > 0
      ? own.findLast(({ directoryId }) => directoryId === directory)
      : shard.intents.find((one) => one.attempt === attempt);
  if (intent?.baseline.batchIds.includes(batch.id) === true) return { why: 'it was there before the shard was sent' };
  if (own.length > 0)
    return intent === undefined
      ? { why: `it reads ${shown(directory)}, which was not made for it` }
      : { attempt: intent.attempt };
  // What a directory held when the batch came is not known.
  if (source.kind === 'directory' && isWholeDirectory(run.record) && directory !== undefined)
    return source.directoryId === directory
      ? { attempt }
      : { why: `it reads ${shown(directory)}, and not \`${source.directoryId}\`` };
  const stranger = await strangerIn(batch.id, new Set(itemsOf({ run, shard })), client);
  return stranger === undefined ? { attempt } : { why: `it works on \`${stranger}\`, which is not of it` };
}

/** A shard whose outcome is unknown, with the attempt that leaves it so. */
interface Doubt {
  readonly run: Pick<Run, 'record'>;
  readonly shard: ShardFold;
  readonly attempt: number;
}

function shown(directory: string | undefined): string {
  return directory === undefined ? 'no directory' : `\`${directory}\``;
}

/** An item that the shard did not ask for. */
async function strangerIn(
  batchId: string,
  items: ReadonlySet<string>,
  client: Pick<Client, 'listItems'>,
): Promise<string | undefined> {
  for await (const page of client.listItems(batchId)) {
    const stranger = page.find(({ item_id }) => !items.has(item_id));
    if (stranger !== undefined) return stranger.item_id;
  }
  return undefined;
}
