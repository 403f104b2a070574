import { z } from 'zod/v3';
import { REQUEST_FIELDS } from '../catalogue/parse-v1/request.ts';
import { WEBHOOK_FIELDS } from '../catalogue/parse-v1/webhook-fields.ts';
import { DNS_LABEL } from '../core/dns-label.ts';
import { invariant } from '../core/invariant.ts';
import type { JsonSchema } from './json-schema.ts';
import { settingOf, shapeOf } from './setting.ts';

/** The ways to say what is parsed, with their types: null is not one of them. */
const SOURCES = { directory_id: 'string', item_ids: 'array', files: 'array' } as const;

/** The keys of a source of which exactly one is stated. */
export const SOURCE_KEYS: readonly string[] = Object.keys(SOURCES);

/** The fields of a webhook in the spelling of the API. */
export const webhookFields = shapeOf(WEBHOOK_FIELDS);

/** A text that says something. */
export const text = z.string().min(1);

const webhookUrl: z.ZodType<string> = settingOf(WEBHOOK_FIELDS.webhook_url);

/** What a batch is called. */
export const metadata = z
  .object({
    name: z.string().regex(DNS_LABEL).describe('The name of the batch: unique in a project.'),
    description: optional(z.string(), 'What the batch is for; it is not sent.'),
    labels: optional(z.record(z.string().nullable()), 'Labels for the reader and for tools; they are not sent.'),
  })
  .strict();

/** What is parsed, whichever API does it. */
export const sourceFields = {
  directory_id: optional(text, 'The directory whose files are parsed.'),
  item_ids: optional(z.array(text).nonempty(), 'The files that are parsed, by their ids in a directory.'),
  files: optional(
    z.array(text).nonempty(),
    'Local files that are parsed: globs relative to the manifest. They are uploaded when it is applied.',
  ),
  on_change: optional(z.enum(['hold', 'new', 'all']), 'What is parsed again when the content of the source changes.'),
  stage: optional(z.boolean(), 'Whether the items are referenced from a directory made for the run.'),
};

const pageSize: z.ZodType<number> = settingOf(REQUEST_FIELDS.page_size);

/** What the v1 API works on, which pages a directory. */
export const pagedSource = z
  .object({
    ...sourceFields,
    page_size: optional(pageSize, 'How many files of a directory are taken up at a time.'),
    continue_as_new_threshold: optional(
      z.number().int().min(1),
      'How many files of a directory one execution of the job takes before the next goes on.',
    ),
  })
  .strict();

/** An endpoint that is notified. */
export const webhook = z
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

/** A setting that may be left out. In a manifest null means: not set. */
export function optional<T extends z.ZodTypeAny>(schema: T, summary: string): z.ZodOptional<z.ZodNullable<T>> {
  return schema.nullable().optional().describe(summary);
}

/** Adds what Zod cannot say without tripling the object: that the ways to name a source exclude each other. */
export function completeSource(schema: JsonSchema): JsonSchema {
  const source = schema.properties?.['spec']?.properties?.['source'];
  invariant(source !== undefined, 'a manifest has a source');
  source.oneOf = Object.entries(SOURCES).map(([key, type]) => ({ required: [key], properties: { [key]: { type } } }));
  return schema;
}
