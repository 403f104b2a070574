import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { JsonObject } from '../../src/core/json.ts';
import { buildBatches, emitBatches } from '../../src/pipeline/build/build-batches.ts';
import { readSchema } from '../../src/pipeline/check/read-schema.ts';
import { formatFindingsAsText } from '../../src/report/findings/text.ts';
import { manifestArbitrary, printManifest } from '../arbitrary-manifest.ts';
import { run } from '../cli/run.ts';
import { NO_RULES, RULES_AS_WARNINGS } from '../no-rules.ts';

/** Pieces that turn a manifest into something else. */
const SPLINTERS = [
  ...[
    '',
    ' ',
    '\n',
    '\t',
    ':',
    ': ',
    '- ',
    '#',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '&a ',
    '*a',
    '!!int ',
    '!x ',
    '|',
    '>',
  ],
  ...[
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '<<: *a\n',
    '? ',
    '~',
    'null',
    '0x',
    '1e400',
    '.nan',
    '\u0000',
    '\u202e',
    '\ufeff',
  ],
  ...[
    '${',
    '${secret:A}',
    '$${',
    '__proto__: ',
    'constructor: ',
    'spec:\n',
    '  extra: 1\n',
    'yes',
    '\r',
    '\u2028',
    '\ud800',
  ],
];

/** Pieces that a text or a number may well take in. */
const GRAINS = ['a', 'x', '0', '1', '-', ' ', '.', '\u00e9'];

const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 12 }) }),
  insert: fc.oneof(fc.constantFrom(...SPLINTERS), fc.constantFrom(...GRAINS)),
});

const mutated = fc
  .tuple(manifestArbitrary, fc.array(mutation, { minLength: 1, maxLength: 2 }))
  .map(([manifest, mutations]) => mutations.reduce(applyMutation, printManifest(manifest)));

/** The published schema, compiled by Ajv itself: a second opinion on what parsebatch understood. */
const isManifest = new Ajv({ strict: false, formats: { uuid: true } }).compile(
  JSON.parse(readSchema('ParseBatch') ?? '') as JsonObject,
);

describe('whatever it is given', () => {
  test('parsebatch finds nothing wrong with a generated manifest and compiles it', () => {
    fc.assert(
      fc.property(manifestArbitrary, (manifest) => {
        const { findings, batches } = buildBatches([{ file: 'a.yaml', text: printManifest(manifest) }], {
          severities: NO_RULES,
        });
        expect(findings.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(batches).toHaveLength(1);
      }),
      { numRuns: 2_000 },
    );
  });

  test('it neither throws nor takes for a manifest what an independent reader and schema refuse', () => {
    const counts = { compiled: 0, refused: 0 };
    fc.assert(
      fc.property(mutated, (text) => {
        const { findings, batches } = buildBatches([{ file: 'a.yaml', text }], { severities: RULES_AS_WARNINGS });
        expect(formatFindingsAsText(findings, { color: true })).not.toMatch(/\n\s+at .*\.[jt]s:\d+/);
        for (const { origin } of findings.diagnostics) {
          if (origin.kind === 'file') expect(origin.span.end.offset).toBeLessThanOrEqual(text.length);
        }
        counts[batches.length > 0 ? 'compiled' : 'refused'] += 1;
        if (batches.length > 0) {
          expect(emitBatches(batches, 'payload').length).toBeGreaterThan(0);
          expect(refusalsOf(text)).toEqual([]);
        }
      }),
      { numRuns: 10_000 },
    );
    // The mutations must neither break every manifest nor leave every one whole.
    expect(Math.min(counts.compiled, counts.refused)).toBeGreaterThan(200);
    // Half a minute of reading YAML when nothing else runs.
  }, 300_000);

  test('the command ends with 0 or 1, and never with a stack trace', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated, fc.string({ unit: 'binary', maxLength: 80 })), async (input) => {
        const { exitCode, out, err } = await run(['validate', '-'], { input });
        expect([0, 1]).toContain(exitCode);
        expect(out + err).not.toMatch(/bug in parsebatch|\n\s+at .*\.[jt]s:\d+/);
        expect(out === '').toBe(exitCode === 0 && !err.includes('warning'));
      }),
      { numRuns: 1_000 },
    );
  });
});

function applyMutation(text: string, { at, remove, insert }: { at: number; remove: number; insert: string }): string {
  const index = Math.floor(at * text.length);
  return text.slice(0, index) + insert + text.slice(index + remove);
}

/** What a plain reading of the text by the yaml package and Ajv says against it. */
function refusalsOf(text: string): string[] {
  return [...parseAllDocuments(text, { merge: true })].flatMap((document) => {
    if (document.errors.length > 0) return document.errors.map(({ message }) => message);
    const value: unknown = document.toJS();
    if (value === null || isManifest(value)) return [];
    return (isManifest.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  });
}
