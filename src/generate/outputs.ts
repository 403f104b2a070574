import type { JsonObject } from '../core/json.ts';
import { buildAccepted } from '../schema/accepted.ts';
import { buildKeys } from '../schema/keys.ts';
import { batchSchema, classifyBatchSchema, formsOfKinds, parseBatchSchema } from '../schema/kinds.ts';
import { projectSchema, publishedSchemas, reportSchema } from '../schema/published.ts';
import { buildTypes } from '../schema/types.ts';
import { buildValidators } from '../schema/validators.ts';
import { diagnosticsPage } from './diagnostics-page.ts';
import { parametersPage } from './parameters-page.ts';
import { rulePages } from './rule-pages.ts';
import { BATCH_NAMES, CLASSIFY_BATCH_NAMES, PARSE_BATCH_NAMES, PROJECT_NAMES, REPORT_NAMES } from './type-names.ts';
import { writeJson } from './write-json.ts';

/** The text of every generated file, by its path from the project's root, which is a full path. */
export async function buildOutputs(root: string): Promise<ReadonlyMap<string, string>> {
  const [manifest, classify, batch] = [parseBatchSchema(), classifyBatchSchema(), batchSchema()];
  const project = projectSchema();
  const forms = formsOfKinds((part) => ({ $ref: part }), 'all');
  const types = buildTypes([
    { schema: manifest, names: PARSE_BATCH_NAMES },
    { schema: classify, names: CLASSIFY_BATCH_NAMES },
    { schema: batch, names: BATCH_NAMES },
    { schema: project, names: PROJECT_NAMES },
    { schema: reportSchema(), names: REPORT_NAMES },
  ]);
  // A run needs those of the kinds that it has.
  const validators = {
    'parse-batch': {
      validateParseBatch: forms.parseBatch.resolved,
      validateAuthoredParseBatch: forms.parseBatch.authoring.manifest,
      validateParseBatchProfile: forms.parseBatch.authoring.profile,
    },
    'classify-batch': {
      validateClassifyBatch: forms.classifyBatch.resolved,
      validateAuthoredClassifyBatch: forms.classifyBatch.authoring.manifest,
    },
    batch: {
      validateBatch: forms.batch.resolved,
      validateAuthoredBatch: forms.batch.authoring.manifest,
      validateBatchProfile: forms.batch.authoring.profile,
    },
    project: { validateProject: project },
  };
  const validatorFiles = Object.entries(validators).map(
    async ([name, schemas]) =>
      [`src/generated/validators/${name}.ts`, await buildValidators(schemas, forms.parts, root)] as const,
  );
  const keys = {
    parseBatch: { whole: manifest, authored: forms.parseBatch.authoring.manifest },
    classifyBatch: { whole: classify, authored: forms.classifyBatch.authoring.manifest },
    batch: { whole: batch, authored: forms.batch.authoring.manifest },
    project,
  };
  return new Map([
    // A schema is JSON; its type only names the keywords that are used.
    ...[...publishedSchemas()].map(([name, schema]) => [`schemas/${name}`, writeJson(schema as JsonObject)] as const),
    [
      'src/generated/accepted.ts',
      buildAccepted({ parseBatch: forms.parseBatch.resolved, batch: forms.batch.resolved, parts: forms.parts }),
    ],
    ['src/generated/keys.ts', buildKeys(keys)],
    ['src/generated/types.ts', types],
    ...(await Promise.all(validatorFiles)),
    ['docs/parameters.md', parametersPage()],
    ['docs/diagnostics.md', diagnosticsPage()],
    ...rulePages(),
  ]);
}
