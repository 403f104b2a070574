import type { JsonObject } from '../../../core/json.ts';
import type { Processor } from '../../batches/processor.ts';
import { ApiError, notFound } from '../../http/api-error.ts';
import type { Call, Route } from '../../http/call.ts';
import { param } from '../../http/call.ts';
import { pageByToken } from '../../http/pages.ts';
import { queryChoice, queryProject, queryText, queryTime } from '../../http/query.ts';
import type { BatchRecord, V2Batch } from '../../store/records.ts';
import type { World } from '../../world.ts';
import { defaultProject } from '../default-project.ts';
import { createBatchV2 } from './create-batch.ts';
import { writeBatchV2, writeResults } from './write-batch.ts';

const PATH = '/api/v2/batches';
const STATUSES = ['PENDING', 'THROTTLED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED'] as const;

/** `/api/v2/batches`. */
export function batchV2Routes(world: World, processor: Processor): readonly Route[] {
  const one = `${PATH}/{batch_id}`;
  return [
    {
      method: 'POST',
      path: PATH,
      handle: async (call) => {
        const batch = await createBatchV2(call, world);
        processor.start(batch);
        return { status: 201, body: writeBatchV2(batch) };
      },
    },
    { method: 'GET', path: PATH, handle: (call) => ({ status: 200, body: list(call, world) }) },
    {
      method: 'GET',
      path: one,
      handle: (call) => {
        const batch = batchOf(call, world);
        const results = call.query.getAll('expand').includes('results') ? writeResults(batch, world) : null;
        return { status: 200, body: { ...writeBatchV2(batch), results } };
      },
    },
    {
      method: 'POST',
      path: `${one}/cancel`,
      handle: (call) => {
        const batch = batchOf(call, world);
        if (batch.completedAt !== null) throw new ApiError(409, `Batch is already ${batch.status.toUpperCase()}`);
        return { status: 200, body: writeBatchV2(processor.cancelInTime(batch, batch.v2)) };
      },
    },
  ];
}

function batchOf(call: Call, { store }: World): BatchRecord & { readonly v2: V2Batch } {
  queryProject(call);
  const batch = store.batches.get(param(call, 'batch_id'));
  if (batch?.v2 === undefined) throw notFound('Batch');
  return { ...batch, v2: batch.v2 };
}

function list(call: Call, world: World): JsonObject {
  const project = queryProject(call) ?? defaultProject(world).id;
  const directoryId = queryText(call, 'source_directory_id');
  const status = queryChoice(call, 'status', STATUSES);
  const from = queryTime(call, 'created_at_on_or_after') ?? -Infinity;
  const to = queryTime(call, 'created_at_on_or_before') ?? Infinity;
  const batches = [...world.store.batches.all()].filter(
    (batch) =>
      batch.v2 !== undefined &&
      batch.projectId === project &&
      (directoryId === undefined || batch.directoryId === directoryId) &&
      (status === undefined || batch.status.toUpperCase() === status) &&
      Date.parse(batch.createdAt) >= from &&
      Date.parse(batch.createdAt) <= to,
  );
  return pageByToken(call, batches.reverse(), writeBatchV2);
}
