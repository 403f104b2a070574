import { parse } from 'yaml';
import type { ImportResult } from '../../src/pipeline/rewrite/import-manifest.ts';
import { importManifest } from '../../src/pipeline/rewrite/import-manifest.ts';
import { describe as describeFinding } from '../findings-of.ts';

/** What importing a text gives: the spec, the notices, and the findings a line each. */
export interface Imported {
  // The spec of a manifest of any shape: tests compare it as a whole.
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly spec: any;
  readonly text: string;
  readonly notices: readonly string[];
  readonly findings: readonly string[];
}

/** Imports a text. */
export function importText(text: string): Imported {
  const { manifest = '', notices, findings }: ImportResult = importManifest({ file: 'request', text });
  return { spec: parse(manifest)?.spec, text: manifest, notices, findings: findings.diagnostics.map(describeFinding) };
}

/** Imports a request body with the given parameters and record fields. */
export function importParameters(parameters: object, record: object = {}): Imported {
  return importText(JSON.stringify({ directory_id: 'dir-1', job_config: { ...record, parameters } }));
}
