import { annotateManifest, annotateProject, annotateRest } from './annotate.ts';
import { forEditors } from './for-editors.ts';
import type { JsonSchema } from './json-schema.ts';
import { toJsonSchema } from './json-schema.ts';
import { inOrder } from './keyword-order.ts';
import { completeSource, parseBatch } from './parse-batch.ts';
import { project } from './project.ts';
import { report } from './report.ts';

const DRAFT = 'http://json-schema.org/draft-07/schema#';
const BASE = 'https://parsebatch.dev/schema/v1/';

/** The schema of a ParseBatch manifest with its documentation, as all that is generated from it needs it. */
export function parseBatchSchema(): JsonSchema {
  const schema = completeSource(toJsonSchema(parseBatch));
  annotateManifest(schema);
  return schema;
}

/** The schema of the project file with its documentation. */
export function projectSchema(): JsonSchema {
  const schema = toJsonSchema(project);
  annotateProject(schema);
  return schema;
}

/** The schema of the JSON report. */
export function reportSchema(): JsonSchema {
  const schema = toJsonSchema(report);
  annotateRest(schema);
  return schema;
}

/** The schemas that are published, by file name. */
export function publishedSchemas(): ReadonlyMap<string, JsonSchema> {
  const manifest = forEditors(parseBatchSchema());
  const projectFile = forEditors(projectSchema());
  return new Map([
    publish('parse-batch.schema.json', 'ParseBatch', manifest),
    publish('manifest.schema.json', 'Manifest of parsebatch', dispatch([manifest, projectFile])),
    publish('project.schema.json', 'Project file of parsebatch', projectFile),
    publish('report.schema.json', 'Report of parsebatch', reportSchema()),
  ]);
}

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
  const { const: _, ...documentation } = constants[0] ?? {};
  return { ...documentation, enum: [...new Set(constants.flatMap((one) => one.const ?? []))] };
}

function matchesIdentity(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const constants = Object.entries(properties).map(([key, schema]) => [key, { const: schema.const }]);
  return { required: Object.keys(properties), properties: Object.fromEntries(constants) };
}
