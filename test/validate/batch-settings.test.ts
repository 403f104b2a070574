import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { CatalogueEntry } from '../../src/catalogue/entry.ts';
import type { JsonValue } from '../../src/core/json.ts';
import { isJsonObject } from '../../src/core/json.ts';
import { batchText, configurationWith, LEAVES, sampleOf, specWith } from '../batch-text.ts';
import { hasOpenApiDocument, OPENAPI_DOCUMENT } from '../emulator/openapi-document.ts';
import { findingsOf } from '../findings-of.ts';

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
  const check = checkOfDocument();

  test.each(LEAVES.filter(({ since }) => since !== '2.16.0').map((entry) => [entry.pointer, entry] as const))(
    '%s is what the OpenAPI document takes',
    (_, entry) => {
      const configuration = { ...configurationWith(entry, sampleOf(entry)), product_type: 'parse_v2' };
      expect(check(configuration)).toEqual([]);
    },
  );

  test('and the document refuses what is not a setting', () => {
    const least = { tier: 'agentic', version: 'latest', product_type: 'parse_v2' };
    expect(check({ ...least, processing_options: { nope: true } })).toHaveLength(1);
  });
});

/** A sequence of mappings is no scalar and no mapping, and a truth value is no sequence and no mapping. */
function wrongValueOf({ kind }: CatalogueEntry): JsonValue {
  return ['strings', 'object'].includes(kind) ? true : [{ a: 1 }];
}

/** Checks against the schema of the document, in which an unknown key of a closed mapping is an error. */
function checkOfDocument(): (configuration: JsonValue) => readonly string[] {
  if (!existsSync(OPENAPI_DOCUMENT)) return () => [];
  const document: JsonValue = JSON.parse(readFileSync(OPENAPI_DOCUMENT, 'utf8'));
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(isJsonObject(document) ? document : {}, 'api');
  const validate = ajv.compile({ $ref: 'api#/components/schemas/ParseV2Parameters' });
  return (configuration) => {
    validate(configuration);
    return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
  };
}
