import { isV2Id } from './client/api-of.ts';
import type { Client } from './client/client.ts';
import type { ListedBatch } from './list-batches.ts';
import { listBatchesOf } from './list-batches.ts';
import type { ShardInRun } from './shard-body.ts';
import { sliceOf } from './shard-body.ts';
import type { Candidate } from './shard-order.ts';
import { hasEndedIn } from './watch-batch.ts';

/** A batch, and the attempt that made it. */
export interface LateBatch {
  readonly attempt: number;
  readonly batch: ListedBatch;
}

/** What came to be in directories that were given up, by what it found there. */
export interface LateBatches {
  /** All files of the shard. */
  readonly whole: readonly LateBatch[];
  /** Some of them: it came while they were taken out. */
  readonly partial: readonly LateBatch[];
  /** None. */
  readonly empty: readonly LateBatch[];
  /** It cannot be told yet. */
  readonly undecided: readonly LateBatch[];
}

type LateClient = Pick<Client, 'listBatches' | 'listItems'>;

/** Looks for batches in the directories of the attempts of a shard; `current` is not one that was given up. */
export async function findLateBatches(
  order: ShardInRun,
  current: string | undefined,
  client: LateClient,
): Promise<LateBatches> {
  const found: Record<keyof LateBatches, LateBatch[]> = { whole: [], partial: [], empty: [], undecided: [] };
  const seen = new Set<string>();
  for (const { directoryId, attempt, baseline } of order.shard.intents) {
    if (directoryId === undefined || directoryId === current) continue;
    for (const batch of (await listBatchesOf(client, directoryId)).batches) {
      if (batch.directory_id !== directoryId || baseline.batchIds.includes(batch.id) || seen.has(batch.id)) continue;
      seen.add(batch.id);
      found[await judgeFound(batch, sliceOf(order).count, client)].push({ attempt, batch });
    }
  }
  return found;
}

/** A batch as a person is told of it. */
export function candidateOf({ id, status, created_at }: ListedBatch): Candidate {
  return { batchId: id, status, createdAt: created_at ?? undefined };
}

async function judgeFound(
  batch: ListedBatch,
  wanted: number,
  client: Pick<Client, 'listItems'>,
): Promise<keyof LateBatches> {
  let items = 0;
  for await (const page of client.listItems(batch.id)) items += page.length;
  if (items > 0 && items >= wanted) return 'whole';
  // A batch that goes on may still come to see more of them.
  if (!hasEndedIn(batch.status)) return 'undecided';
  // OpenAPI: of a batch of v2 that failed as a whole it is not told which files it gave to jobs.
  if (batch.status === 'failed' && isV2Id(batch.id)) return 'partial';
  return items > 0 ? 'partial' : 'empty';
}
