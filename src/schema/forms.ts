import { invariant } from '../core/invariant.ts';
import { composingKeys } from './composing.ts';
import type { JsonSchema, Snippet } from './json-schema.ts';

/** Turns the name of a part that several schemas hold into a schema that refers to it. */
export type Refer = (part: string) => JsonSchema;

/** The schemas of the kinds that take part in composition, and the parts that they share. */
export interface Forms {
  /** As they are written: nothing is required that composition can supply. */
  readonly authoring: { readonly parseBatch: JsonSchema; readonly profile: JsonSchema };
  /** A manifest as it comes out of composition. */
  readonly resolved: JsonSchema;
  readonly parts: Readonly<Record<string, JsonSchema>>;
}

/** Derives both forms from the whole schema of a manifest. */
export function formsOf(whole: JsonSchema, refer: Refer): Forms {
  const { metadata, spec } = whole.properties ?? {};
  const { source, ...others } = spec?.properties ?? {};
  invariant(metadata !== undefined && spec !== undefined && source !== undefined, 'a manifest has these');
  const { oneOf: alternatives = [], ...partialSource } = source;
  const settings = { source: { ...partialSource, type: ['object', 'null'] }, ...others };
  const references = Object.fromEntries(Object.keys(settings).map((key) => [key, refer(key)]));
  const { extends: profiles, environments, matrix } = composingKeys(refer('environment'));
  const { required: _, ...partialSpec } = spec;
  const withSpec = (properties: Record<string, JsonSchema>, required?: readonly string[]): JsonSchema => ({
    ...whole,
    properties: {
      ...whole.properties,
      metadata: refer('metadata'),
      spec: { ...partialSpec, ...(required !== undefined && { required }), properties },
    },
  });
  const exactlyOne: JsonSchema = { type: 'object', allOf: [refer('source')], oneOf: alternatives };
  return {
    authoring: {
      parseBatch: withSpec({ extends: profiles, ...references, environments, matrix }),
      profile: asProfile(withSpec({ extends: profiles, ...references, environments })),
    },
    resolved: withSpec({ ...references, source: exactlyOne }, ['source']),
    parts: { metadata, ...settings, environment: environmentOf(references) },
  };
}

function environmentOf(properties: Record<string, JsonSchema>): JsonSchema {
  const words = { title: 'Environment', ...described('What differs in this environment: a partial spec.') };
  return { ...words, type: ['object', 'null'], properties, additionalProperties: false };
}

function asProfile(manifest: JsonSchema): JsonSchema {
  const { kind, spec } = manifest.properties ?? {};
  return {
    ...manifest,
    ...described('Settings that several manifests share: a profile to extend.'),
    defaultSnippets: [PROFILE_SNIPPET],
    properties: {
      ...manifest.properties,
      kind: { ...kind, const: 'ParseBatchProfile', ...described('What the document is: a profile to extend.') },
      spec: { ...spec, ...described('What the manifests share that extend this profile.') },
    },
  };
}

function described(description: string): JsonSchema {
  return { description, markdownDescription: description };
}

const PROFILE_SNIPPET: Snippet = {
  label: 'ParseBatchProfile',
  description: 'Settings that several manifests share.',
  body: {
    apiVersion: 'parsebatch.dev/v1',
    kind: 'ParseBatchProfile',
    metadata: { name: '${1:finance}' },
    spec: { parameters: { parse_mode: '${2:parse_page_with_llm}' } },
  },
};
