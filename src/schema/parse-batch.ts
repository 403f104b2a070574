import { z } from 'zod/v3';
import { PARAMETERS } from '../catalogue/parse-v1/index.ts';
import { RECORD_FIELDS } from '../catalogue/parse-v1/record.ts';
import { QUERY_FIELDS, REQUEST_FIELDS } from '../catalogue/parse-v1/request.ts';
import { WEBHOOK_FIELDS } from '../catalogue/parse-v1/webhook-fields.ts';
import { DNS_LABEL } from '../core/dns-label.ts';
import { invariant } from '../core/invariant.ts';
import type { JsonSchema } from './json-schema.ts';
import { settingOf, shapeOf } from './setting.ts';

/** The ways to say what is parsed, with their types: null is not one of them. */
const SOURCES = { directory_id: 'string', item_ids: 'array', files: 'array' } as const;

/** The keys of a source of which exactly one is stated. */
export const SOURCE_KEYS: readonly string[] = Object.keys(SOURCES);

const parameters = shapeOf(PARAMETERS);
const record = shapeOf(RECORD_FIELDS);
const query = shapeOf(QUERY_FIELDS);
const webhookFields = shapeOf(WEBHOOK_FIELDS);

const text = z.string().min(1);
const webhookUrl: z.ZodType<string> = settingOf(WEBHOOK_FIELDS.webhook_url);
const pageRanges: z.ZodType<string> = settingOf(PARAMETERS.target_pages);
const pageSize: z.ZodType<number> = settingOf(REQUEST_FIELDS.page_size);

const metadata = z
  .object({
    name: z.string().regex(DNS_LABEL).describe('The name of the batch: unique in a project.'),
    description: optional(z.string(), 'What the batch is for; it is not sent.'),
    labels: optional(z.record(z.string().nullable()), 'Labels for the reader and for tools; they are not sent.'),
  })
  .strict();

const source = z
  .object({
    directory_id: optional(text, 'The directory whose files are parsed.'),
    item_ids: optional(z.array(text).nonempty(), 'The files that are parsed, by their ids in a directory.'),
    files: optional(
      z.array(text).nonempty(),
      'Local files that are parsed: globs relative to the manifest. They are uploaded when it is applied.',
    ),
    on_change: optional(z.enum(['hold', 'new', 'all']), 'What is parsed again when the content of the source changes.'),
    stage: optional(z.boolean(), 'Whether the items are referenced from a directory made for the run.'),
    page_size: optional(pageSize, 'How many files of a directory are taken up at a time.'),
    continue_as_new_threshold: optional(
      z.number().int().min(1),
      'How many files of a directory one execution of the job takes before the next goes on.',
    ),
  })
  .strict();

const webhook = z
  .object({
    url: webhookUrl,
    events: webhookFields.webhook_events,
    output_format: optional(
      z.enum(['string', 'json']),
      'Whether the body is a JSON object or a string that holds JSON.',
    ),
    headers: webhookFields.webhook_headers,
    signing_secret: webhookFields.webhook_signing_secret,
  })
  .strict();

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
    source: source.describe('What is parsed: exactly one of `directory_id`, `item_ids` and `files`.'),
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

/** In a manifest null means: not set. */
function optional<T extends z.ZodTypeAny>(schema: T, summary: string): z.ZodOptional<z.ZodNullable<T>> {
  return schema.nullable().optional().describe(summary);
}

/** Adds what Zod cannot say without tripling the object: that the ways to name a source exclude each other. */
export function completeSource(schema: JsonSchema): JsonSchema {
  const source = schema.properties?.['spec']?.properties?.['source'];
  invariant(source !== undefined, 'a manifest has a source');
  source.oneOf = Object.entries(SOURCES).map(([key, type]) => ({ required: [key], properties: { [key]: { type } } }));
  return schema;
}
