import type { JsonObject } from '../../core/json.ts';
import type { BatchRecord } from '../store/records.ts';
import type { World } from '../world.ts';

/** A batch as the API shows it: neither its parameters nor a correlation id (OpenAPI: BatchJobResponse). */
export function writeBatch(batch: BatchRecord, { store }: World): JsonObject {
  const counts = store.items.counts(batch.id);
  return {
    id: batch.id,
    project_id: batch.projectId,
    directory_id: batch.directoryId,
    job_type: batch.jobType,
    status: batch.status,
    total_items: Object.values(counts).reduce((sum, count) => sum + count, 0),
    processed_items: counts.completed,
    failed_items: counts.failed,
    skipped_items: counts.skipped,
    workflow_id: batch.workflowId,
    job_record_id: null,
    error_message: batch.errorMessage,
    effective_at: batch.updatedAt,
    created_at: batch.createdAt,
    updated_at: batch.updatedAt,
    started_at: batch.startedAt,
    completed_at: batch.completedAt,
  };
}
