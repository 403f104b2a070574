import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/core/json.ts';
import { writeJson } from '../../src/generate/write-json.ts';

describe('writeJson', () => {
  it('keeps on a line what fits on one', () => {
    const value = { type: ['string', 'null'], empty: {}, none: [] };
    expect(writeJson(value)).toBe('{ "type": ["string", "null"], "empty": {}, "none": [] }\n');
  });

  it('breaks the outermost mapping or list that does not fit', () => {
    const long = 'x'.repeat(100);
    expect(writeJson({ a: [long, 1], b: { c: 1 } })).toBe(`{\n  "a": ["${long}", 1],\n  "b": { "c": 1 }\n}\n`);
    expect(writeJson([[long, long]])).toBe(`[\n  [\n    "${long}",\n    "${long}"\n  ]\n]\n`);
  });

  it('writes what JSON reads as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const written = JSON.parse(JSON.stringify(value)) as JsonValue;
        expect(JSON.parse(writeJson(written))).toEqual(written);
      }),
    );
  });
});
