import { toJsonSchema } from '../schema/json-schema.ts';
import { buildKeys } from '../schema/keys.ts';
import { completeSource, parseBatch } from '../schema/parse-batch.ts';
import { report } from '../schema/report.ts';
import { buildTypes } from '../schema/types.ts';
import { buildValidators } from '../schema/validators.ts';

/** The text of every generated file, by its path from the project's root. */
export async function buildOutputs(): Promise<ReadonlyMap<string, string>> {
  const manifest = completeSource(toJsonSchema(parseBatch));
  return new Map([
    ['src/generated/keys.ts', buildKeys(manifest)],
    [
      'src/generated/types.ts',
      buildTypes([
        { schema: manifest, names: PARSE_BATCH_NAMES },
        { schema: toJsonSchema(report), names: REPORT_NAMES },
      ]),
    ],
    ['src/generated/validators.ts', await buildValidators({ validateParseBatch: manifest })],
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
