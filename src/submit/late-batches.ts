import type { Client } from './client/client.ts';
import type { ListedBatch } from './list-batches.ts';
import { listBatchesOf } from './list-batches.ts';
import type { Candidate, ShardOrder } from './shard-order.ts';
import { hasEndedIn } from './watch-batch.ts';

/** What came to be in directories that were given up. */
export interface LateBatches {
  /** Those that parse files of the shard after all, with the attempt that made them. */
  readonly working: readonly { readonly attempt: number; readonly batchId: string }[];
  /** Those of which it cannot be told yet. */
  readonly undecided: readonly Candidate[];
  /** Those that found nothing. */
  readonly empty: readonly string[];
}

type LateClient = Pick<Client, 'listBatches' | 'listItems'>;

/** Looks for batches in the directories of earlier attempts of a shard, which were emptied; `current` is not one of them. */
export async function findLateBatches(
  { shard }: Pick<ShardOrder, 'shard'>,
  current: string | undefined,
  client: LateClient,
): Promise<LateBatches> {
  const found = {
    working: [] as LateBatches['working'][number][],
    undecided: [] as Candidate[],
    empty: [] as string[],
  };
  const seen = new Set<string>();
  for (const { directoryId, attempt, baseline } of shard.intents) {
    if (directoryId === undefined || directoryId === current) continue;
    const { batches } = await listBatchesOf(client, directoryId);
    for (const batch of batches) {
      if (batch.directory_id !== directoryId || baseline.batchIds.includes(batch.id) || seen.has(batch.id)) continue;
      seen.add(batch.id);
      if (await hasItems(batch.id, client)) found.working.push({ attempt, batchId: batch.id });
      else if (hasEndedIn(batch.status)) found.empty.push(batch.id);
      else found.undecided.push(candidateOf(batch));
    }
  }
  return found;
}

/** A batch as a person is told of it. */
export function candidateOf({ id, status, created_at }: ListedBatch): Candidate {
  return { batchId: id, status, createdAt: created_at ?? undefined };
}

async function hasItems(batchId: string, client: Pick<Client, 'listItems'>): Promise<boolean> {
  for await (const page of client.listItems(batchId)) if (page.length > 0) return true;
  return false;
}
