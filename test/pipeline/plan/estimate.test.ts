import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/core/json.ts';
import type { FrozenSource } from '../../../src/ledger/record.ts';
import { buildBatches } from '../../../src/pipeline/build/build-batches.ts';
import type { Bounds, Estimate } from '../../../src/pipeline/plan/estimate.ts';
import { estimateOf } from '../../../src/pipeline/plan/estimate.ts';
import type { ObservedSource } from '../../../src/pipeline/plan/observe-source.ts';
import { classifyText, parametersWith } from '../../classify-text.ts';
import { manifest } from '../../project-folder.ts';

/** The pages of documents, by their paths; what is not here cannot be told. */
const PAGES: Readonly<Record<string, number>> = { 'a.pdf': 4, 'b.PDF': 10 };

/** The estimate of files that stand beside a manifest with these parameters. */
function estimate(parameters: string, paths: readonly string[], counts = true): Promise<Estimate> {
  return estimateManifest(manifest(`source: { files: ["*"] }\nparameters: { ${parameters} }`), paths, counts);
}

/** The same of a manifest of the v2 API with this job. */
function estimateV2(job: string, paths: readonly string[]): Promise<Estimate> {
  const head = 'apiVersion: parsebatch.dev/v1\nkind: Batch\nmetadata: { name: a }\n';
  return estimateManifest(`${head}spec: { source: { files: ["*"] }, job: { type: parse_v2, ${job} } }\n`, paths, true);
}

/** The same of a manifest that classifies, with more parameters. */
function estimateClassification(parameters: JsonObject, paths: readonly string[]): Promise<Estimate> {
  const text = classifyText({ source: { files: ['*'] }, parameters: parametersWith(parameters) });
  return estimateManifest(text, paths, true);
}

async function estimateManifest(text: string, paths: readonly string[], counts: boolean): Promise<Estimate> {
  const { batches, findings } = buildBatches([{ file: 'a.parsebatch.yaml', text }]);
  const [batch] = batches;
  if (batch === undefined) throw new Error(JSON.stringify(findings.diagnostics));
  const files = paths.map((name) => ({ name, path: `/${name}`, size: 7, sha256: '' }));
  const source: FrozenSource = { kind: 'files', files: paths.map((path) => ({ path, sha256: '', bytes: 7 })) };
  const observed: ObservedSource = { source, files, names: new Map() };
  const countPages = (path: string) => Promise.resolve(PAGES[path.slice(1)]);
  return estimateOf({ batch, source, observed, countPages: counts ? countPages : undefined });
}

function bounds(minimum: number, maximum: number | undefined = minimum): Bounds {
  return { minimum, maximum };
}

const OPEN: Bounds = { minimum: 0, maximum: undefined };

describe('what sending files comes to', () => {
  test.each<[string, readonly string[], Bounds, number, Bounds | undefined]>([
    ['tier: fast', ['a.pdf'], bounds(4), 0, bounds(4)],
    ['tier: agentic', ['a.pdf', 'b.PDF'], bounds(14), 0, bounds(140)],
    ['tier: agentic, max_pages: 5', ['a.pdf', 'b.PDF'], bounds(9), 0, bounds(90)],
    ['tier: fast, max_pages: 0', ['b.PDF'], bounds(10), 0, bounds(10)],
    ['tier: fast, target_pages: "0-2,8"', ['a.pdf', 'b.PDF'], bounds(7), 0, bounds(7)],
    ['tier: fast, target_pages: "0-2", max_pages: 2', ['a.pdf'], bounds(2), 0, bounds(2)],
    ['tier: fast, target_pages: 7', ['a.pdf'], bounds(0), 0, bounds(0)],
    ['auto_mode: true', ['a.pdf'], bounds(4), 0, bounds(12, 180)],
    ['preset: cfg-abc', ['a.pdf'], bounds(4), 0, undefined],
    ['tier: fast', ['damaged.pdf'], OPEN, 1, OPEN],
    ['tier: fast', ['a.pdf', 'damaged.pdf'], { minimum: 4, maximum: undefined }, 1, { minimum: 4, maximum: undefined }],
    ['tier: fast, max_pages: 3', ['a.pdf', 'damaged.pdf'], bounds(3, 6), 1, bounds(3, 6)],
    ['tier: fast, max_pages: 3', ['sheet.xlsx'], OPEN, 1, OPEN],
    [
      'tier: agentic, specialized_chart_parsing_plus: true',
      ['a.pdf'],
      bounds(4),
      0,
      { minimum: 40, maximum: undefined },
    ],
  ])('with `%s` of %j', async (parameters, paths, pages, uncounted, credits) => {
    const found = await estimate(parameters, paths);
    expect(found).toEqual({ files: paths.length, bytes: 7 * paths.length, pages, uncounted, credits });
  });

  test.each<[string, readonly string[], Bounds, Bounds | undefined]>([
    ['', ['a.pdf', 'b.PDF'], bounds(14), bounds(140)],
    ['page_ranges: { max_pages: 5 }', ['a.pdf', 'b.PDF'], bounds(9), bounds(90)],
    ['page_ranges: { target_pages: "1-3,9" }', ['a.pdf', 'b.PDF'], bounds(7), bounds(70)],
  ])('with `%s` in v2 of %j, where pages count from 1', async (settings, paths, pages, credits) => {
    const found = await estimateV2(`parameters: { tier: agentic, version: "2026-08-19", ${settings} }`, paths);
    expect(found).toMatchObject({ pages, credits });
  });

  test('is open below with a saved configuration, which says itself which pages it is about', async () => {
    const found = await estimateV2('configuration_id: cfg-PARSE_AGENTIC', ['a.pdf']);
    expect(found).toMatchObject({ pages: bounds(0, 4), credits: undefined });
  });

  test('has no pages where nothing can count them', async () => {
    expect(await estimate('tier: fast', ['a.pdf'], false)).toMatchObject({ pages: OPEN, uncounted: 1, credits: OPEN });
  });
});

describe('what classifying files comes to', () => {
  test.each<[JsonObject, Bounds]>([
    [{}, bounds(9)],
    [{ parsing_configuration: { max_pages: 2 } }, bounds(4)],
    [{ parsing_configuration: { target_pages: [0, 8], max_pages: 100 } }, bounds(3)],
  ])('with %j is so many pages, whose price is not published', async (parameters, pages) => {
    const estimate = await estimateClassification(parameters, ['a.pdf', 'b.PDF']);
    expect(estimate).toMatchObject({ files: 2, pages, credits: undefined });
  });
});
