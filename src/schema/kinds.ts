import { annotateManifest, batchEntryAt, classifyEntryAt, entryAt } from './annotate.ts';
import { batch } from './batch.ts';
import { BATCH_NOTES } from './batch-notes.ts';
import { classifyBatch } from './classify-batch.ts';
import { CLASSIFY_NOTES } from './classify-notes.ts';
import type { Forms, FormsWithProfile, ProfileKind, Refer } from './forms.ts';
import { formsOf, formsWithProfile } from './forms.ts';
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

/** The schema of a composed ClassifyBatch manifest with its documentation, as all other forms are derived from it. */
export function classifyBatchSchema(): JsonSchema {
  const schema = completeSource(toJsonSchema(classifyBatch));
  annotateManifest(schema, classifyEntryAt, CLASSIFY_NOTES);
  return schema;
}

/** The forms of each kind that takes part in composition. */
export interface FormsOfKinds {
  readonly parseBatch: FormsWithProfile;
  readonly classifyBatch: Forms;
  readonly batch: FormsWithProfile;
  /** Those of all; what has one name is the same. */
  readonly parts: Forms['parts'];
}

/** Derives the forms of each kind. A part that a ParseBatch has just the same is there once. */
export function formsOfKinds(refer: Refer, which: Hoisted): FormsOfKinds {
  const parse = { whole: parseBatchSchema(), partName: (key: string) => key };
  const parseBatch = formsWithProfile(parse, PARSE_BATCH_PROFILE, refer);
  const own = (whole: JsonSchema, prefix: string) => ({ whole, partName: partNames(whole, prefix, parseBatch) });
  const classifyBatch = formsOf(own(classifyBatchSchema(), 'classify'), refer);
  const batch = formsWithProfile(own(batchSchema(), 'batch'), BATCH_PROFILE, refer);
  const parts = { ...parseBatch.parts, ...classifyBatch.parts, ...batch.parts };
  return { parseBatch, classifyBatch, batch, parts: hoistMappings(parts, refer, which) };
}

/** What the parts of a kind are called: those that a ParseBatch has in another way begin with the kind. */
function partNames(whole: JsonSchema, prefix: string, { parts: known }: Forms): (key: string) => string {
  const { parts } = formsOf({ whole, partName: (key) => key }, (part) => ({ $ref: part }));
  const own = new Set(
    Object.entries(parts).flatMap(([key, part]) => (JSON.stringify(part) === JSON.stringify(known[key]) ? [] : [key])),
  );
  return (key) => (own.has(key) || key === 'environment' ? `${prefix}_${key}` : key);
}

const PARSE_BATCH_PROFILE: ProfileKind = {
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

const BATCH_PROFILE: ProfileKind = {
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
