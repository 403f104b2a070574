import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import { loadDocuments } from '../../src/load/load-documents.ts';
import { printYaml } from '../../src/load/print-yaml.ts';
import { hardText } from '../arbitrary-manifest.ts';

const { value: anyValue } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(hardText, fc.boolean(), fc.maxSafeInteger(), fc.constant(null)),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      hardText.filter((text) => text !== '__proto__'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
}));

describe('printYaml', () => {
  test('prints what load reads back to the same value', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const wrapped = withoutNegativeZero({ value });
        expect(load(printYaml(wrapped))).toEqual(wrapped);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  test('prints text that a reader of YAML 1.1 takes for text too', () => {
    fc.assert(
      fc.property(fc.array(hardText), (value) => {
        expect(parse(printYaml({ value }), { version: '1.1' })).toEqual({ value });
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  test.each([
    ...[
      'yes',
      'No',
      'on',
      'off',
      'y',
      'null',
      '~',
      'true',
      '',
      '=',
      '<<',
      '0x1F',
      '0b1',
      '1_000',
      '12e3',
      '.5',
      '.inf',
    ],
    ...['2026-01-31', '2026-01-31T10:00:00Z', '12:30:45', '007', '+1', '- a', '# a', 'a: b', 'a #b', ' a', 'a ', '...'],
    ...['{a}', '[a]', '*a', '&a', '!a', '%a', '@a', '`a', '|', '>', "'a'", '"a"', 'a:'],
  ])('puts %j in quotes', (text) => {
    expect(printYaml({ a: text })).toBe(`a: ${JSON.stringify(text)}\n`);
  });

  test.each([
    ...['parse_page_with_llm', '0-9,15', 's3://acme/q3/', 'https://a.example/b?c=d#e', 'Bearer ${secret:TOKEN}', 'a:b'],
    ...['${secret:TOKEN}', '1.2.3', 'it\'s "so"', 'face', '$${x}', 'a#b', 'été 😀'],
  ])('leaves %j without quotes', (text) => {
    expect(printYaml({ a: text })).toBe(`a: ${text}\n`);
  });

  test('prints text of several lines as a block', () => {
    expect(printYaml({ a: { b: 'one\n\n  two\n', c: 'x\ny', d: ' x\ny\n\n' } })).toBe(
      'a:\n  b: |\n    one\n\n      two\n  c: |-\n    x\n    y\n  d: |2+\n     x\n    y\n\n',
    );
  });

  test('escapes what no reader sees', () => {
    expect(printYaml({ a: 'b\u2028c\u0007\u{202e}' })).toBe('a: "b\\u2028c\\u0007\\u202E"\n');
  });

  test('quotes keys that would look like torn references', () => {
    expect(printYaml({ '${a': 'b}' })).toBe('"${a": b}\n');
  });

  test('prints nested sequences and mappings in block style', () => {
    const value = { list: [{ a: 1, b: [true] }, [1, [2]], [], {}] };
    expect(printYaml(value)).toBe('list:\n  - a: 1\n    b:\n      - true\n  - - 1\n    - - 2\n  - []\n  - {}\n');
  });

  test('puts comments at the head of a mapping', () => {
    const comments = new Map([['/spec', ['first', '', 'second']]]);
    expect(printYaml({ spec: { a: 1 } }, { comments })).toBe('spec:\n  # first\n  #\n  # second\n  a: 1\n');
  });

  test('keeps a key that is too long for one line with its value', () => {
    const value = { [`k${'e'.repeat(2000)}`]: { a: 1 }, b: 2 };
    expect(load(printYaml(value))).toEqual(value);
  });
});

function load(text: string): JsonValue | undefined {
  const { value, diagnostics } = loadDocuments({ file: 'a.yaml', text });
  expect(diagnostics.map(({ code }) => code)).toEqual([]);
  return value?.[0]?.value;
}

/** JSON has no negative zero. */
function withoutNegativeZero(value: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
