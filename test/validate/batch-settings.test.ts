import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { CatalogueEntry } from '../../src/catalogue/entry.ts';
import { configurationRequest } from '../../src/compile/configuration.ts';
import { bodyFor } from '../../src/compile/holes.ts';
import type { CompiledBatch } from '../../src/compile/request.ts';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import { buildBatches } from '../../src/pipeline/build/build-batches.ts';
import { batchText, configurationWith, LEAVES, sampleOf, specWith } from '../batch-text.ts';
import { hasOpenApiDocument, OPENAPI_DOCUMENT } from '../emulator/openapi-document.ts';
import { findingsOf } from '../findings-of.ts';
import { NO_RULES } from '../no-rules.ts';

const cases = LEAVES.map((entry) => [entry.pointer, entry] as const);
const why = hasOpenApiDocument ? '' : ` (skipped: ${OPENAPI_DOCUMENT} is not there)`;

test('a parse configuration has 118 settings that hold no others', () => {
  expect(LEAVES).toHaveLength(118);
});

describe.each(cases)('%s, alone in a configuration', (pointer, entry) => {
  const place = `/spec/job/parameters${pointer.replace('/*', '/0')}`;

  test('has nothing wrong with it', () => {
    expect(findingsOf(batchText(specWith(configurationWith(entry, sampleOf(entry)))))).toEqual([]);
  });

  test('with a value of a wrong type is one error, at the value', () => {
    const found = findingsOf(batchText(specWith(configurationWith(entry, wrongValueOf(entry)))));
    expect(found.map((finding) => finding.split(' ').slice(1).join(' '))).toEqual([`schema/wrong-type ${place}`]);
  });

  test('may be null where it may be left out, and else is missed', () => {
    const found = findingsOf(batchText(specWith(configurationWith(entry, null))));
    const isHalf = /parsing_conf\/(tier|version)$/.test(pointer);
    expect(found).toHaveLength(entry.required === true || isHalf ? 1 : 0);
  });
});

describe.skipIf(!hasOpenApiDocument)(`what a manifest may say of a configuration${why}`, () => {
  const check = checkOfDocument('ConfigurationCreateRequest');
  const checkBatch = checkOfDocument('BatchCreateRequest');
  const known = LEAVES.filter(({ since }) => since !== '2.16.0').map((entry) => [entry.pointer, entry] as const);

  test.each(known)(
    '%s compiles to requests that the OpenAPI document takes, in which it stands with the same value',
    (_, entry) => {
      const value = sampleOf(entry);
      const [batch] = compiled(configurationWith(entry, value));
      if (batch === undefined) throw new Error('nothing was compiled');
      const { parameters } = batch.configuration ?? {};
      expect(parameters).toEqual({ ...configurationWith(entry, value), product_type: 'parse_v2' });
      expect(check(configurationRequest(batch)?.body ?? null)).toEqual([]);
      expect(checkBatch(bodyFor(batch.request, { configurationId: 'cfg-1' }))).toEqual([]);
    },
  );

  test('and the document refuses what is not a setting', () => {
    const parameters = { tier: 'agentic', version: 'latest', product_type: 'parse_v2' };
    expect(check({ name: 'a', parameters })).toEqual([]);
    expect(check({ name: 'a', parameters: { ...parameters, processing_options: { nope: true } } })).not.toEqual([]);
    expect(check({ name: 'a', parameters: { ...parameters, nope: true } })).not.toEqual([]);
    expect(check({ name: 'a', parameters: { ...parameters, product_type: 'extract_v2' } })).not.toEqual([]);
  });
});

function compiled(configuration: JsonObject): readonly CompiledBatch[] {
  const text = batchText(specWith(configuration));
  return buildBatches([{ file: 'a.yaml', text }], { severities: NO_RULES }).batches;
}

/** A sequence of mappings is no scalar and no mapping, and a truth value is no sequence and no mapping. */
function wrongValueOf({ kind }: CatalogueEntry): JsonValue {
  return ['strings', 'object'].includes(kind) ? true : [{ a: 1 }];
}

/** Checks against a schema of the document; what that leaves open at its top is closed: an unknown key is an error. */
function checkOfDocument(name: string): (value: JsonValue) => readonly string[] {
  if (!existsSync(OPENAPI_DOCUMENT)) return () => [];
  const schemas = JSON.parse(readFileSync(OPENAPI_DOCUMENT, 'utf8')).components.schemas;
  for (const top of ['ParseV2Parameters', 'BatchCreateRequest', 'ConfigurationCreateRequest'])
    schemas[top].additionalProperties = false;
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false });
  ajv.addVocabulary(['components', 'discriminator', 'x-enum-order-preserved']);
  ajv.addSchema({ components: { schemas } }, 'api');
  const validate = ajv.compile({ $ref: `api#/components/schemas/${name}` });
  return (value) => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
  };
}
