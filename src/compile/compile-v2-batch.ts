import type { HashText } from '../core/hash.ts';
import { hashJson } from '../core/hash-json.ts';
import type { JsonObject } from '../core/json.ts';
import { literalText } from '../core/reference.ts';
import type { Batch, BatchSpec } from '../generated/types.ts';
import type { CompiledWork } from './compiled-work.ts';
import { buildConfiguration } from './configuration.ts';
import { APPLY_CONFIGURATION, APPLY_DIRECTORY } from './holes.ts';
import { identify } from './identity.ts';
import { omitNulls } from './omit-nulls.ts';
import type { BatchRequest, BatchTarget, StagedSource } from './request.ts';
import { toWireWebhook } from './wire-webhook.ts';
import { writeLiterals } from './write-literals.ts';

/** OpenAPI: create_batch_api_v2_batches_post. */
const CREATE_PATH = '/api/v2/batches';

/** Compiles a batch of the v2 API; the parameters that its manifest states are a configuration that is saved before. */
export function compileV2Batch(manifest: Batch, hash: HashText, target: BatchTarget): CompiledWork {
  const { spec } = manifest;
  const parameters = buildConfiguration(spec);
  const job = omitNulls({
    type: spec.job.type,
    configuration_id: literalOrNull(spec.job.configuration_id),
    parameters,
  });
  const staged = stagedSource(spec);
  return {
    ...identify(manifest, { job }, { target, hash }),
    request: buildRequest(spec),
    ...(parameters !== undefined && { configuration: { name: nameFor(parameters, hash), parameters } }),
    ...(staged !== undefined && { staged }),
  };
}

/** Other parameters, where a webhook is told of it included, have another name: what a batch uses is never saved over. */
function nameFor(parameters: JsonObject, hash: HashText): string {
  return `parsebatch-${hashJson(parameters, hash)}`;
}

function buildRequest(spec: BatchSpec): BatchRequest {
  const directory = directoryOf(spec);
  const configuration = spec.job.configuration_id ?? APPLY_CONFIGURATION;
  const body = omitNulls({
    source_directory_id: directory,
    config: { job: { type: spec.job.type, configuration_id: configuration } },
    webhook_configurations: spec.webhooks?.map(toWireWebhook),
    webhook_configuration_ids: spec.webhook_configuration_ids,
  });
  return {
    method: 'POST',
    path: CREATE_PATH,
    query: omitNulls({ project_id: spec.project_id, organization_id: spec.organization_id }),
    body: writeLiterals(body, ['batch']) as JsonObject,
    holes: [
      ...(directory === APPLY_DIRECTORY ? ['/source_directory_id'] : []),
      ...(configuration === APPLY_CONFIGURATION ? ['/config/job/configuration_id'] : []),
    ],
  };
}

/** The API takes a directory alone: what is not one is brought into one that apply makes for the run. */
function directoryOf({ source }: BatchSpec): string {
  if (source.directory_id == null || source.stage === true) return APPLY_DIRECTORY;
  return source.directory_id;
}

function stagedSource({ source }: BatchSpec): StagedSource | undefined {
  if (source.item_ids != null) return { itemIds: source.item_ids.map(literalText) };
  if (source.directory_id == null || source.stage !== true) return undefined;
  return { directoryId: literalText(source.directory_id) };
}

function literalOrNull(text: string | null | undefined): string | null {
  return text == null ? null : literalText(text);
}
