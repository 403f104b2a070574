import type { JsonObject } from '../core/json.ts';
import type { ParseBatchSpec } from '../generated/types.ts';
import { omitNulls } from './omit-nulls.ts';
import { toWireWebhook } from './wire-webhook.ts';
import { writeLiterals } from './write-literals.ts';

/**
 * The `BatchParseJobRecordCreate` of a manifest, without the correlation id that compile adds: what the manifest sets,
 * and the two constants that tell the service which job it is.
 */
export function buildJobConfig(spec: ParseBatchSpec): JsonObject {
  const record = omitNulls({
    job_name: 'parse_raw_file_job',
    partitions: spec.partitions,
    parameters: buildParameters(spec),
    project_id: spec.project_id,
    webhook_url: spec.webhook_url,
    ...spec.tracking,
  } as JsonObject);
  return writeLiterals(record, ['job_config']) as JsonObject;
}

function buildParameters(spec: ParseBatchSpec): JsonObject {
  const { output_s3_path_prefix, output_s3_region, webhooks } = spec;
  return {
    ...spec.parameters,
    ...spec.unchecked_parameters,
    ...omitNulls({ output_s3_path_prefix, output_s3_region, webhook_configurations: webhooks?.map(toWireWebhook) }),
    type: 'parse',
  } as JsonObject;
}
