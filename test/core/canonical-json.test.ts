import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, indentedJson } from '../../src/core/canonical-json.ts';
import type { JsonValue } from '../../src/core/json.ts';

const json = fc.jsonValue() as fc.Arbitrary<JsonValue>;

test('canonical JSON is what an independent implementation of RFC 8785 writes', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalJson(value)).toBe(canonicalize(value));
    }),
    { numRuns: 2000 },
  );
});

test('keys are ordered by UTF-16 code units, integer-like keys among them', () => {
  expect(canonicalJson({ '10': 1, '9': 2, b: 3, A: 4, '\u{1f600}': 5, '\ufb33': 6 })).toBe(
    '{"10":1,"9":2,"A":4,"b":3,"\u{1f600}":5,"\ufb33":6}',
  );
});

test('numbers are written as ECMAScript writes them', () => {
  expect(canonicalJson([1e21, 1e-7, -0, 0.1, 100])).toBe('[1e+21,1e-7,0,0.1,100]');
});

test('indented JSON holds the same value in the same order', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalJson(JSON.parse(indentedJson(value)) as JsonValue)).toBe(canonicalJson(value));
    }),
  );
  expect(indentedJson({ b: [1, { c: null }], a: {}, d: [] })).toBe(
    '{\n  "a": {},\n  "b": [\n    1,\n    {\n      "c": null\n    }\n  ],\n  "d": []\n}',
  );
});

test('what JSON cannot hold is a bug', () => {
  expect(() => canonicalJson(Number.NaN)).toThrow();
  expect(() => canonicalJson('\ud800')).toThrow();
  expect(() => canonicalJson({ '\udc00': 1 })).toThrow();
});
