import type { Run } from '../../ledger/fold-run.ts';
import type { Client } from '../../submit/client/client.ts';
import type { ProvenBatch } from './decide-action.ts';

/** Finds batches that are proven to be of a shard whose outcome is unknown. A batch in the directory that was made for a shard alone, and that was not there before, is the shard's. */
export async function findProven(
  runs: readonly Run[],
  client: Pick<Client, 'listBatches'>,
): Promise<readonly ProvenBatch[]> {
  const proven: ProvenBatch[] = [];
  for (const { id, shards } of runs.filter(({ state }) => state === 'unknown')) {
    for (const { shard, state, intents } of shards) {
      if (state.kind !== 'unknown') continue;
      const found = new Set<string>();
      for (const { directoryId, baseline } of intents) {
        if (directoryId === undefined) continue;
        for await (const page of client.listBatches({ directoryId })) {
          for (const batch of page) if (!baseline.batchIds.includes(batch.id)) found.add(batch.id);
        }
      }
      const [batchId, ...more] = found;
      if (batchId !== undefined && more.length === 0) proven.push({ run: id, shard, batchId });
    }
  }
  return proven;
}
