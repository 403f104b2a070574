import { Failure } from '../core/failure.ts';
import type { MeantBatch, MeantBatches } from './with-batches.ts';

/** A batch, and which of its items are asked for; all where that is undefined. */
export interface AskedBatch extends MeantBatch {
  readonly itemIds: readonly string[] | undefined;
}

/** Finds the batches of which items are asked for. Throws a Failure for an item that is in none of several. */
export async function placeItems(
  { opened, batches }: MeantBatches,
  itemIds: readonly string[] | undefined,
): Promise<readonly AskedBatch[]> {
  // Of one batch it is told when its items are read.
  if (itemIds === undefined || batches.length === 1) return batches.map((batch) => ({ ...batch, itemIds }));
  const missing = new Set(itemIds);
  const asked: AskedBatch[] = [];
  for (const batch of batches) {
    const own: string[] = [];
    for await (const page of opened.client.listItems(batch.batchId))
      own.push(...page.flatMap(({ item_id }) => (missing.delete(item_id) ? [item_id] : [])));
    if (own.length > 0) asked.push({ ...batch, itemIds: own });
  }
  for (const id of missing) throw new Failure('not-found', `\`${id}\` is not an item of the run`);
  return asked;
}
