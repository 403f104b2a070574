import type { JsonObject } from '../../../core/json.ts';
import type { BatchRecord, ItemRecord } from '../../store/records.ts';
import type { World } from '../../world.ts';

/** A batch as the v2 API shows it: of its receivers nothing, of its configuration the id alone (OpenAPI: BatchResponse). */
export function writeBatchV2(batch: BatchRecord): JsonObject {
  return {
    id: batch.id,
    project_id: batch.projectId,
    source_directory_id: batch.directoryId,
    config: { job: { type: `${batch.jobType}_v2`, configuration_id: batch.v2?.configurationId ?? '' } },
    status: batch.status.toUpperCase(),
    results: null,
    created_at: batch.createdAt,
    updated_at: batch.updatedAt,
  };
}

/** What became of each file; null while the batch is running, and where it failed as a whole. */
export function writeResults(batch: BatchRecord, { store }: World): readonly JsonObject[] | null {
  if (batch.completedAt === null || batch.status === 'failed') return null;
  return store.items.ofBatch(batch.id).map((item) => writeResult(item, batch));
}

/** OpenAPI: BatchResult. How parsing went is the job's to tell; an error here is that of a file that was given to none. */
function writeResult(item: ItemRecord, { jobType }: BatchRecord): JsonObject {
  return {
    source_directory_file_id: item.itemId,
    job_reference: item.jobId === null ? null : { type: `${jobType}_v2`, id: item.jobId },
    error_message: item.skipReason,
  };
}
