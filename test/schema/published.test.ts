import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { PARAMETERS, PARSE_V1 } from '../../src/catalogue/parse-v1/index.ts';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import { isJsonObject } from '../../src/core/json.ts';
import { schemaOfKind } from '../../src/pipeline/check/schema-of-kind.ts';
import { entryAt } from '../../src/schema/annotate.ts';
import type { JsonSchema } from '../../src/schema/json-schema.ts';
import { walk } from '../../src/schema/json-schema.ts';
import { publishedSchemas } from '../../src/schema/published.ts';
import { compileSchema } from './ajv.ts';
import { dereference } from './dereference.ts';
import { expandSnippet } from './expand-snippet.ts';
import { manifestWith, withValueAt } from './manifests.ts';

const schemas = publishedSchemas();
const parseBatch = kindSchema('ParseBatch');
const validate = compileSchema(parseBatch);
/** What an environment may hold is what a spec may hold. */
const parts = new Map([...partsOf(parseBatch)].filter(([place]) => !place.startsWith('/spec/environments/*')));
const MINIMAL_WEBHOOK = { url: 'https://hooks.acme.example' };

describe.each([...schemas])('%s', (name, schema) => {
  it('is a draft-07 schema', () => {
    expect(new Ajv({ strict: false }).validateSchema(schema)).toBe(true);
  });

  it('is known by its address and has a title', () => {
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(schema.$id).toBe(`https://parsebatch.dev/schema/v1/${name}`);
    expect(schema.title).toBeTruthy();
  });

  it('describes every property, in plain text and in Markdown', () => {
    const undescribed = [...partsOf(schema)].flatMap(([place, { description, markdownDescription }]) =>
      place.endsWith('/*') || (description && markdownDescription) ? [] : [place],
    );
    expect(undescribed).toEqual([]);
  });

  it('closes every mapping whose keys it knows', () => {
    const open = [...partsOf(schema)].flatMap(([place, part]) =>
      part.properties === undefined || (part.additionalProperties ?? true) !== true ? [] : [place],
    );
    // The branches of manifest.schema.json close it, one for each kind.
    expect(open).toEqual(name === 'manifest.schema.json' ? [''] : []);
  });

  it('stays small', () => {
    expect(JSON.stringify(schema, null, 2).length).toBeLessThan(450_000);
  });
});

describe('the schema of ParseBatch', () => {
  it('has every catalogued parameter, in the order of the catalogue', () => {
    expect(Object.keys(parts.get('/spec/parameters')?.properties ?? {})).toEqual(Object.keys(PARAMETERS));
    expect(Object.keys(PARAMETERS)).toHaveLength(127);
  });

  it('has every place that the catalogue says a manifest states', () => {
    const places = PARSE_V1.flatMap(({ manifest }) => manifest ?? []);
    expect(places.filter((place) => !parts.has(place))).toEqual([]);
  });

  it('has a description for each value of a described set', () => {
    const counts = [...parts.values()].flatMap((part) => {
      const { enumDescriptions, enum: values } = part.else ?? part;
      return enumDescriptions === undefined ? [] : [[values?.length, enumDescriptions.length]];
    });
    expect(counts.length).toBeGreaterThan(5);
    for (const [values, descriptions] of counts) expect(descriptions).toBe(values);
  });

  it('strikes out what the catalogue calls deprecated, and nothing else', () => {
    const struckOut = [...parts].flatMap(([place, part]) => (part.deprecationMessage ? [place] : []));
    const deprecated = [...parts.keys()].filter((place) => entryAt(place)?.deprecated !== undefined);
    expect(struckOut).toEqual(deprecated);
    expect(deprecated.length).toBeGreaterThan(0);
  });

  it('offers the known values of an open set without enforcing them', () => {
    const tier = parts.get('/spec/parameters/tier');
    const offered = [...(tier?.examples ?? []), ...(tier?.defaultSnippets ?? []).map(({ body }) => body)];
    expect(offered.toSorted()).toEqual(['agentic', 'agentic_plus', 'cost_effective', 'fast']);
    expect(errorsOf(withValueAt(manifestWith(), '/spec/parameters/tier', 'brand_new'))).toEqual([]);
  });

  it.each(Object.entries(PARAMETERS))('accepts %s alone, with its example, its default and null', (name, parameter) => {
    const { example, default: fallback } = parameter as { example?: JsonValue; default?: { value: JsonValue } };
    for (const value of [example ?? fallback?.value ?? true, fallback?.value ?? null, null]) {
      expect(errorsOf(manifestWith({ parameters: { [name]: value } }))).toEqual([]);
    }
  });

  it('accepts each example and each default at its place', () => {
    for (const [place, { examples = [], default: fallback = null }] of parts) {
      if (place === '' || isUnder(place, '/spec/source/')) continue;
      for (const value of [...examples, ...(fallback === null ? [] : [fallback])]) {
        expect(errorsOf(withValueAt(complete(place), place, value)), place).toEqual([]);
      }
    }
  });

  it.each(['directory_id', 'item_ids', 'files'])('accepts the examples of %s as the only source', (key) => {
    const examples = parts.get(`/spec/source/${key}`)?.examples ?? [];
    expect(examples.length).toBeGreaterThan(0);
    for (const value of examples) expect(errorsOf(manifestWith({ source: { [key]: value } }))).toEqual([]);
  });

  it('accepts every snippet as it is inserted', () => {
    const places = [...parts].flatMap(([place, { defaultSnippets = [] }]) =>
      defaultSnippets.map(({ label, body }) => {
        const manifest = isUnder(place, '/spec/source/') ? manifestWith() : complete(place);
        expect(errorsOf(withValueAt(manifest, place, filledIn(body))), `${place} ${label}`).toEqual([]);
        return place;
      }),
    );
    expect(places).toEqual(expect.arrayContaining(['', '/metadata/labels', '/spec/source', '/spec/webhooks/*']));
  });

  it('refuses an unknown key at every place with keys of its own, once', () => {
    for (const [place, part] of parts) {
      if (part.additionalProperties !== false) continue;
      const manifest = withValueAt(complete(`${place}/nope`), `${place}/nope`, 1);
      expect(errorsOf(manifest), place).toEqual([`${place.replaceAll('*', '0')} additionalProperties`]);
    }
  });

  it('takes null for every setting but those that a manifest cannot do without', () => {
    const refused = [...parts.keys()].filter((place) => {
      if (place === '' || place.endsWith('/*') || isSource(place)) return false;
      return errorsOf(withValueAt(complete(place), place, null)).length > 0;
    });
    expect(refused).toEqual(['/apiVersion', '/kind', '/metadata', '/metadata/name', '/spec', '/spec/webhooks/*/url']);
  });
});

