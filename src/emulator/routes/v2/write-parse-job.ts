import type { JsonObject } from '../../../core/json.ts';
import { isJsonObject } from '../../../core/json.ts';
import type { BatchRecord, ItemRecord, ItemStatus } from '../../store/records.ts';

/** The job that parses one file of a batch of v2. */
export interface ParseJob {
  readonly item: ItemRecord;
  readonly batch: BatchRecord;
}

/** OpenAPI: ParseJobResponse; its `usage` has to be asked for. */
export function writeParseJob({ item, batch }: ParseJob): JsonObject {
  const { parameters } = batch.jobConfig;
  return {
    id: item.jobId,
    project_id: batch.projectId,
    status: statusOf(item),
    error_message: item.errorMessage,
    name: item.itemName,
    tier: (isJsonObject(parameters) ? parameters['tier'] : undefined) ?? null,
    user_metadata: null,
    usage: null,
    created_at: item.startedAt,
    updated_at: item.effectiveAt,
  };
}

/** What a job is about, in the words of the v2 API. */
export function statusOf({ status }: ItemRecord): string {
  return STATUS[status];
}

const STATUS: Readonly<Record<ItemStatus, string>> = {
  pending: 'PENDING',
  processing: 'RUNNING',
  completed: 'COMPLETED',
  skipped: 'COMPLETED',
  failed: 'FAILED',
  cancelled: 'CANCELLED',
};
