import { BATCH_V2 } from '../../../catalogue/parse-v2/index.ts';
import type { JsonObject, JsonValue } from '../../../core/json.ts';
import { isJsonObject } from '../../../core/json.ts';
import { shapeOf } from '../../batches/entry-shape.ts';
import type { Configuration } from '../../configurations/find-configuration.ts';
import { findConfiguration } from '../../configurations/find-configuration.ts';
import { hashParseParameters, maskReceiver } from '../../configurations/masked-parameters.ts';
import { ApiError, notFound, unprocessable } from '../../http/api-error.ts';
import type { Call } from '../../http/call.ts';
import { queryProject } from '../../http/query.ts';
import { readJson } from '../../http/read-json.ts';
import { choice, fields, nullable, sequence, text } from '../../http/shape.ts';
import type { BatchRecord, DirectoryFileRecord } from '../../store/records.ts';
import type { World } from '../../world.ts';
import { newId, timeIn } from '../../world.ts';
import { addItem } from '../add-item.ts';
import { defaultProject } from '../default-project.ts';
import { textIn, textsIn } from '../fields-of.ts';
import { filesIn } from '../place-file.ts';

const RECEIVERS = '/webhook_configurations/*/';

const CREATE = fields(
  {
    source_directory_id: text(),
    config: fields(
      {
        job: fields({ type: choice(['parse_v2', 'extract_v2']), configuration_id: text() }, [
          'type',
          'configuration_id',
        ]),
      },
      ['job'],
    ),
    webhook_configurations: nullable(
      sequence(
        fields(
          Object.fromEntries(
            BATCH_V2.filter(({ pointer }) => pointer.startsWith(RECEIVERS)).map((entry) => [
              entry.pointer.slice(RECEIVERS.length),
              shapeOf(entry),
            ]),
          ),
        ),
      ),
    ),
    webhook_configuration_ids: nullable(sequence(text(), { max: 4 })),
  },
  ['source_directory_id', 'config'],
);

/** Makes the batch that a request asks for, over the files of its directory and with its configuration as they are now. */
export async function createBatchV2(call: Call, world: World): Promise<BatchRecord> {
  const projectId = queryProject(call) ?? defaultProject(world).id;
  const body = await readJson(call.request, CREATE);
  const directoryId = textIn(body, 'source_directory_id') ?? '';
  const files = sourceFiles(directoryId, world);
  const job = (body['config'] as JsonObject)['job'] as JsonObject;
  const configurationId = textIn(job, 'configuration_id') ?? '';
  const configuration = configurationOf(job, projectId, world);
  checkSavedReceivers(textsIn(body, 'webhook_configuration_ids') ?? [], world);
  if (world.credits.balance === 0) throw new ApiError(402, 'Not enough credits');
  const now = timeIn(world);
  const batch: BatchRecord = {
    id: newId(world, 'bat-', (id) => world.store.batches.get(id) !== undefined),
    projectId,
    directoryId,
    jobType: job['type'] === 'extract_v2' ? 'extract' : 'parse',
    v2: { configurationId },
    jobConfig: { ...receiversIn(body, maskReceiver), parameters: configuration.parameters },
    // Never that of a batch of v1, whose jobs are others.
    parametersHash: `v2 ${hashParseParameters(configuration.parameters)}`,
    workflowId: null,
    status: 'pending',
    errorMessage: null,
    cancelReason: null,
    createdAt: now,
    updatedAt: now,
    startedAt: null,
    completedAt: null,
  };
  world.sentConfigs.set(batch.id, { ...receiversIn(body, (receiver) => receiver), parameters: configuration.sent });
  world.store.batches.put(batch);
  for (const file of files) addItem(batch, file, world);
  return batch;
}

function sourceFiles(directoryId: string, world: World): readonly DirectoryFileRecord[] {
  const directory = world.store.directories.get(directoryId);
  if (directory === undefined || directory.deletedAt !== null) throw notFound('Directory');
  const files = filesIn(directoryId, world);
  const most = world.settings.mostFilesInBatch;
  if (files.length <= most) return files;
  const msg = `Value error, a batch takes at most ${most} source files, and the directory holds ${files.length}`;
  throw unprocessable([{ loc: ['body', 'source_directory_id'], msg, type: 'value_error' }]);
}

function configurationOf(job: JsonObject, projectId: string, world: World): Configuration {
  const found = findConfiguration(textIn(job, 'configuration_id') ?? '', projectId, world);
  if (found === undefined) throw notFound('Configuration');
  if (found.productType === job['type']) return found;
  const msg = `Value error, the configuration is one of ${found.productType}`;
  throw unprocessable([{ loc: ['body', 'config', 'job', 'configuration_id'], msg, type: 'value_error' }]);
}

function checkSavedReceivers(ids: readonly string[], { store }: World): void {
  if (ids.some((id) => store.webhookConfigs.get(id) === undefined)) throw notFound('Webhook config');
}

/** Whom the request names itself to be told of the batch. */
function receiversIn(body: JsonObject, change: (receiver: JsonObject) => JsonObject): JsonObject {
  const receivers: readonly JsonValue[] = Array.isArray(body['webhook_configurations'])
    ? body['webhook_configurations']
    : [];
  return {
    webhook_configurations: receivers.filter(isJsonObject).map(change),
    webhook_configuration_ids: body['webhook_configuration_ids'] ?? null,
  };
}
