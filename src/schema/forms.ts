import { invariant } from '../core/invariant.ts';
import { composingKeys } from './composing.ts';
import type { JsonSchema, Snippet } from './json-schema.ts';

/** Turns the name of a part that several schemas hold into a schema that refers to it. */
export type Refer = (part: string) => JsonSchema;

/** A kind of manifest, and the kind of its profiles. */
export interface ComposableKind {
  /** The schema of a composed manifest. */
  readonly whole: JsonSchema;
  readonly profile: { readonly kind: string; readonly snippet: Snippet };
  /** What the part is called that a key of the spec holds. */
  readonly partName: (key: string) => string;
}

/** The schemas of a kind that takes part in composition, and the parts that they share. */
export interface Forms {
  /** As they are written: nothing is required that composition can supply. */
  readonly authoring: { readonly manifest: JsonSchema; readonly profile: JsonSchema };
  /** A manifest as it comes out of composition. */
  readonly resolved: JsonSchema;
  readonly parts: Readonly<Record<string, JsonSchema>>;
}

/** Derives both forms from the whole schema of a manifest. */
export function formsOf({ whole, profile, partName }: ComposableKind, refer: Refer): Forms {
  const { metadata, spec } = whole.properties ?? {};
  invariant(metadata !== undefined && spec !== undefined, 'a manifest has these');
  const { required = [], ...partialSpec } = spec;
  const settings = Object.entries(spec.properties ?? {}).map(([key, schema]) => {
    return { key, part: partName(key), schema, isRequired: required.includes(key) };
  });
  const references = Object.fromEntries(settings.map(({ key, part }) => [key, refer(part)]));
  const parts = settings.map(({ part, schema, isRequired }) => [part, isRequired ? orNull(partial(schema)) : schema]);
  const strong = settings.flatMap(({ key, part, schema, isRequired }) =>
    isRequired ? [[key, { type: 'object', allOf: [refer(part)], ...demandsOf(schema) }]] : [],
  );
  const { extends: profiles, environments, matrix } = composingKeys(refer(partName('environment')));
  const withSpec = (properties: Record<string, JsonSchema>, demanded?: readonly string[]): JsonSchema => ({
    ...whole,
    properties: {
      ...whole.properties,
      metadata: refer('metadata'),
      spec: { ...partialSpec, ...(demanded !== undefined && { required: demanded }), properties },
    },
  });
  return {
    authoring: {
      manifest: withSpec({ extends: profiles, ...references, environments, matrix }),
      profile: asProfile(withSpec({ extends: profiles, ...references, environments }), profile),
    },
    resolved: withSpec({ ...references, ...Object.fromEntries(strong) }, required),
    parts: { metadata, ...Object.fromEntries(parts), [partName('environment')]: environmentOf(references) },
  };
}

/** A mapping of which composition can supply the rest: what stands in sequences is written as a whole. */
function partial({ required: _, oneOf: __, properties, ...schema }: JsonSchema): JsonSchema {
  if (properties === undefined) return schema;
  const below = Object.entries(properties).map(([key, value]) => [key, partial(value)]);
  return { ...schema, properties: Object.fromEntries(below) };
}

function orNull(schema: JsonSchema): JsonSchema {
  return { ...schema, type: ['object', 'null'] };
}

/** What a mapping has to have, at every depth that composition reaches. */
function demandsOf({ required, oneOf, properties = {} }: JsonSchema): JsonSchema {
  const below = Object.entries(properties).flatMap(([key, schema]) => {
    const demands = demandsOf(schema);
    return Object.keys(demands).length === 0 ? [] : [[key, demands]];
  });
  return {
    ...(required !== undefined && { required }),
    ...(oneOf !== undefined && { oneOf }),
    ...(below.length > 0 && { properties: Object.fromEntries(below) }),
  };
}

function environmentOf(properties: Record<string, JsonSchema>): JsonSchema {
  const words = { title: 'Environment', ...described('What differs in this environment: a partial spec.') };
  return { ...words, type: ['object', 'null'], properties, additionalProperties: false };
}

function asProfile(manifest: JsonSchema, profile: ComposableKind['profile']): JsonSchema {
  const { kind, spec } = manifest.properties ?? {};
  return {
    ...manifest,
    ...described('Settings that several manifests share: a profile to extend.'),
    defaultSnippets: [profile.snippet],
    properties: {
      ...manifest.properties,
      kind: { ...kind, const: profile.kind, ...described('What the document is: a profile to extend.') },
      spec: { ...spec, ...described('What the manifests share that extend this profile.') },
    },
  };
}

function described(description: string): JsonSchema {
  return { description, markdownDescription: description };
}
