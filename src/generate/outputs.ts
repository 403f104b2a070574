import type { JsonObject } from '../core/json.ts';
import { formsOf } from '../schema/forms.ts';
import { buildKeys } from '../schema/keys.ts';
import { parseBatchSchema, projectSchema, publishedSchemas, reportSchema } from '../schema/published.ts';
import { buildTypes } from '../schema/types.ts';
import { buildValidators } from '../schema/validators.ts';
import { diagnosticsPage } from './diagnostics-page.ts';
import { parametersPage } from './parameters-page.ts';
import { rulePages } from './rule-pages.ts';
import { writeJson } from './write-json.ts';

/** The text of every generated file, by its path from the project's root, which is a full path. */
export async function buildOutputs(root: string): Promise<ReadonlyMap<string, string>> {
  const manifest = parseBatchSchema();
  const { authoring, resolved, parts } = formsOf(manifest, (part) => ({ $ref: part }));
  const project = projectSchema();
  const types = buildTypes([
    { schema: manifest, names: PARSE_BATCH_NAMES },
    { schema: project, names: PROJECT_NAMES },
    { schema: reportSchema(), names: REPORT_NAMES },
  ]);
  const validators = {
    validateParseBatch: resolved,
    validateAuthoredParseBatch: authoring.parseBatch,
    validateParseBatchProfile: authoring.profile,
    validateProject: project,
  };
  return new Map([
    // A schema is JSON; its type only names the keywords that are used.
    ...[...publishedSchemas()].map(([name, schema]) => [`schemas/${name}`, writeJson(schema as JsonObject)] as const),
    ['src/generated/keys.ts', buildKeys(manifest, authoring.parseBatch, project)],
    ['src/generated/types.ts', types],
    ['src/generated/validators.ts', await buildValidators(validators, parts, root)],
    ['docs/parameters.md', parametersPage()],
    ['docs/diagnostics.md', diagnosticsPage()],
    ...rulePages(),
  ]);
}

const PARSE_BATCH_NAMES = {
  '': 'ParseBatch',
  '/metadata': 'ManifestMetadata',
  '/spec': 'ParseBatchSpec',
  '/spec/source': 'ParseSource',
  '/spec/parameters': 'ParseParameters',
  '/spec/parameters/webhook_configurations/*': 'WebhookConfiguration',
  '/spec/partitions': 'Partitions',
  '/spec/webhooks/*': 'WebhookTarget',
  '/spec/tracking': 'Tracking',
};

const PROJECT_NAMES = {
  '': 'Project',
  '/environments/*': 'ProjectEnvironment',
  '/rules': 'ProjectRules',
  '/policy': 'ProjectPolicy',
  '/limits': 'ProjectLimits',
  '/ledger': 'ProjectLedger',
};

const REPORT_NAMES = {
  '': 'Report',
  '/diagnostics/*': 'ReportedDiagnostic',
  '/diagnostics/*/origin': 'ReportedOrigin',
  '/diagnostics/*/document': 'ReportedDocument',
  '/diagnostics/*/span': 'ReportedSpan',
  '/diagnostics/*/span/start': 'ReportedPosition',
  '/diagnostics/*/span/end': 'ReportedPosition',
  '/diagnostics/*/related/*': 'ReportedRelated',
  '/diagnostics/*/related/*/span': 'ReportedSpan',
  '/diagnostics/*/related/*/span/start': 'ReportedPosition',
  '/diagnostics/*/related/*/span/end': 'ReportedPosition',
  '/diagnostics/*/suppression': 'ReportedSuppression',
  '/summary': 'ReportSummary',
};
