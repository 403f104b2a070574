import type { BatchRecord, DirectoryFileRecord } from '../store/records.ts';
import type { World } from '../world.ts';

/** Makes a file of a directory, as it is now, part of a batch. */
export function addItem(batch: BatchRecord, placed: DirectoryFileRecord, world: World): void {
  const file = world.store.files.get(placed.fileId);
  world.store.items.put({
    id: `${batch.id}/${placed.id}`,
    batchId: batch.id,
    itemId: placed.id,
    itemName: placed.displayName,
    sha256: file?.sha256 ?? '',
    size: file?.size ?? 0,
    status: 'pending',
    jobId: null,
    jobRecordId: null,
    skipReason: null,
    errorMessage: null,
    effectiveAt: batch.createdAt,
    startedAt: null,
    completedAt: null,
  });
}
