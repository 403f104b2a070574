import type { JsonObject } from '../../core/json.ts';
import { isClassifyJob, jobConfigShape } from '../batches/job-config-shape.ts';
import { hashParameters, maskConfig } from '../batches/masked-config.ts';
import { ApiError, notFound, unprocessable } from '../http/api-error.ts';
import type { Call } from '../http/call.ts';
import { queryProject } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import { fields, nullable, number, sequence, text } from '../http/shape.ts';
import type { BatchRecord, DirectoryFileRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { newId, timeIn } from '../world.ts';
import { addItem } from './add-item.ts';
import { defaultProject } from './default-project.ts';
import { textIn, textsIn } from './fields-of.ts';
import { filesIn } from './place-file.ts';

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

/** Makes the batch that a request asks for, with its items as they are now. */
export async function createBatch(call: Call, world: World): Promise<BatchRecord> {
  const projectId = queryProject(call) ?? defaultProject(world).id;
  const body = await readJson(call.request, CREATE);
  const files = sourceFiles(body, world);
  if (world.credits.balance === 0) throw new ApiError(402, 'Not enough credits');
  const jobConfig = body['job_config'] as JsonObject;
  const jobType = isClassifyJob(jobConfig) ? 'classify' : 'parse';
  const now = timeIn(world);
  const batch: BatchRecord = {
    id: newId(world, 'bjb-', (id) => world.store.batches.get(id) !== undefined),
    projectId,
    directoryId: textIn(body, 'directory_id') ?? null,
    jobType,
    jobConfig: maskConfig(jobConfig, jobType),
    parametersHash: hashParameters(jobConfig, jobType),
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
