import type { JsonObject } from '../../core/json.ts';
import { isClassifyJob, jobConfigShape } from '../batches/job-config-shape.ts';
import { hashParameters, maskConfig } from '../batches/masked-config.ts';
import type { Processor } from '../batches/processor.ts';
import { ApiError, notFound, unprocessable } from '../http/api-error.ts';
import type { Call, Route } from '../http/call.ts';
import { param } from '../http/call.ts';
import { pageByOffset } from '../http/pages.ts';
import { queryChoice, queryProject, queryText } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import { fields, nullable, number, sequence, text } from '../http/shape.ts';
import type { BatchRecord, DirectoryFileRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { newId, timeIn } from '../world.ts';
import { defaultProject } from './default-project.ts';
import { filesIn } from './directory-files.ts';
import { textIn, textsIn } from './fields-of.ts';
import { writeBatch } from './write-batch.ts';

const PATH = '/api/v1/beta/batch-processing';
const JOB_TYPES = ['parse', 'extract', 'classify'] as const;
const STATUSES = ['pending', 'running', 'dispatched', 'completed', 'failed', 'cancelled'] as const;

const CREATE = fields(
  {
    directory_id: nullable(text()),
    item_ids: nullable(sequence(text())),
    job_config: jobConfigShape,
    page_size: number({ whole: true, min: 1, max: 1000 }),
    continue_as_new_threshold: nullable(number({ whole: true })),
  },
  ['job_config'],
);

const CANCEL = fields({ reason: nullable(text()) });

/** `/api/v1/beta/batch-processing`: batches as a whole. */
export function batchRoutes(world: World, processor: Processor): readonly Route[] {
  const one = `${PATH}/{job_id}`;
  return [
    {
      method: 'POST',
      path: PATH,
      handle: async (call) => {
        const batch = await create(call, world);
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
  if (batch === undefined) throw notFound('Batch job');
  return batch;
}

async function create(call: Call, world: World): Promise<BatchRecord> {
  const projectId = queryProject(call) ?? defaultProject(world).id;
  const body = await readJson(call.request, CREATE);
  const files = sourceFiles(body, world);
  if (world.credits.balance === 0) throw new ApiError(402, 'Not enough credits');
  const jobConfig = body['job_config'] as JsonObject;
  const now = timeIn(world);
  const batch: BatchRecord = {
    id: newId(world, 'bjb-', (id) => world.store.batches.get(id) !== undefined),
    projectId,
    directoryId: textIn(body, 'directory_id') ?? null,
    jobType: isClassifyJob(jobConfig) ? 'classify' : 'parse',
    jobConfig: maskConfig(jobConfig),
    parametersHash: hashParameters(jobConfig),
    workflowId: newId(world, 'batch-', () => false),
    status: 'pending',
    errorMessage: null,
    cancelReason: null,
    createdAt: now,
    updatedAt: now,
    startedAt: null,
    completedAt: null,
  };
  world.sentConfigs.set(batch.id, jobConfig);
  world.store.batches.put(batch);
  for (const file of files) addItem(batch, file, world);
  return batch;
}

/** The files to work on. Both sources at once pass, as the schema lets them; `item_ids` then decide. */
function sourceFiles(body: JsonObject, world: World): readonly DirectoryFileRecord[] {
  const ids = textsIn(body, 'item_ids');
  const directoryId = textIn(body, 'directory_id');
  if (ids === undefined && directoryId === undefined) {
    const msg = 'Either directory_id or item_ids must be provided';
    throw unprocessable([{ loc: ['body'], msg, type: 'value_error' }]);
  }
  if (directoryId !== undefined) {
    const directory = world.store.directories.get(directoryId);
    if (directory === undefined || directory.deletedAt !== null) throw notFound('Directory');
  }
  if (ids === undefined) return filesIn(directoryId ?? '', world);
  return [...new Set(ids)].map((id) => {
    const file = world.store.directoryFiles.get(id);
    if (file === undefined || file.deletedAt !== null) throw notFound(`Item ${id}`);
    return file;
  });
}

function addItem(batch: BatchRecord, placed: DirectoryFileRecord, world: World): void {
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

function list(call: Call, world: World): JsonObject {
  const project = queryProject(call);
  const directoryId = queryText(call, 'directory_id');
  const jobType = queryChoice(call, 'job_type', JOB_TYPES);
  const status = queryChoice(call, 'status', STATUSES);
  const batches = [...world.store.batches.all()].filter(
    (batch) =>
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
