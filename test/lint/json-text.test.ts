import { describe, expect, test } from 'vitest';
import { readJsonText } from '../../src/lint/json-text.ts';
import { findSchemaMistake } from '../../src/lint/schema-mistake.ts';
import { saidBy, withParameter } from './lint-lines.ts';

test.each([
  ['{"a": 1,}', 1, 9, 'this is not JSON'],
  ['{\r\n  "a": 1\r\n  "b": 2\r\n}', 3, 3, 'this is not JSON'],
  ["{'a': 1}", 1, 2, 'this is not JSON'],
  ['{"a": 1', 1, 8, 'the JSON ends before it is complete'],
  ['# none', 1, 1, 'this is not JSON'],
  ['{"a": True}', 1, 7, 'this is not JSON'],
])('%j is wrong at %i:%i', (text, line, column, message) => {
  expect(readJsonText(text)).toMatchObject({ mistake: { line, column, message } });
});

test('a text that is nested too deep for reading is a mistake and no crash', () => {
  expect(readJsonText('['.repeat(100_000))).toMatchObject({ mistake: { line: 1, column: 101 } });
});

test('JSON is read', () => {
  expect(readJsonText('{"a": [1, null]}')).toEqual({ value: { a: [1, null] } });
});

describe('a JSON Schema', () => {
  test.each(
    [
      {},
      { type: 'object', properties: { type: { type: 'string' }, items: { type: ['array', 'null'], items: {} } } },
      { $defs: { money: { type: 'number' } }, properties: { total: { $ref: '#/$defs/money' } } },
      { anyOf: [{ type: 'object' }, { type: 'null' }] },
      { type: 'array', items: [{ type: 'string' }, true], additionalProperties: false },
      { properties: { total: { type: 'number', required: true } } },
      { enum: ['invoice', { type: 'no schema' }] },
      { const: { properties: 1 } },
    ].slice(1),
  )('may be %j', (schema) => {
    expect(findSchemaMistake(schema as never)).toBeUndefined();
  });

  test.each([
    [[], []],
    ['{"type": "object"}', []],
    [true, []],
    [{ type: 'str' }, ['type']],
    [{ type: ['string', 'int'] }, ['type']],
    [{ type: {} }, ['type']],
    [{ properties: [] }, ['properties']],
    [{ properties: { total: 'number' } }, ['properties', 'total']],
    [{ properties: { lines: { items: { type: 'Object' } } } }, ['properties', 'lines', 'items', 'type']],
    [{ type: 'object', required: 'total' }, ['required']],
    [{ type: 'object', required: [1] }, ['required']],
    [{ anyOf: { type: 'object' } }, ['anyOf']],
    [{ oneOf: [{}, { not: 1 }] }, ['oneOf', 1, 'not']],
    [{ $defs: { money: null } }, ['$defs', 'money']],
    [{}, []],
    [{ invoice_number: 'string' }, []],
  ])('is not %j', (schema, path) => {
    expect(findSchemaMistake(schema as never)?.path).toEqual(path);
  });
});

test.each([
  ['[]', []],
  ['[{"table_in_page": true}]', []],
  ['{}', ['error `auto_mode_configuration_json` is no list of rules.']],
  ['["table_in_page"]', ['error `/0` in `auto_mode_configuration_json` is no rule: it is not an object.']],
  [
    '[{"parsing_conf": "agentic"}]',
    ['error `/0/parsing_conf` in `auto_mode_configuration_json` is no object of settings.'],
  ],
])('of the rules %s it says %j', (text, said) => {
  expect(saidBy('valid-json-string', withParameter('auto_mode_configuration_json', text))).toEqual(said);
});
