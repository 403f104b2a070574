import { z } from 'zod/v3';
import { PARAMETERS } from '../catalogue/parse-v1/index.ts';
import { RECORD_FIELDS } from '../catalogue/parse-v1/record.ts';
import { QUERY_FIELDS } from '../catalogue/parse-v1/request.ts';
import { settingOf, shapeOf } from './setting.ts';
import { metadata, optional, pagedSource, text, webhook, webhookFields } from './spec-parts.ts';

const parameters = shapeOf(PARAMETERS);
const record = shapeOf(RECORD_FIELDS);
const query = shapeOf(QUERY_FIELDS);

const pageRanges: z.ZodType<string> = settingOf(PARAMETERS.target_pages);

const tracking = z
  .object({
    correlation_id: record.correlation_id,
    session_id: record.session_id,
    parent_job_execution_id: record.parent_job_execution_id,
    user_id: record.user_id,
  })
  .strict();

const spec = z
  .object({
    source: pagedSource.describe('What is parsed: exactly one of `directory_id`, `item_ids` and `files`.'),
    project_id: record.project_id,
    organization_id: query.organization_id,
    parameters: optional(
      z
        .object({
          ...parameters,
          target_pages: z
            .union([pageRanges, z.number().int().min(0)])
            .nullable()
            .optional(),
          webhook_configurations: z.array(z.object(webhookFields).strict()).nullable().optional(),
        })
        .strict(),
      'How every file of the batch is parsed, in the spelling of the API.',
    ),
    unchecked_parameters: optional(
      z.record(z.unknown()),
      'Parameters that are newer than this schema: passed on as written, without a check.',
    ),
    partitions: record.partitions,
    output_s3_path_prefix: parameters.output_s3_path_prefix,
    output_s3_region: parameters.output_s3_region,
    webhooks: optional(z.array(webhook), 'The endpoints that are notified when the state of a file changes.'),
    webhook_url: record.webhook_url,
    tracking: optional(tracking, 'Ids that mark the job across services.'),
    rerun: optional(text, 'A token; a new one makes a new run of an unchanged manifest.'),
  })
  .strict();

/** The manifest of a v1 parse batch, as it comes out of composition. */
export const parseBatch = z
  .object({
    apiVersion: z.literal('parsebatch.dev/v1').describe('The version of the manifest format.'),
    kind: z.literal('ParseBatch').describe('What the manifest makes: a v1 batch-processing job that parses files.'),
    metadata: metadata.describe('What the batch is called.'),
    spec: spec.describe('What is parsed, and how.'),
  })
  .strict()
  .describe('A v1 parse batch of LlamaCloud.');
