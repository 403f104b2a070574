import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainJsonText, readJson } from '../../src/convert/read/read-json.ts';

describe('readJson', () => {
  test('reads whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom(0, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { value: read, problems } = readJson(plainJsonText(text));
        expect(problems).toEqual([]);
        expect(read).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  test('refuses what JSON.parse refuses', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), fc.constantFrom(...'{}[]",:\'#/\\ \n1x-.e'), (value, at, character) => {
        const text = JSON.stringify(value);
        const index = at % (text.length + 1);
        const mutated = text.slice(0, index) + character + text.slice(index + (at % 2));
        expect(readJson(plainJsonText(mutated)).root !== undefined).toBe(isJson(mutated));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['{"a": 1,}', 8],
    ['{"a": 1 "b": 2}', 8],
    ["{'a': 1}", 1],
    ['{"a": True}', 6],
    ['{"a": 01}', 6],
    ['{"a": "b\\x"}', 8],
    ['{"a": "b\nc"}', 8],
    ['{"a": "b', 6],
    ['[1, 2', 5],
    ['{} {}', 3],
    ['[1 "b\nc"]', 3],
    ['[1 "b', 3],
    ['{"a": 1.x}', 6],
    ['{"a": [1}', 8],
    ['{"a": "\\u00', 7],
    ['', 0],
    ['[NaN]', 1],
    ['// no\n{}', 0],
    ['[\ufeff]', 1],
  ])('finds the place at which %j is no longer JSON', (text, start) => {
    expect(readJson(plainJsonText(text)).problems).toMatchObject([{ code: 'import/not-json', start }]);
  });

  test('says each key that stands twice and each number that would be rounded', () => {
    const text = '{"a": 9007199254740993, "a": 1e999, "b": 1e-999, "c": 100000000000000000000}';
    const places = readJson(plainJsonText(text)).problems.map(({ code, start, end }) => [code, text.slice(start, end)]);
    expect(places).toEqual([
      ['import/number-range', '9007199254740993'],
      ['import/number-range', '1e999'],
      ['import/duplicate-key', '"a"'],
      ['import/number-range', '1e-999'],
    ]);
  });

  test('stops at nesting that is too deep instead of running out of stack', () => {
    const { problems } = readJson(plainJsonText('['.repeat(100_000)));
    expect(problems).toMatchObject([{ code: 'import/not-json', start: 64 }]);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