describe('manifest.schema.json', () => {
  const validateAny = compileSchema(schemaOf('manifest.schema.json'));

  it('checks a manifest as the schema of its kind does', () => {
    expect(validateAny(manifestWith())).toBe(true);
    expect(validateAny(manifestWith({ parameters: { nope: 1 } }))).toBe(false);
    expect(validateAny.errors?.map(({ keyword }) => keyword)).toEqual(['additionalProperties', 'if']);
  });

  it.each([
    ['kind', { kind: 'ParsedBatch', nope: 1 }, ['/kind enum']],
    ['apiVersion', { apiVersion: 'parsebatch.dev/v9', nope: 1 }, ['/apiVersion enum']],
  ])('refuses an unknown %s with one error', (_, change, expected) => {
    expect(validateAny({ ...manifestWith(), ...change })).toBe(false);
    expect(validateAny.errors?.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`)).toEqual(expected);
  });

  it('refuses a document with neither', () => {
    expect(validateAny({})).toBe(false);
    expect(validateAny.errors?.map(({ keyword }) => keyword)).toEqual(['required', 'required']);
  });
});

function kindSchema(kind: string): JsonSchema {
  // One schema, seen as the JSON that it is written as and then as a schema again.
  return schemaOfKind(schemaOf('manifest.schema.json') as JsonObject, kind) as JsonSchema;
}

function schemaOf(name: string): JsonSchema {
  const schema = schemas.get(name);
  if (schema === undefined) throw new Error(`${name} is not published`);
  return schema;
}

function partsOf(schema: JsonSchema): ReadonlyMap<string, JsonSchema> {
  const found = new Map<string, JsonSchema>();
  walk(dereference(schema), (part, place) => found.set(place, { ...found.get(place), ...part }));
  return found;
}

function errorsOf(manifest: JsonObject): string[] {
  validate(manifest);
  return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}

/** A manifest in which all that must stand beside a place is there. */
function complete(place: string): JsonObject {
  return manifestWith(isUnder(place, '/spec/webhooks/*/') ? { webhooks: [MINIMAL_WEBHOOK] } : {});
}

function isSource(place: string): boolean {
  return ['directory_id', 'item_ids', 'files'].some((key) => place === `/spec/source/${key}`);
}

function isUnder(place: string, ancestor: string): boolean {
  return place.startsWith(ancestor);
}

/** What an editor leaves where nobody types into the fields of a snippet, but for those that are empty. */
function filledIn(body: JsonValue): JsonValue {
  if (Array.isArray(body)) return body.map(filledIn);
  if (isJsonObject(body)) {
    const entries = Object.entries(body).map(([key, value = null]) => [expandSnippet(key), filledIn(value)]);
    return Object.fromEntries(entries) as JsonObject;
  }
  return typeof body === 'string' ? expandSnippet(body.replaceAll('${1}', 'x')) : body;
}
