import { invariant } from '../core/invariant.ts';
import { composingKeys } from './composing.ts';
import type { JsonSchema, Snippet } from './json-schema.ts';

/** Turns the name of a part that several schemas hold into a schema that refers to it. */
export type Refer = (part: string) => JsonSchema;

/** A kind of manifest. */
export interface ComposableKind {
  /** The schema of a composed manifest. */
  readonly whole: JsonSchema;
  /** What the part is called that a key of the spec holds. */
  readonly partName: (key: string) => string;
}

/** The schemas of a kind that takes part in composition, and the parts that they share. */
export interface Forms {
  /** As they are written: nothing is required that composition can supply. */
  readonly authoring: { readonly manifest: JsonSchema };
  /** A manifest as it comes out of composition. */
  readonly resolved: JsonSchema;
  readonly parts: Readonly<Record<string, JsonSchema>>;
}

/** Those of a kind that has profiles. */
export type FormsWithProfile = Forms & { readonly authoring: { readonly profile: JsonSchema } };

/** The kind of the profiles that manifests of a kind extend. */
export interface ProfileKind {
  readonly kind: string;
  readonly snippet: Snippet;
}

/** Derives both forms of a manifest, and that of its profiles: what a manifest is as it is written, but for the matrix. */
export function formsWithProfile(kind: ComposableKind, profile: ProfileKind, refer: Refer): FormsWithProfile {
  const forms = formsOf(kind, refer);
  const { manifest } = forms.authoring;
  const spec = manifest.properties?.['spec'];
  const { extends: profiles } = composingKeys(refer(kind.partName('environment')));
  const { matrix: _, ...others } = spec?.properties ?? {};
  const extending = withSpecKeys(manifest, { extends: profiles, ...others });
  return {
    ...forms,
    authoring: {
      manifest: withSpecKeys(manifest, { extends: profiles, ...spec?.properties }),
      profile: asProfile(extending, profile),
    },
  };
}

function withSpecKeys(manifest: JsonSchema, properties: Record<string, JsonSchema>): JsonSchema {
  return {
    ...manifest,
    properties: { ...manifest.properties, spec: { ...manifest.properties?.['spec'], properties } },
  };
}

/** Derives both forms of a manifest that extends nothing from its whole schema. */
export function formsOf({ whole, partName }: ComposableKind, refer: Refer): Forms {
  const { metadata, spec } = whole.properties ?? {};
  invariant(metadata !== undefined && spec !== undefined, 'a manifest has these');
  const { required = [], ...partialSpec } = spec;
  const settings = Object.entries(spec.properties ?? {}).map(([key, schema]) => {
    return { key, part: partName(key), schema, isRequired: required.includes(key) };
  });
  const references = Object.fromEntries(settings.map(({ key, part }) => [key, refer(part)]));
  const parts = settings.map(({ part, schema, isRequired }) => [part, isRequired ? orNull(partial(schema)) : schema]);
  const strong = settings.flatMap(({ key, part, schema, isRequired }) =>
    isRequired ? [[key, { type: schema.type, allOf: [refer(part)], ...demandsOf(schema) }]] : [],
  );
  const { environments, matrix } = composingKeys(refer(partName('environment')));
  const withSpec = (properties: Record<string, JsonSchema>, demanded?: readonly string[]): JsonSchema => ({
    ...whole,
    properties: {
      ...whole.properties,
      metadata: refer('metadata'),
      spec: { ...partialSpec, ...(demanded !== undefined && { required: demanded }), properties },
    },
  });
  return {
    authoring: { manifest: withSpec({ ...references, environments, matrix }) },
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
  return { ...schema, type: [...[schema.type ?? []].flat(), 'null'] };
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

function asProfile(manifest: JsonSchema, profile: ProfileKind): JsonSchema {
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
