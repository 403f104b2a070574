import type { JsonObject } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import { notFound } from '../http/api-error.ts';
import type { Call, Route } from '../http/call.ts';
import { param } from '../http/call.ts';
import { pageByOffset } from '../http/pages.ts';
import { queryChoice, queryProject } from '../http/query.ts';
import { classify } from '../results/classify.ts';
import type { BatchRecord, ItemRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { batchOf } from './batches.ts';

const PATH = '/api/v1/beta/batch-processing';
const STATUSES = ['pending', 'processing', 'completed', 'failed', 'skipped', 'cancelled'] as const;

/** The items of a batch, and what was made of each. */
export function itemRoutes(world: World): readonly Route[] {
  return [
    {
      method: 'GET',
      path: `${PATH}/{job_id}/items`,
      handle: (call) => {
        const status = queryChoice(call, 'status', STATUSES);
        const items = world.store.items.ofBatch(batchOf(call, world).id);
        const chosen = status === undefined ? items : items.filter((item) => item.status === status);
        return { status: 200, body: pageByOffset(call, chosen, writeItem, 100) };
      },
    },
    {
      method: 'GET',
      path: `${PATH}/items/{item_id}/processing-results`,
      handle: (call) => ({ status: 200, body: results(call, world) }),
    },
  ];
}

/** OpenAPI: BatchItemDetail. */
function writeItem(item: ItemRecord): JsonObject {
  return {
    item_id: item.itemId,
    item_name: item.itemName,
    status: item.status,
    job_id: item.jobId,
    job_record_id: item.jobRecordId,
    skip_reason: item.skipReason,
    error_message: item.errorMessage,
    effective_at: item.effectiveAt,
    started_at: item.startedAt,
    completed_at: item.completedAt,
  };
}

function results(call: Call, world: World): JsonObject {
  queryProject(call);
  const jobType = queryChoice(call, 'job_type', ['parse', 'extract', 'classify'] as const);
  const itemId = param(call, 'item_id');
  const file = world.store.directoryFiles.get(itemId);
  if (file === undefined) throw notFound('Item');
  const done = world.store.items.ofFile(itemId).filter(({ status }) => status === 'completed');
  return {
    item_id: itemId,
    item_name: file.displayName,
    processing_results: done.flatMap((item) => {
      const batch = world.store.batches.get(item.batchId);
      return batch === undefined || batch.v2 !== undefined || (jobType ?? batch.jobType) !== batch.jobType
        ? []
        : [writeResult(item, batch, world)];
    }),
  };
}

/** OpenAPI: ProcessingResult. Like the API it gives the configuration back as it was sent, for as long as it is known. */
function writeResult(item: ItemRecord, batch: BatchRecord, world: World): JsonObject {
  return {
    result_id: `res-${item.jobRecordId}`,
    item_id: item.itemId,
    job_type: batch.jobType,
    job_config: world.sentConfigs.get(batch.id) ?? batch.jobConfig,
    parameters_hash: batch.parametersHash,
    output_s3_path: outputPath(item, batch),
    output_metadata: batch.jobType === 'classify' ? classify(item, batch.jobConfig) : {},
    processed_at: item.completedAt,
  };
}

/** Nothing is written to S3. How the API names its objects is not documented, so the name only tells two items apart. */
function outputPath(item: ItemRecord, batch: BatchRecord): string {
  const parameters = isJsonObject(batch.jobConfig['parameters']) ? batch.jobConfig['parameters'] : {};
  const prefix = parameters['output_s3_path_prefix'];
  if (typeof prefix !== 'string' || prefix === '') return '';
  return `${prefix}${prefix.endsWith('/') ? '' : '/'}${item.jobId}`;
}
