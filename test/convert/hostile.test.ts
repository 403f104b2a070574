import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildBatches, EMITS, emitBatch } from '../../src/pipeline/build/build-batches.ts';
import { importManifest } from '../../src/pipeline/rewrite/import-manifest.ts';
import { hardText, manifestArbitrary, printManifest } from '../arbitrary-manifest.ts';
import { NO_RULES } from '../no-rules.ts';

/** Parts of the emitted texts of a manifest, taken out and put in at any place. */
const mutated = fc
  .tuple(
    manifestArbitrary,
    fc.constantFrom(...EMITS),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), hardText), { maxLength: 3 }),
  )
  .map(([manifest, emit, edits]) => {
    const [batch] = buildBatches([{ file: 'a', text: printManifest(manifest) }], { severities: NO_RULES }).batches;
    const text = batch === undefined ? '' : emitBatch(batch, emit);
    return edits.reduce((current, [at, length, put]) => {
      const index = at % (current.length + 1);
      return current.slice(0, index) + put + current.slice(index + length);
    }, text);
  });

describe('importing', () => {
  test('gives a manifest or says why not, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          mutated,
          fc.string({ unit: 'binary' }),
          hardText.map((text) => `curl -d ${text}`),
        ),
        (text) => {
          const { manifest, findings } = importManifest({ file: 'request', text });
          expect(manifest !== undefined || findings.summary.errors > 0).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  }, 60_000);

  test.each([
    ['open brackets', '{"a":'.repeat(150_000)],
    ['equal keys', `{${'"a":1,'.repeat(150_000)}"a":1}`],
    ['unknown parameters', `{"parameters":{${Array.from({ length: 9_000 }, (_, index) => `"zz${index}": 1`).join()}}}`],
    ['items', `{"job_config":{},"item_ids":[${'"i",'.repeat(200_000)}"i"]}`],
    ['backslashes', `curl -d @- <<E\n${'\\'.repeat(900_000)}`],
    ['dollar signs', `curl -d "${'$'.repeat(900_000)}"`],
    ['braces of variables', `curl -d "${'${'.repeat(400_000)}"`],
    ['digits', `{"job_config":{"user_id":"${'1'.repeat(900_000)}x"}}`],
    ['here-documents', `curl ${'<<E '.repeat(200_000)}`],
    ['a lone surrogate', '{"job_config":{"parameters":{"user_prompt":"\\ud800"}}}'],
    ['a reserved key', '{"job_config":{"parameters":{"custom_metadata":{"__proto__":{"a":1}}}}}'],
  ])('comes to an end with %s', (_what, text) => {
    const start = performance.now();
    const { manifest, findings } = importManifest({ file: 'request', text });
    expect(manifest !== undefined || findings.summary.errors > 0).toBe(true);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
