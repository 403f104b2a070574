import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import type { SchemaValidator } from '../../src/core/schema-validator.ts';
import { MANIFEST_SHAPES } from '../../src/generated/keys.ts';
import { validateAuthoredBatch, validateBatch, validateBatchProfile } from '../../src/generated/validators/batch.ts';
import {
  validateAuthoredParseBatch,
  validateParseBatch,
  validateParseBatchProfile,
} from '../../src/generated/validators/parse-batch.ts';
import { formsOfKinds } from '../../src/schema/kinds.ts';
import { manifestWith, withValueAt } from './manifests.ts';

const { parseBatch, batch, parts } = formsOfKinds((part) => ({ $ref: part }), 'all');
const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
for (const [name, part] of Object.entries(parts)) ajv.addSchema(part, name);

const places = Object.keys(MANIFEST_SHAPES).filter((place) => place !== '');
const value = fc.oneof(
  fc.constantFrom<JsonValue>(
    'text',
    '',
    'latest',
    '${var:A}',
    0,
    1,
    -1,
    1.5,
    true,
    null,
    [],
    ['en'],
    [1],
    {},
    { nope: 1 },
  ),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>,
);

describe('the code of the validators', () => {
  it.each([
    ['a composed ParseBatch', 'ParseBatch', validateParseBatch, parseBatch.resolved],
    ['a ParseBatch as written', 'ParseBatch', validateAuthoredParseBatch, parseBatch.authoring.manifest],
    ['a ParseBatchProfile', 'ParseBatchProfile', validateParseBatchProfile, parseBatch.authoring.profile],
    ['a composed Batch', 'Batch', validateBatch, batch.resolved],
    ['a Batch as written', 'Batch', validateAuthoredBatch, batch.authoring.manifest],
    ['a BatchProfile', 'BatchProfile', validateBatchProfile, batch.authoring.profile],
  ] as const)('finds in %s what its schema says', (_, kind, validate, schema) => {
    const check = ajv.compile(schema);
    const counts = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...places), value, (place, written) => {
        const manifest = withValueAt({ ...manifestWith(), kind }, place, written);
        check(manifest);
        expect(shown(validate, manifest)).toEqual(sorted(check.errors ?? []));
        counts[check.errors ? 'refused' : 'accepted'] += 1;
      }),
      { numRuns: 600 },
    );
    expect(counts.refused).toBeGreaterThan(100);
  });
});

function shown(validate: SchemaValidator, manifest: JsonObject): readonly string[] {
  return sorted(validate(manifest));
}

function sorted(errors: readonly { instancePath: string; keyword: string; params: unknown }[]): readonly string[] {
  return errors
    .map(({ instancePath, keyword, params }) => `${instancePath} ${keyword} ${JSON.stringify(params)}`)
    .sort();
}
