import { z } from 'zod/v3';
import { CLASSIFY_JOB } from '../catalogue/classify-v1/index.ts';
import { RECORD_FIELDS } from '../catalogue/classify-v1/record.ts';
import { QUERY_FIELDS } from '../catalogue/parse-v1/request.ts';
import { mappingOf } from './configuration.ts';
import { settingOf, shapeOf } from './setting.ts';
import { metadata, optional, pagedSource, text } from './spec-parts.ts';

const { organization_id } = shapeOf(QUERY_FIELDS);

const userId: z.ZodType<string> = settingOf(RECORD_FIELDS['/user_id']);
const projectId: z.ZodType<string> = settingOf(RECORD_FIELDS['/project_id']);

const spec = z
  .object({
    source: pagedSource.describe('What is parsed: exactly one of `directory_id`, `item_ids` and `files`.'),
    project_id: projectId,
    organization_id,
    parameters: mappingOf(CLASSIFY_JOB, {}, '/job_config').describe('How every file of the batch is classified.'),
    unchecked_parameters: optional(
      z.record(z.unknown()),
      'Settings that are newer than this schema, nested as in `parameters`: passed on as written, without a check.',
    ),
    tracking: z.object({ user_id: userId }).strict().describe('Whom the job is made for: the record asks for it.'),
    rerun: optional(text, 'A token; a new one makes a new run of an unchanged manifest.'),
  })
  .strict();

/** The manifest of a v1 classify batch, as it comes out of composition. */
export const classifyBatch = z
  .object({
    apiVersion: z.literal('parsebatch.dev/v1').describe('The version of the manifest format.'),
    kind: z
      .literal('ClassifyBatch')
      .describe('What the manifest makes: a v1 batch-processing job that classifies files.'),
    metadata: metadata.describe('What the batch is called.'),
    spec: spec.describe('What is classified, and how.'),
  })
  .strict()
  .describe('A v1 classify batch of LlamaCloud.');
