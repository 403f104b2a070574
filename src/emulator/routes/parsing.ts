import type { JsonObject } from '../../core/json.ts';
import { ApiError, notFound } from '../http/api-error.ts';
import type { Call, Route } from '../http/call.ts';
import { param } from '../http/call.ts';
import { queryProject } from '../http/query.ts';
import type { ParseResult } from '../results/read-result.ts';
import { readResult } from '../results/read-result.ts';
import type { ItemRecord, ItemStatus } from '../store/records.ts';
import type { World } from '../world.ts';

const PATH = '/api/v1/parsing/job/{job_id}';

/** The parse job behind each item, and its texts. */
export function parsingRoutes(world: World): readonly Route[] {
  const result = (name: string, write: (result: ParseResult) => JsonObject): Route => ({
    method: 'GET',
    path: `${PATH}/result/${name}`,
    handle: async (call) => {
      const found = await readResult(completedJob(call, world), world);
      return { status: 200, body: { ...write(found), job_metadata: metadataOf(found) } };
    },
  });
  return [
    { method: 'GET', path: PATH, handle: (call) => ({ status: 200, body: writeJob(jobOf(call, world)) }) },
    {
      method: 'GET',
      path: `${PATH}/details`,
      handle: (call) => {
        const item = jobOf(call, world);
        return { status: 200, body: { ...writeJob(item), file_name: item.itemName, created_at: item.startedAt } };
      },
    },
    result('text', ({ text }) => ({ text })),
    result('markdown', ({ markdown }) => ({ markdown })),
    result('json', ({ pages }) => ({
      pages: pages.map(({ pageNum, text, markdown }) => ({ page: pageNum, text, md: markdown, images: [], items: [] })),
    })),
  ];
}

function jobOf(call: Call, { store }: World): ItemRecord {
  queryProject(call);
  const item = store.items.ofJob(param(call, 'job_id'));
  const batch = item && store.batches.get(item.batchId);
  if (item === undefined || batch?.v2 !== undefined || batch?.jobType === 'classify') throw notFound('Job');
  return item;
}

function completedJob(call: Call, world: World): ItemRecord {
  const item = jobOf(call, world);
  if (item.status !== 'completed') throw new ApiError(404, 'The job has no result');
  return item;
}

/** OpenAPI: ParsingJob. */
function writeJob(item: ItemRecord): JsonObject {
  return {
    id: item.jobId,
    status: JOB_STATUS[item.status],
    error_code: item.status === 'failed' ? 'PARSING_FAILED' : null,
    error_message: item.errorMessage,
  };
}

const JOB_STATUS: Readonly<Record<ItemStatus, string>> = {
  pending: 'PENDING',
  processing: 'PENDING',
  completed: 'SUCCESS',
  skipped: 'SUCCESS',
  failed: 'ERROR',
  cancelled: 'CANCELLED',
};

/** What the API tells here is not documented in full; that a text is a placeholder is ours to say. */
function metadataOf(result: ParseResult): JsonObject {
  return { job_pages: result.pages.length, job_is_cache_hit: false, is_placeholder: !result.isOwnText };
}
