import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { JsonValue } from '../../src/core/json.ts';
import { MANIFEST_SHAPES } from '../../src/generated/keys.ts';
import { buildBatches, EMITS, emitBatches } from '../../src/pipeline/build/build-batches.ts';
import { formatFindingsAsText } from '../../src/report/findings/text.ts';
import { batchText, configurationWith, LEAVES, sampleOf, specWith } from '../batch-text.ts';
import { withValueAt } from '../schema/manifests.ts';

const SPLINTERS = [
  '',
  ' ',
  '\n',
  ': ',
  '- ',
  '#',
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  '&a ',
  '*a',
  '~',
  '${',
  '${var:A}',
  '---\n',
];

const text = fc.constantFrom(...LEAVES).map((entry) => batchText(specWith(configurationWith(entry, sampleOf(entry)))));

/** Checks, lints, compiles and prints; gives the codes of what was found. */
function codesOf(written: string, kind = 'Batch'): readonly string[] {
  const { findings, batches } = buildBatches([
    { file: 'a.yaml', text: written.replace('kind: Batch', `kind: ${kind}`) },
  ]);
  // A stack trace would be a bug that was caught.
  expect(formatFindingsAsText(findings, { color: false })).not.toMatch(/\n\s+at .*\.[jt]s:\d+/);
  if (findings.summary.errors > 0) expect(batches).toEqual([]);
  for (const emit of EMITS) expect(emitBatches(batches, emit)).not.toMatch(/undefined|\[object/);
  return findings.diagnostics.map(({ code }) => code);
}

test('a Batch with anything anywhere in its text is told of, and never a crash', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(40), fc.constantFrom(...SPLINTERS), (written, at, length, splinter) => {
      const start = at % written.length;
      codesOf(written.slice(0, start) + splinter + written.slice(start + length));
    }),
    { numRuns: 400 },
  );
});

test('a Batch or a profile with any value at any place is told of, and never a crash', () => {
  const places = Object.keys(MANIFEST_SHAPES).filter((place) => !['', '/apiVersion', '/kind'].includes(place));
  const value = fc.oneof(
    fc.constantFrom<JsonValue>('text', '${var:A}', '${secret:A}', 1, -1, true, null, [], {}, [null], [[]], {
      nope: {},
    }),
    fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>,
  );
  const least = { apiVersion: 'parsebatch.dev/v1', kind: 'Batch', metadata: { name: 'a' }, spec: {} };
  fc.assert(
    fc.property(fc.constantFrom(...places), value, fc.constantFrom('Batch', 'BatchProfile'), (place, written, kind) => {
      const codes = codesOf(stringify(withValueAt(least, place, written), { aliasDuplicateObjects: false }), kind);
      if (kind === 'Batch') expect(codes.length).toBeGreaterThan(0);
    }),
    { numRuns: 800 },
  );
});
