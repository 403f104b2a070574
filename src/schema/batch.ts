import { z } from 'zod/v3';
import { BATCH_FIELDS } from '../catalogue/parse-v2/batch.ts';
import { PARSE_V2 } from '../catalogue/parse-v2/index.ts';
import { pages } from '../catalogue/parse-v2/pages.ts';
import { mappingOf } from './configuration.ts';
import { settingOf, shapeOf } from './setting.ts';
import { metadata, optional, sourceFields, text, webhook } from './spec-parts.ts';

const PAGES = '/page_ranges/target_pages';

const request = shapeOf(BATCH_FIELDS);

/** The keys of a job of which exactly one is stated. */
export const JOB_KEYS: readonly string[] = ['configuration_id', 'parameters'];

const job = z
  .object({
    type: settingOf(BATCH_FIELDS['/config/job/type']),
    configuration_id: text.nullable().optional(),
    parameters: optional(
      mappingOf(PARSE_V2, { [PAGES]: z.union([settingOf(pages[PAGES]), z.number().int().min(1)]) }),
      'How every file of the batch is parsed, in the spelling of the API; saved as a configuration when it is applied.',
    ),
  })
  .strict();

const spec = z
  .object({
    source: z
      .object(sourceFields)
      .strict()
      .describe('What is parsed: exactly one of `directory_id`, `item_ids` and `files`.'),
    project_id: request['?project_id'],
    organization_id: request['?organization_id'],
    job: job.describe('What is done with each file: exactly one of `configuration_id` and `parameters`.'),
    unchecked_parameters: optional(
      z.record(z.unknown()),
      'Settings that are newer than this schema, nested as in `job.parameters`: passed on as written, without a check.',
    ),
    webhooks: optional(z.array(webhook), 'The endpoints that are notified when the batch goes on.'),
    webhook_configuration_ids: request['/webhook_configuration_ids'],
    rerun: optional(text, 'A token; a new one makes a new run of an unchanged manifest.'),
  })
  .strict();

/** The manifest of a v2 batch, as it comes out of composition. */
export const batch = z
  .object({
    apiVersion: z.literal('parsebatch.dev/v1').describe('The version of the manifest format.'),
    kind: z.literal('Batch').describe('What the manifest makes: a v2 batch.'),
    metadata: metadata.describe('What the batch is called.'),
    spec: spec.describe('What is parsed, and how.'),
  })
  .strict()
  .describe('A v2 batch of LlamaCloud.');
