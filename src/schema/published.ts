import { annotateNotes, annotateRest } from './annotate.ts';
import { applied } from './applied.ts';
import { applyEvents } from './apply-events.ts';
import { JOB_KEYS } from './batch.ts';
import { atMostOneOf } from './choice.ts';
import { forEditors } from './for-editors.ts';
import type { JsonSchema } from './json-schema.ts';
import { toJsonSchema } from './json-schema.ts';
import { inOrder } from './keyword-order.ts';
import { formsOfKinds } from './kinds.ts';
import { plan } from './plan.ts';
import { project } from './project.ts';
import { PROJECT_NOTES } from './project-notes.ts';
import { report } from './report.ts';
import { SOURCE_KEYS } from './spec-parts.ts';
import { withoutReferences, withReferences } from './with-references.ts';

const DRAFT = 'http://json-schema.org/draft-07/schema#';
const BASE = 'https://parsebatch.dev/schema/v1/';

/** The schema of the project file with its documentation. */
export function projectSchema(): JsonSchema {
  const schema = toJsonSchema(project);
  annotateNotes(schema, PROJECT_NOTES);
  return schema;
}

/** The schema of the JSON report. */
export function reportSchema(): JsonSchema {
  const schema = toJsonSchema(report);
  annotateRest(schema);
  return schema;
}

/** The schema of a plan. */
export function planSchema(): JsonSchema {
  const schema = toJsonSchema(plan);
  annotateRest(schema);
  return schema;
}

/** The schema of what `apply --format json` prints. */
function appliedSchema(): JsonSchema {
  const schema = toJsonSchema(applied);
  annotateRest(schema);
  return schema;
}

/** The schema of a line of `apply --events`. */
function eventsSchema(): JsonSchema {
  const description = 'A line of what happens while manifests are applied.';
  const schema = { description, type: 'object', anyOf: applyEvents.map(toJsonSchema) };
  annotateRest(schema);
  return schema;
}

/** The schemas that are published, by file name. */
export function publishedSchemas(): ReadonlyMap<string, JsonSchema> {
  const { parseBatch, classifyBatch, batch, parts } = formsOfKinds(
    (part) => ({ $ref: `#/definitions/${part}` }),
    'of-keys',
  );
  const definitions = publishedParts(parts);
  const kinds = [parseBatch, classifyBatch, batch].flatMap(({ authoring }) =>
    Object.values(authoring).map((kind) => forEditors(withPlainComposing(kind))),
  );
  const projectFile = forEditors(projectSchema());
  return new Map([
    publish('manifest.schema.json', 'Manifest of parsebatch', {
      ...dispatch([...kinds, projectFile]),
      definitions,
    }),
    publish('project.schema.json', 'Project file of parsebatch', projectFile),
    publish('report.schema.json', 'Report of parsebatch', reportSchema()),
    publish('plan.schema.json', 'Plan of parsebatch', planSchema()),
    publish('applied.schema.json', 'Answer of parsebatch apply', appliedSchema()),
    publish('events.schema.json', 'Events of parsebatch apply', eventsSchema()),
  ]);
}

/** What a manifest is made of is known before anything is composed. */
function withPlainComposing(kind: JsonSchema): JsonSchema {
  const spec = kind.properties?.['spec'] ?? {};
  const { extends: profiles, matrix } = spec.properties ?? {};
  const plain = {
    ...(profiles && { extends: withoutReferences(profiles) }),
    ...(matrix && { matrix: withoutReferences(matrix) }),
  };
  return {
    ...kind,
    properties: { ...kind.properties, spec: { ...spec, properties: { ...spec.properties, ...plain } } },
  };
}

/** What a manifest is called is never composed: no reference may stand there. */
function publishedParts({ metadata, ...parts }: Readonly<Record<string, JsonSchema>>): Record<string, JsonSchema> {
  const written = Object.entries(parts).map(([name, part]) => {
    const schema = forEditors(withReferences(part));
    const keys = CHOICES[name];
    return [name, keys === undefined ? schema : { ...schema, allOf: [...(schema.allOf ?? []), atMostOneOf(keys)] }];
  });
  return { metadata: forEditors(metadata ?? {}), ...Object.fromEntries(written) };
}

/** The parts of whose keys at most one is stated. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  source: SOURCE_KEYS,
  batch_source: SOURCE_KEYS,
  batch_job: JOB_KEYS,
};

function publish(name: string, title: string, schema: JsonSchema): [string, JsonSchema] {
  return [name, inOrder({ $schema: DRAFT, $id: `${BASE}${name}`, title, ...schema })];
}

/**
 * One schema for every kind. `kind` and `apiVersion` are checked outside the branches, which unknown ones would pass;
 * a branch holds only where both are known, so that an unknown one is a single error.
 */
function dispatch(kinds: readonly JsonSchema[]): JsonSchema {
  const identities = kinds.map(({ properties = {} }) => ({
    apiVersion: properties['apiVersion'] ?? {},
    kind: properties['kind'] ?? {},
  }));
  return {
    description: 'A manifest of any kind that parsebatch knows.',
    markdownDescription: 'A manifest of any kind that parsebatch knows.',
    type: 'object',
    required: ['apiVersion', 'kind'],
    properties: {
      apiVersion: oneOfConstants(identities.map(({ apiVersion }) => apiVersion)),
      kind: oneOfConstants(identities.map(({ kind }) => kind)),
    },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    allOf: kinds.map((kind, index) => ({ if: matchesIdentity(identities[index] ?? {}), then: titled(kind) })),
    defaultSnippets: kinds.flatMap(({ defaultSnippets }) => defaultSnippets ?? []),
  };
}

/** Editors head what they say with the nearest title: the kind tells more than what this file is called. */
function titled(kind: JsonSchema): JsonSchema {
  return { title: String(kind.properties?.['kind']?.const), ...kind };
}

function oneOfConstants(constants: readonly JsonSchema[]): JsonSchema {
  const byValue = new Map(constants.map((one) => [one.const ?? null, one.description ?? '']));
  const { const: _, ...documentation } = constants[0] ?? {};
  if (byValue.size === 1) return { ...documentation, enum: [...byValue.keys()] };
  const description = 'What the document is.';
  const words = { description, markdownDescription: description, enumDescriptions: [...byValue.values()] };
  return { type: 'string', ...words, enum: [...byValue.keys()] };
}

function matchesIdentity(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const constants = Object.entries(properties).map(([key, schema]) => [key, { const: schema.const }]);
  return { required: Object.keys(properties), properties: Object.fromEntries(constants) };
}
