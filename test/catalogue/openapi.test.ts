import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CLASSIFY_V1 } from '../../src/catalogue/classify-v1/index.ts';
import { EVENTS } from '../../src/catalogue/events.ts';
import { LANGUAGES } from '../../src/catalogue/languages.ts';
import { PARSE_V1 } from '../../src/catalogue/parse-v1/index.ts';
import { BATCH_V2, PARSE_V2 } from '../../src/catalogue/parse-v2/index.ts';
import { PARTITIONS } from '../../src/catalogue/partitions.ts';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import { isJsonObject } from '../../src/core/json.ts';
import type { Path } from '../../src/core/path.ts';
import { valueAt } from '../../src/core/path.ts';
import { catalogueAsDocument } from '../../src/generate/catalogue-surface.ts';
import { compareSurfaces } from '../../src/generate/compare-surfaces.ts';
import { readOpenapi } from '../../src/generate/read-openapi.ts';

const FILE = resolve('../shared/api/llamacloud-openapi-2026-08-20.json');
const isThere = existsSync(FILE);
const document = (isThere ? JSON.parse(readFileSync(FILE, 'utf8')) : {}) as JsonObject;
const why = isThere ? '' : ` (skipped: ${FILE} is not there)`;

function schemaPath(...rest: Path): Path {
  return ['components', 'schemas', ...rest];
}

describe.skipIf(!isThere)(`the catalogue and the OpenAPI document${why}`, () => {
  test('have the same names, types, values, defaults, bounds and formats', () => {
    expect(compareSurfaces(catalogueAsDocument(), readOpenapi(document))).toEqual([]);
  });

  test('speak of every area', () => {
    const counts = Object.entries(readOpenapi(document)).map(([area, names]) => [area, Object.keys(names).length]);
    expect(Object.fromEntries(counts)).toEqual({
      query: 2,
      header: 0,
      request: 5,
      record: 9,
      parameters: 127,
      webhook: 5,
      versions: 4,
      configuration: 146,
      batch: 14,
      classify: 17,
    });
  });

  test('list events, languages and partitions in the same order', () => {
    const values = (list: readonly { readonly value: string }[]): readonly string[] => list.map(({ value }) => value);
    const events = schemaPath('WebhookConfiguration', 'properties', 'webhook_events', 'anyOf', 0, 'items', 'enum');
    expect(values(EVENTS)).toEqual(valueAt(document, events));
    expect(values(LANGUAGES)).toEqual(valueAt(document, schemaPath('ParserLanguages', 'enum')));
    expect(values(PARTITIONS)).toEqual(valueAt(document, schemaPath('PartitionNames', 'enum')));
    expect([EVENTS.length, LANGUAGES.length, PARTITIONS.length]).toEqual([33, 86, 7]);
  });

  test.each<[string, Path, JsonValue]>([
    ['a default', schemaPath('BatchParseJobConfig', 'properties', 'page_error_tolerance', 'default'), 0.1],
    ['a bound', schemaPath('BatchJobCreateRequest', 'properties', 'page_size', 'maximum'), 500],
    ['a format', schemaPath('BatchParseJobRecordCreate', 'properties', 'session_id', 'anyOf', 0, 'format'), 'date'],
    ['a constant', schemaPath('BatchParseJobRecordCreate', 'properties', 'job_name', 'const'), 'other_job'],
    ['a minimal length', schemaPath('BatchParseJobConfig', 'properties', 'languages', 'minItems'), 2],
    ['a value', schemaPath('ParsingMode', 'enum'), ['parse_page_with_llm']],
    ['a bound of v2', schemaPath('LlamaParseTimeouts', 'properties', 'base_in_seconds', 'anyOf', 0, 'maximum'), 60],
    [
      'a length of v2',
      schemaPath('BatchCreateRequest', 'properties', 'webhook_configuration_ids', 'anyOf', 0, 'maxItems'),
      5,
    ],
    ['a name of v2', schemaPath('LlamaParseFastOptions', 'properties'), { knob: { type: 'boolean' } }],
    ['a length of a text', schemaPath('ClassifierRule', 'properties', 'description', 'minLength'), 5],
    ['a default beside a reference', schemaPath('ClassifyJob', 'properties', 'mode', 'default'), 'MULTIMODAL'],
    ['a release', schemaPath('ParseVersionsResponse', 'properties', 'fast', 'items', 'enum'), ['2027-01-01']],
  ])('differ where %s changes', (_, path, value) => {
    const changed = replaceAt(document, path, value) as JsonObject;
    expect(compareSurfaces(catalogueAsDocument(), readOpenapi(changed))).toHaveLength(1);
  });
});

describe.skipIf(!isThere)(`the sentences of the catalogue${why}`, () => {
  test('are not those of the OpenAPI document', () => {
    const theirs = new Set(descriptionsIn(document).flatMap(runsOfWords));
    const ours = [...PARSE_V1, ...CLASSIFY_V1, ...PARSE_V2, ...BATCH_V2].flatMap(({ summary, note = '' }) => [
      summary,
      note,
    ]);
    expect(ours.filter((text) => runsOfWords(text).some((run) => theirs.has(run)))).toEqual([]);
  });
});

function descriptionsIn(value: JsonValue | undefined): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(descriptionsIn);
  if (!isJsonObject(value)) return [];
  const own = typeof value['description'] === 'string' ? [value['description']] : [];
  return [...own, ...Object.values(value).flatMap(descriptionsIn)];
}

/** Every eight words that follow each other: fewer are met by chance. */
function runsOfWords(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[a-z0-9_']+/g) ?? [];
  return words.slice(7).map((_, start) => words.slice(start, start + 8).join(' '));
}

function replaceAt(within: JsonValue | undefined, [key, ...rest]: Path, value: JsonValue): JsonValue {
  if (key === undefined) return value;
  if (Array.isArray(within)) return within.map((item, at) => (at === key ? replaceAt(item, rest, value) : item));
  const object = isJsonObject(within) ? within : {};
  return { ...object, [key]: replaceAt(object[key], rest, value) };
}
