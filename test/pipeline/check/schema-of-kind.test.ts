import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/core/json.ts';
import { MANIFEST_SHAPES } from '../../../src/generated/keys.ts';
import { readSchema, SCHEMA_NAMES } from '../../../src/pipeline/check/read-schema.ts';
import { schemaOfKind } from '../../../src/pipeline/check/schema-of-kind.ts';
import type { JsonSchema } from '../../../src/schema/json-schema.ts';
import { compileSchema } from '../../schema/ajv.ts';
import { manifestWith, withValueAt } from '../../schema/manifests.ts';

const whole = JSON.parse(readSchema('manifest') ?? '') as JsonObject;
const dispatch = compileSchema(whole as JsonSchema);

/** Apart from these the schema of every kind does not know which branch is meant. */
const places = Object.keys(MANIFEST_SHAPES).filter((place) => !['', '/apiVersion', '/kind'].includes(place));
const value = fc.oneof(
  fc.constantFrom<JsonValue>('text', '${var:A}', '${secret:A}', 1, -1, true, null, [], ['en'], {}, { nope: 1 }),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>,
);

describe.each(['ParseBatch', 'ParseBatchProfile', 'Batch', 'BatchProfile'])('the schema of %s', (kind) => {
  const schema = schemaOfKind(whole, kind);
  const validate = compileSchema(schema as JsonSchema);

  test('finds in any manifest of the kind what the schema of every kind finds in it', () => {
    const verdicts = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...places), value, (place, written) => {
        const manifest = { ...withValueAt(manifestWith(), place, written), kind };
        const isAccepted = validate(manifest);
        expect(dispatch(manifest)).toBe(isAccepted);
        expect(errorsOf(validate)).toEqual(errorsOf(dispatch));
        verdicts[isAccepted ? 'accepted' : 'refused'] += 1;
      }),
      { numRuns: 1_000 },
    );
    expect(Math.min(verdicts.accepted, verdicts.refused)).toBeGreaterThan(50);
  });

  test('refuses a manifest of another kind', () => {
    expect(validate({ ...manifestWith(), kind: 'Project' })).toBe(false);
    expect(errorsOf(validate)).toEqual(['/kind const']);
  });

  test('is the branch, and what makes it a schema of its own', () => {
    const { $schema, $id, definitions, ...branch } = schema;
    expect(branch).toEqual(branchOf(kind));
    expect($schema).toBe(whole['$schema']);
  });
});

test('the schemas of two kinds have names of their own', () => {
  const addresses = ['ParseBatch', 'ParseBatchProfile'].map((kind) => schemaOfKind(whole, kind)['$id']);
  expect(addresses).toEqual([
    'https://parsebatch.dev/schema/v1/parse-batch.schema.json',
    'https://parsebatch.dev/schema/v1/parse-batch-profile.schema.json',
  ]);
});

test('definitions are those that the branch refers to, also through others, in their order', () => {
  const refer = (name: string): JsonObject => ({ $ref: `#/definitions/${name}` });
  const definitions = { unused: refer('a'), c: {}, b: { items: refer('c') }, a: { anyOf: [refer('b'), refer('a')] } };
  const branch = { properties: { x: refer('a') } };
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  const allOf = [{ if: { properties: { kind: { const: 'Sample' } } }, then: branch }];
  const schema = schemaOfKind({ $id: 'https://acme.example/all.json', allOf, definitions }, 'Sample');
  expect(Object.keys(schema['definitions'] ?? {})).toEqual(['c', 'b', 'a']);
});

test('every name has a schema, and another name none', () => {
  for (const name of SCHEMA_NAMES) expect(JSON.parse(readSchema(name) ?? '')).toHaveProperty('$id');
  expect(readSchema('constructor')).toBeUndefined();
});

/** Beside its `then`, Ajv reports the `if` that led to it. */
function errorsOf({ errors }: ReturnType<typeof compileSchema>): string[] {
  const real = (errors ?? []).filter(
    ({ keyword, schemaPath }) => keyword !== 'if' || !schemaPath.startsWith('#/allOf'),
  );
  return real.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}

function branchOf(kind: string): JsonObject {
  const branches = whole['allOf'] as readonly { readonly then: JsonObject }[];
  const found = branches.find(({ then }) => then['title'] === kind);
  if (found === undefined) throw new Error(`there is no branch for ${kind}`);
  return found.then;
}
