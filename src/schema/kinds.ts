import { annotateManifest, batchEntryAt, entryAt } from './annotate.ts';
import { batch } from './batch.ts';
import { BATCH_NOTES } from './batch-notes.ts';
import type { ComposableKind, Forms, Refer } from './forms.ts';
import { formsOf } from './forms.ts';
import type { Hoisted } from './hoist-mappings.ts';
import { hoistMappings } from './hoist-mappings.ts';
import type { JsonSchema } from './json-schema.ts';
import { toJsonSchema } from './json-schema.ts';
import { NOTES } from './manifest-notes.ts';
import { parseBatch } from './parse-batch.ts';
import { completeSource } from './spec-parts.ts';

/** The schema of a composed ParseBatch manifest with its documentation, as all other forms are derived from it. */
export function parseBatchSchema(): JsonSchema {
  const schema = completeSource(toJsonSchema(parseBatch));
  annotateManifest(schema, entryAt, NOTES);
  return schema;
}

/** The schema of a composed Batch manifest with its documentation, as all other forms are derived from it. */
export function batchSchema(): JsonSchema {
  const schema = completeSource(toJsonSchema(batch));
  annotateManifest(schema, batchEntryAt, BATCH_NOTES);
  return schema;
}

/** The forms of each kind that takes part in composition. */
export interface FormsOfKinds {
  readonly parseBatch: Forms;
  readonly batch: Forms;
  /** Those of both; what has one name is the same. */
  readonly parts: Forms['parts'];
}

/** Derives the forms of each kind. A part of a Batch that a ParseBatch has just the same is there once. */
export function formsOfKinds(refer: Refer, which: Hoisted): FormsOfKinds {
  const parseBatch = formsOf(
    { whole: parseBatchSchema(), profile: PARSE_BATCH_PROFILE, partName: (key) => key },
    refer,
  );
  const whole = batchSchema();
  const own = new Set(
    Object.entries(whole.properties?.['spec']?.properties ?? {}).flatMap(([key, schema]) =>
      JSON.stringify(schema) === JSON.stringify(parseBatch.parts[key]) ? [] : [key],
    ),
  );
  const partName = (key: string): string => (own.has(key) || key === 'environment' ? `batch_${key}` : key);
  const batch = formsOf({ whole, profile: BATCH_PROFILE, partName }, refer);
  return { parseBatch, batch, parts: hoistMappings({ ...parseBatch.parts, ...batch.parts }, refer, which) };
}

const PARSE_BATCH_PROFILE: ComposableKind['profile'] = {
  kind: 'ParseBatchProfile',
  snippet: {
    label: 'ParseBatchProfile',
    description: 'Settings that several manifests share.',
    body: {
      apiVersion: 'parsebatch.dev/v1',
      kind: 'ParseBatchProfile',
      metadata: { name: '${1:finance}' },
      spec: { parameters: { parse_mode: '${2:parse_page_with_llm}' } },
    },
  },
};

const BATCH_PROFILE: ComposableKind['profile'] = {
  kind: 'BatchProfile',
  snippet: {
    label: 'BatchProfile',
    description: 'Settings that several v2 batches share.',
    body: {
      apiVersion: 'parsebatch.dev/v1',
      kind: 'BatchProfile',
      metadata: { name: '${1:finance}' },
      spec: { job: { parameters: { tier: '${2:agentic}', version: '${3:latest}' } } },
    },
  },
};
