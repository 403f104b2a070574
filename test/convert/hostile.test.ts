import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/core/json.ts';
import { buildBatches, EMITS, emitBatch } from '../../src/pipeline/build/build-batches.ts';
import { importManifest } from '../../src/pipeline/rewrite/import-manifest.ts';
import { hardText, manifestArbitrary, printManifest } from '../arbitrary-manifest.ts';
import { NO_RULES } from '../no-rules.ts';
import { chooseArbitrary, printPythonCall, printTypeScriptCall } from './print-calls.ts';

const KEY = 'llx-a1B2c3D4e5F6g7H8i9J0';

/** A text with parts of it taken out and others put in at any place. */
const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), hardText), { maxLength: 3 });

/** Parts of the emitted texts of a manifest, taken out and put in at any place. */
const mutated = fc.tuple(manifestArbitrary, fc.constantFrom(...EMITS), edits).map(([manifest, emit, changes]) => {
  const [batch] = buildBatches([{ file: 'a', text: printManifest(manifest) }], { severities: NO_RULES }).batches;
  const text = batch === undefined ? '' : emitBatch(batch, emit);
  return change(text, changes);
});

/** Programs with calls of an SDK, and requests of v2, changed in the same way. */
const changedCalls = fc
  .tuple(fc.jsonValue(), hardText, fc.nat({ max: 6 }), chooseArbitrary, edits)
  .map(([value, text, form, choose, changes]) => {
    const options = { tier: text, page_ranges: value as JsonValue, webhook_configurations: [{ webhook_url: text }] };
    const saved = { name: text, parameters: { ...options, product_type: 'parse_v2' } };
    const batch = { source_directory_id: text, config: { job: { type: 'parse_v2', configuration_id: 'saved.id' } } };
    const printed = [
      printPythonCall('client.parsing.parse', options, choose),
      printTypeScriptCall('client.parsing.parse', options, choose),
      `saved = ${printPythonCall('client.configurations.create', saved, choose)}${printPythonCall('client.batches.create', batch, choose)}`,
      printPythonCall('client.beta.batch.create', { directory_id: text, job_config: { parameters: options } }, choose),
      'client.beta.batch.create(directory_id=d, job_config={"parameters": {"custom_metadata": a}, "user_id": b})',
      JSON.stringify([saved, batch]),
      `${JSON.stringify(saved)}\n${JSON.stringify(batch)}`,
    ][form];
    return change(printed ?? '', changes);
  });

function change(text: string, changes: readonly (readonly [number, number, string])[]): string {
  return changes.reduce((current, [at, length, put]) => {
    const index = at % (current.length + 1);
    return current.slice(0, index) + put + current.slice(index + length);
  }, text);
}

describe('importing', () => {
  test('gives a manifest or says why not, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          mutated,
          changedCalls,
          fc.string({ unit: 'binary' }),
          hardText.map((text) => `curl -d ${text}`),
          hardText.map((text) => `client.parsing.parse(${text}`),
        ),
        (text) => {
          const { manifest, findings } = importManifest({ file: 'request', text });
          expect(manifest !== undefined || findings.summary.errors > 0).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  }, 60_000);

  test('shows no key of the API, wherever one stands', () => {
    fc.assert(
      fc.property(changedCalls, fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), (text, places) => {
        const withKeys = change(
          text,
          places.map((at) => [at, 0, KEY]),
        );
        const { manifest = '', notices, findings } = importManifest({ file: 'request', text: withKeys });
        expect(manifest + notices.join() + JSON.stringify(findings.diagnostics)).not.toContain(KEY);
      }),
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
    ['requests', '{"source_directory_id":"a","config":{"job":{}}}\n'.repeat(20_000)],
    ['calls', 'LlamaParse()\n'.repeat(75_000)],
    ['calls in calls', `${'LlamaParse('.repeat(45_000)}${')'.repeat(45_000)}`],
    ['calls that do not end', 'LlamaParse(a='.repeat(75_000)],
    ['brackets in a call', `LlamaParse(a=${'['.repeat(900_000)}`],
    ['values that are no literals', `LlamaParse(a=[${'x,'.repeat(400_000)}])`],
    ['brackets that end in no literal', `LlamaParse(a=${'['.repeat(60)}${'1,'.repeat(400_000)}${']()'.repeat(60)})`],
    ['groups', `LlamaParse(a=${'('.repeat(60)}${'1,'.repeat(40_000)}${'),'.repeat(60)})`],
    ['quotes', `LlamaParse(a=${"'".repeat(900_000)}`],
    ['templates in templates', `client.parsing.parse({ a: ${'`${'.repeat(300_000)}`],
    ['digits in base 16', `LlamaParse(a=0x${'f'.repeat(900_000)})`],
    ['digits behind digits', `LlamaParse(a=${'1_'.repeat(400_000)}x)`],
    ['comments', `LlamaParse(${'# a\n'.repeat(250_000)}`],
    ['comments that do not end', `client.parsing.parse({${'/* '.repeat(300_000)}`],
    ['names', `${'a.'.repeat(450_000)}parsing.parse(`],
    ['a lone surrogate in a call', String.raw`client.parsing.parse(tier="\ud800")`],
    ['a reserved name in a call', 'client.parsing.parse(brand_new={"__proto__": {"a": 1}})'],
    ['a lone surrogate', '{"job_config":{"parameters":{"user_prompt":"\\ud800"}}}'],
    ['a reserved key', '{"job_config":{"parameters":{"custom_metadata":{"__proto__":{"a":1}}}}}'],
  ])('comes to an end with %s', (_what, text) => {
    const start = performance.now();
    const { manifest, findings } = importManifest({ file: 'request', text });
    expect(manifest !== undefined || findings.summary.errors > 0).toBe(true);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
