import { isJsonObject } from '../../core/json.ts';
import { valueAt } from '../../core/path.ts';
import type { Batch, BatchItem, BatchStatus, BatchV2, ParseJob } from './answers.ts';
import { ANSWERS } from './answers.ts';
import type { BatchCalls } from './batches.ts';
import type { Context } from './context.ts';
import { buildPath, scopeQuery, textsOf } from './paths.ts';
import { read } from './read.ts';
import { readPages } from './read-pages.ts';
import type { WriteOutcome } from './write.ts';
import { jsonBody, write } from './write.ts';

/** The most of a page: what the API allows is not documented. */
const PAGE_SIZE = 100;

/** Of so many jobs the states are asked for at once: their ids stand in the address of the request. */
const JOBS_AT_ONCE = 50;

/**
 * The calls about batches of v2, in the words of those of v1: whoever sends, follows and cancels does not ask which it is.
 * Its batches have files that were given to jobs; how one of those ended is told by the job alone.
 */
export function batchV2Calls(context: Context): BatchCalls {
  const scope = scopeQuery(context.scope);
  const pathOf = (...parts: readonly string[]): string => buildPath(['batches', ...parts], scope, 'v2');
  const getWhole = (id: string): Promise<BatchV2> =>
    read(context, buildPath(['batches', id], { ...scope, expand: 'results' }, 'v2'), ANSWERS.batchV2);
  return {
    awaitCreateTurn: () => context.budget.take('create'),
    createBatch: async (body, query = {}, bounds = {}) =>
      mapDone(
        await write(context, {
          method: 'POST',
          path: buildPath(['batches'], { ...scope, ...textsOf(query) }, 'v2'),
          body: jsonBody(body),
          answer: ANSWERS.batchV2,
          ...bounds,
        }),
        toBatch,
      ),
    // The API has no place for a reason.
    cancelBatch: async (id) =>
      mapDone(
        await write(context, {
          method: 'POST',
          path: pathOf(id, 'cancel'),
          answer: ANSWERS.batchV2,
          isConflictFinal: true,
        }),
        (batch) => ({ job_id: batch.id, status: statusOf(batch), processed_items: 0, message: '' }),
      ),
    getBatch: async (id) => readStatus(await getWhole(id), (jobIds) => listJobs(context, jobIds)),
    listItems: async function* (id, status) {
      const items = await itemsOf(await getWhole(id), (jobIds) => listJobs(context, jobIds));
      const asked = items.filter((item) => status === undefined || item.status === status);
      if (asked.length > 0) yield asked;
    },
    // The API keeps no such record for batches of v2.
    processingResults: async (itemId) => ({ item_id: itemId, item_name: itemId, processing_results: [] }),
    listBatches: async function* ({ directoryId, status } = {}, onHeaders) {
      const query = { ...scope, source_directory_id: directoryId, status: status?.toUpperCase() };
      const list = {
        parts: ['batches'],
        version: 'v2',
        by: 'token',
        size: PAGE_SIZE,
        shape: ANSWERS.batchesV2,
      } as const;
      const pages = readPages(context, { ...list, query, idOf: ({ id }) => id, onHeaders });
      for await (const page of pages) yield page.map(toBatch);
    },
  };
}

function mapDone<T, U>(outcome: WriteOutcome<T>, map: (value: T) => U): WriteOutcome<U> {
  return outcome.kind === 'done' ? { kind: 'done', value: map(outcome.value) } : outcome;
}

function toBatch(batch: BatchV2): Batch {
  const job = valueAt(batch.config, ['job']);
  const { configuration_id, type } = isJsonObject(job) ? job : {};
  return {
    id: batch.id,
    status: statusOf(batch),
    project_id: batch.project_id,
    job_type: typeof type === 'string' ? type : 'unknown',
    directory_id: batch.source_directory_id,
    ...(typeof configuration_id === 'string' && { configuration_id }),
    ...(batch.created_at !== undefined && { created_at: batch.created_at }),
    ...(batch.updated_at !== undefined && { updated_at: batch.updated_at }),
  };
}

/** OpenAPI: PENDING, THROTTLED, RUNNING, COMPLETED, FAILED, CANCELLED; the last three are spelled as v1 does, but for case. */
function statusOf({ status }: BatchV2): string {
  return status.toLowerCase();
}

type ListJobs = (ids: readonly string[]) => Promise<ReadonlyMap<string, ParseJob>>;

/** A batch that has ended may have jobs that go on; what is counted is what they came to. */
async function readStatus(batch: BatchV2, jobsOf: ListJobs): Promise<BatchStatus> {
  const job = toBatch(batch);
  if (batch.results == null) return { job };
  const items = await itemsOf(batch, jobsOf);
  const count = (status: string): number => items.filter((item) => item.status === status).length;
  const [failed, skipped, processed] = [count('failed'), count('skipped'), count('completed')];
  return {
    job: {
      ...job,
      // What its jobs still do is a part of what was asked for.
      status: job.status === 'completed' && count('processing') > 0 ? 'running' : job.status,
      total_items: items.length,
      processed_items: processed,
      failed_items: failed,
      skipped_items: skipped,
    },
    progress_percentage: items.length === 0 ? 100 : (100 * (items.length - count('processing'))) / items.length,
  };
}

/** How each file ended that the batch has a result of; none while it is running. */
async function itemsOf({ results, status }: BatchV2, jobsOf: ListJobs): Promise<readonly BatchItem[]> {
  const given = (results ?? []).flatMap(({ job_reference }) => (job_reference == null ? [] : [job_reference]));
  const jobs = await jobsOf(given.filter(({ type }) => type === PARSE).map(({ id }) => id));
  // What a batch that was cancelled left is cancelled, and what another one left has failed.
  const left = status === 'CANCELLED' ? 'cancelled' : 'failed';
  return (results ?? []).map(({ source_directory_file_id, job_reference, error_message }) => {
    const job = job_reference == null ? undefined : jobs.get(job_reference.id);
    const error = error_message ?? job?.error_message;
    return {
      item_id: source_directory_file_id,
      item_name: job?.name ?? source_directory_file_id,
      status: job_reference == null ? (error == null ? left : 'failed') : itemStatus(job, job_reference.type, left),
      ...(job_reference != null && { job_id: job_reference.id }),
      ...(error != null && { error_message: error }),
    };
  });
}

const PARSE = 'parse_v2';

/** The job of another product is not asked: the file was given to it, and that is all that the batch tells. */
function itemStatus(job: ParseJob | undefined, type: string, left: string): string {
  if (job === undefined) return type === PARSE ? 'unknown' : 'completed';
  const status = job.status.toLowerCase();
  if (status === 'cancelled') return left;
  return status === 'running' || status === 'pending' ? 'processing' : status;
}

/** The states of jobs, by their ids; one that the service does not know any more is left out. */
async function listJobs(context: Context, ids: readonly string[]): Promise<ReadonlyMap<string, ParseJob>> {
  const jobs = new Map<string, ParseJob>();
  const scope = scopeQuery(context.scope);
  const list = { parts: ['parse'], version: 'v2', by: 'token', size: JOBS_AT_ONCE, shape: ANSWERS.parseJobs } as const;
  for (let start = 0; start < ids.length; start += JOBS_AT_ONCE) {
    const query = { ...scope, job_ids: ids.slice(start, start + JOBS_AT_ONCE) };
    const pages = readPages(context, { ...list, query, idOf: ({ id }: ParseJob) => id });
    for await (const page of pages) for (const job of page) jobs.set(job.id, job);
  }
  return jobs;
}
