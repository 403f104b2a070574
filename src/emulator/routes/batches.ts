import type { JsonObject } from '../../core/json.ts';
import type { Processor } from '../batches/processor.ts';
import { ApiError, notFound } from '../http/api-error.ts';
import type { Call, Route } from '../http/call.ts';
import { param } from '../http/call.ts';
import { pageByOffset } from '../http/pages.ts';
import { queryChoice, queryProject, queryText } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import { fields, nullable, text } from '../http/shape.ts';
import type { BatchRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { createBatch } from './create-batch.ts';
import { textIn } from './fields-of.ts';
import { writeBatch } from './write-batch.ts';

const PATH = '/api/v1/beta/batch-processing';
const JOB_TYPES = ['parse', 'extract', 'classify'] as const;
const STATUSES = ['pending', 'running', 'dispatched', 'completed', 'failed', 'cancelled'] as const;

const CANCEL = fields({ reason: nullable(text()) });

/** `/api/v1/beta/batch-processing`: batches as a whole. */
export function batchRoutes(world: World, processor: Processor): readonly Route[] {
  const one = `${PATH}/{job_id}`;
  return [
    {
      method: 'POST',
      path: PATH,
      handle: async (call) => {
        const batch = await createBatch(call, world);
        processor.start(batch);
        return { status: 201, body: writeBatch(batch, world) };
      },
    },
    { method: 'GET', path: PATH, handle: (call) => ({ status: 200, body: list(call, world) }) },
    {
      method: 'GET',
      path: one,
      handle: (call) => {
        const batch = batchOf(call, world);
        return { status: 200, body: { job: writeBatch(batch, world), progress_percentage: progress(batch, world) } };
      },
    },
    {
      method: 'POST',
      path: `${one}/cancel`,
      handle: async (call) => {
        const reason = textIn(await readJson(call.request, CANCEL), 'reason') ?? null;
        const batch = batchOf(call, world);
        if (batch.completedAt !== null) throw new ApiError(409, `Batch job is already ${batch.status}`);
        const { id, status } = processor.cancel(batch, reason);
        const { completed } = world.store.items.counts(id);
        return {
          status: 200,
          body: { job_id: id, status, processed_items: completed, message: 'Batch job cancelled' },
        };
      },
    },
  ];
}

/** The batch that a path names. */
export function batchOf(call: Call, { store }: World): BatchRecord {
  queryProject(call);
  const batch = store.batches.get(param(call, 'job_id'));
  if (batch === undefined || batch.v2 !== undefined) throw notFound('Batch job');
  return batch;
}

function list(call: Call, world: World): JsonObject {
  const project = queryProject(call);
  const directoryId = queryText(call, 'directory_id');
  const jobType = queryChoice(call, 'job_type', JOB_TYPES);
  const status = queryChoice(call, 'status', STATUSES);
  const batches = [...world.store.batches.all()].filter(
    (batch) =>
      batch.v2 === undefined &&
      (project === undefined || batch.projectId === project) &&
      (directoryId === undefined || batch.directoryId === directoryId) &&
      (jobType === undefined || batch.jobType === jobType) &&
      (status === undefined || batch.status === status),
  );
  return pageByOffset(call, batches.reverse(), (batch) => writeBatch(batch, world), 50);
}

function progress(batch: BatchRecord, { store }: World): number {
  const { pending, processing, ...done } = store.items.counts(batch.id);
  const finished = Object.values(done).reduce((sum, count) => sum + count, 0);
  const total = finished + pending + processing;
  if (total === 0) return batch.completedAt === null ? 0 : 100;
  return Math.round((finished / total) * 10_000) / 100;
}
