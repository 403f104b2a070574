import type { ItemRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { usesCache } from './masked-config.ts';

/** How an item is passed over. */
export type Skip = Pick<ItemRecord, 'skipReason' | 'jobId'>;

/** How long a result stands for the same file with the same parameters: the API keeps its cache for 48 hours. */
const CACHE_MILLISECONDS = 48 * 60 * 60 * 1000;

/** Why an item is passed over, if it is. In v1 the result of an earlier job stands for the one that is not made. */
export function skipOf(item: ItemRecord, world: World): Skip | undefined {
  const fault = world.faults.forItem(item.itemName);
  if (fault?.status === 'skipped') return { skipReason: fault.reason ?? 'already_processed', jobId: null };
  if (item.size > world.settings.mostBytesParsed) return { skipReason: 'size_limit_exceeded', jobId: null };
  if (world.store.batches.get(item.batchId)?.v2 !== undefined) return undefined;
  const earlier = earlierResult(item, world);
  return earlier === undefined ? undefined : { skipReason: 'already_processed', jobId: earlier.jobId };
}

/** The item whose result the cache still holds for the same content with the same parameters. */
export function earlierResult(item: ItemRecord, world: World): ItemRecord | undefined {
  const batch = world.store.batches.get(item.batchId);
  if (batch === undefined || !usesCache(batch.jobConfig)) return undefined;
  const before = world.store.items.parsedBefore(item.sha256, batch.parametersHash);
  if (before?.completedAt == null) return undefined;
  const isFresh = world.clock.now() - Date.parse(before.completedAt) < CACHE_MILLISECONDS;
  return isFresh ? before : undefined;
}
