import type { JsonObject } from '../../core/json.ts';
import { readPackageFile } from '../../files/package-file.ts';
import { schemaOfKind } from './schema-of-kind.ts';

/** How the schemas are called. */
export const SCHEMA_NAMES: readonly string[] = [
  'manifest',
  'ParseBatch',
  'ParseBatchProfile',
  'ClassifyBatch',
  'Batch',
  'BatchProfile',
  'Project',
  'report',
  'plan',
  'applied',
  'events',
];

/** The text of the schema with a name; undefined where there is none. */
export function readSchema(name: string): string | undefined {
  switch (name) {
    case 'manifest':
    case 'report':
    case 'plan':
    case 'applied':
    case 'events':
    case 'Project':
      return readPackageFile(`schemas/${name.toLowerCase()}.schema.json`);
    case 'ParseBatch':
    case 'ParseBatchProfile':
    case 'ClassifyBatch':
    case 'Batch':
    case 'BatchProfile':
      return `${JSON.stringify(schemaOfKind(readManifestSchema(), name), null, 2)}\n`;
    default:
      return undefined;
  }
}

function readManifestSchema(): JsonObject {
  // The file is parsebatch's own, and generated.
  return JSON.parse(readPackageFile('schemas/manifest.schema.json')) as JsonObject;
}
