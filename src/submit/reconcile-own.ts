import { Failure } from '../core/failure.ts';
import type { IntentRecord } from '../ledger/record.ts';
import type { Client } from './client/client.ts';
import { emptyDirectory, fileIdsIn } from './empty-directory.ts';
import { ATTEMPTS_SPENT, FOUND_SOME, inDoubt, LEFT_FOR_LATER, NOT_TOLD_YET } from './in-doubt.ts';
import type { LateBatch } from './late-batches.ts';
import { findLateBatches } from './late-batches.ts';
import type { ListedBatch } from './list-batches.ts';
import { listBatchesOf } from './list-batches.ts';
import { attemptUntilTaken } from './send-shard.ts';
import { sliceOf } from './shard-body.ts';
import type { ShardOrder, ShardOutcome, ShardTools } from './shard-order.ts';
import { adoptBatch } from './shard-records.ts';

/** An intent whose batch reads a directory that was made for it. */
export type OwnIntent = IntentRecord & { readonly directoryId: string };

/** A batch that reads the directory is ours. Where there is none the directory is emptied, and another one used. */
export async function reconcileOwn(order: ShardOrder, intent: OwnIntent, tools: ShardTools): Promise<ShardOutcome> {
  const { batches } = await listBatchesOf(tools.client, intent.directoryId);
  const fresh = batches.filter(({ id }) => !intent.baseline.batchIds.includes(id));
  const files = await fileIdsIn(intent.directoryId, tools.client);
  const [batch, ...more] = fresh;
  if (batch === undefined) return sendFencedOff(order, intent, files, tools);
  if (more.length > 0)
    return inDoubt(order, 'several batches read the directory of the shard', { needsPerson: true, batches: fresh });
  if (batch.directory_id !== intent.directoryId)
    return inDoubt(order, 'the server does not say which directory a batch reads', {
      needsPerson: true,
      batches: fresh,
    });
  if (files.length >= sliceOf(order).count) return adopt(order, intent, batch.id, tools);
  return afterEmptying(order, { intent, batch, files }, tools);
}

/** The directory was emptied, or begun to be, by whoever was here before: the batch may have found nothing in it. */
async function afterEmptying(
  order: ShardOrder,
  {
    intent,
    batch,
    files,
  }: { readonly intent: OwnIntent; readonly batch: ListedBatch; readonly files: readonly string[] },
  tools: ShardTools,
): Promise<ShardOutcome> {
  const { whole, partial, undecided } = await findLateBatches(order, undefined, tools.client);
  const isThis = (late: LateBatch): boolean => late.batch.id === batch.id;
  if (whole.some(isThis)) return adopt(order, intent, batch.id, tools);
  if (partial.some(isThis)) return inDoubt(order, FOUND_SOME, { needsPerson: true, batches: [batch] });
  if (undecided.length > 0) return inDoubt(order, NOT_TOLD_YET, { batches: [batch] });
  return sendFencedOff(order, intent, files, tools);
}

async function adopt(
  order: ShardOrder,
  { attempt }: OwnIntent,
  batchId: string,
  tools: ShardTools,
): Promise<ShardOutcome> {
  const basis = { kind: 'proof', proof: 'it reads the directory that was made for the shard' } as const;
  return { state: await adoptBatch(order, { attempt, batchId, basis }, tools) };
}

async function sendFencedOff(
  order: ShardOrder,
  { directoryId }: OwnIntent,
  files: readonly string[],
  tools: ShardTools,
): Promise<ShardOutcome> {
  const { nextAttempt } = order.shard;
  if (nextAttempt === undefined) return inDoubt(order, ATTEMPTS_SPENT, { needsPerson: true });
  if (await hasResults(files, tools.client))
    return inDoubt(order, 'its files have results, though no list shows a batch that reads them');
  if (order.isOnlyLookedFor === true) return inDoubt(order, LEFT_FOR_LATER);
  await emptyDirectory(directoryId, tools);
  const next = { number: nextAttempt, because: 'fenced', directoryId: undefined } as const;
  return attemptUntilTaken(order, next, tools);
}

/** So many files are looked at, spread over all of them. */
const SAMPLE = 5;

/** Whether some batch has worked on files that no other batch can know: then the list is behind. */
async function hasResults(fileIds: readonly string[], client: Pick<Client, 'processingResults'>): Promise<boolean> {
  const step = Math.max(1, Math.ceil(fileIds.length / SAMPLE));
  for (const id of fileIds.filter((_, index) => index % step === 0)) {
    if (await hasResult(id, client)) return true;
  }
  return false;
}

async function hasResult(fileId: string, client: Pick<Client, 'processingResults'>): Promise<boolean> {
  try {
    return ((await client.processingResults(fileId)).processing_results ?? []).length > 0;
  } catch (error) {
    if (error instanceof Failure && error.code === 'not-found') return false;
    throw error;
  }
}
