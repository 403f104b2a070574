import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ParseBatch } from '../../src/generated/types.ts';
import { loadDocuments } from '../../src/load/load-documents.ts';
import { buildBatches } from '../../src/pipeline/build/build-batches.ts';
import { lintManifests } from '../../src/pipeline/check/lint-manifests.ts';
import { fixManifests } from '../../src/pipeline/rewrite/fix-manifests.ts';
import { manifestArbitrary } from '../arbitrary-manifest.ts';
import { NO_RULES } from '../no-rules.ts';
import { commented } from './commented-manifest.ts';

/** Manifests with some settings in the API's spelling, and sometimes a parameter at the wrong place or a misspelt placeholder. */
const pastedArbitrary: fc.Arbitrary<ParseBatch> = fc
  .tuple(manifestArbitrary, fc.boolean(), fc.boolean())
  .map(([{ spec, ...rest }, isMisplaced, isMisspelt]) => {
    const { output_s3_region: _region, webhooks: _webhooks, parameters, ...others } = spec;
    const pasted = {
      tier: 'fast',
      page_prefix: isMisspelt ? 'page {page_number}' : 'page {pageNumber}',
      output_s3_region: 'eu-central-1',
      webhook_configurations: [{ webhook_url: 'https://a.example/', webhook_events: ['parse.success'] }],
    };
    const wrong = isMisplaced ? { max_pages: 3 } : {};
    // What is misplaced is no part of the type.
    return { ...rest, spec: { ...others, ...wrong, parameters: { ...parameters, ...pasted } } } as ParseBatch;
  });

test('fixing a manifest with a comment on every line keeps its comments and, unless it says so, its payload, and is done once', () => {
  let moved = 0;
  let respelt = 0;
  fc.assert(
    fc.property(commented(pastedArbitrary), (text) => {
      const before = buildBatches([{ file: 'a.yaml', text }], { severities: NO_RULES }).batches[0];
      const { sources, done } = fix(text);
      const after = sources[0]?.text ?? '';
      expect(commentsOf(after)).toEqual(commentsOf(text));
      expect(fix(after).sources[0]?.text).toBe(after);
      if (before === undefined) return;
      moved += done.length;
      const batch = buildBatches([{ file: 'a.yaml', text: after }], { severities: NO_RULES }).batches[0];
      const isNewRun = done.some(({ title }) => title.includes('(the digest changes: a new run)'));
      expect(batch?.digest === before.digest).toBe(!isNewRun);
      if (isNewRun) respelt += 1;
      else expect(batch?.request).toEqual(before.request);
    }),
    { numRuns: 150 },
  );
  // Among them are settings in the API's spelling, and placeholders that are none.
  expect(moved).toBeGreaterThan(50);
  expect(respelt).toBeGreaterThan(20);
}, 120_000);

function fix(text: string) {
  return fixManifests([{ file: 'a.yaml', text }], { check: (sources) => lintManifests(sources), isUnsafe: true });
}

function commentsOf(text: string): string[] {
  const documents = loadDocuments({ file: 'a.yaml', text }).value ?? [];
  return documents.flatMap(({ comments }) => comments.map((comment) => comment.text.trim())).sort();
}
