import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PARSE_V1 } from '../../src/catalogue/parse-v1/index.ts';
import { PARSE_V2 } from '../../src/catalogue/parse-v2/index.ts';
import type { Tier } from '../../src/catalogue/versions.ts';
import { TIER_VERSIONS, VERSIONS_DATED } from '../../src/catalogue/versions.ts';
import { catalogueAsSdk } from '../../src/generate/catalogue-surface.ts';
import { compareSurfaces } from '../../src/generate/compare-surfaces.ts';
import { readSdk } from '../../src/generate/read-sdk.ts';

const { version, surface } = readSdk('node_modules/@llamaindex/llama-cloud');

function countNames(release: string): number {
  return Object.keys(catalogueAsSdk(release).parameters ?? {}).length;
}

function countEvents(release: string): number | undefined {
  return catalogueAsSdk(release).webhook?.['webhook_events']?.values?.length;
}

describe('the catalogue and the types of the official SDK', () => {
  test('are compared on the release that both batch APIs meet in', () => {
    expect(version).toBe('2.13.0');
  });

  test('have the same names, types, nullability and values', () => {
    expect(compareSurfaces(catalogueAsSdk(version), surface)).toEqual([]);
  });

  test('speak of every area', () => {
    const counts = Object.entries(surface).map(([area, names]) => [area, Object.keys(names).length]);
    expect(Object.fromEntries(counts)).toEqual({
      query: 2,
      header: 0,
      request: 5,
      record: 9,
      parameters: 126,
      webhook: 5,
      classify: 17,
    });
  });

  test('differ by what is stated as newer, and by nothing else', () => {
    const newer = PARSE_V1.filter(({ since }) => since !== undefined).map(({ pointer, since }) => [pointer, since]);
    expect(Object.fromEntries(newer)).toEqual({
      '/job_config/parameters/annotate_revisions': 'document',
      '/job_config/parameters/confidence_score_effort': '2.13.0',
      '/job_config/parameters/webhook_configurations/*/webhook_signing_secret': '2.11.0',
    });
    expect([countNames('2.8.0'), countNames('2.13.0'), countNames('2.16.0')]).toEqual([125, 126, 126]);
    expect([countEvents('2.8.0'), countEvents('2.11.0'), countEvents('2.15.0')]).toEqual([17, 28, 33]);
  });
});

describe('the catalogue of v2 and the types of the official SDK', () => {
  const { version: newer, surface: theirs } = readSdk('node_modules/llama-cloud-v2');
  const v2 = { configuration: theirs.configuration ?? {}, batch: theirs.batch ?? {} };

  test('are compared on the release after the v1 batches left it', () => {
    expect(newer).toBe('2.16.0');
  });

  test('have the same names, types, nullability and values', () => {
    expect(compareSurfaces(catalogueAsSdk(newer), v2)).toEqual([]);
    expect(Object.keys(v2.configuration)).toHaveLength(147);
    expect(Object.keys(v2.batch)).toHaveLength(14);
  });

  test('know every release that is in the table, and others only from after its day', () => {
    const later = theirVersions().flatMap(([tier, versions]) => {
      const known: readonly string[] = TIER_VERSIONS[tier as Tier];
      expect(known.filter((version) => !versions.includes(version))).toEqual([]);
      return versions.filter((version) => !known.includes(version));
    });
    expect(later.filter((version) => version <= VERSIONS_DATED)).toEqual([]);
    expect(later).toEqual(['2026-09-07']);
  });

  test('have the same names as before but for what is stated as newer', () => {
    const added = PARSE_V2.filter(({ since }) => since !== undefined).map(({ pointer, since }) => [pointer, since]);
    expect(added).toEqual([['/output_options/markdown/annotate_line_numbers', '2.16.0']]);
  });

  test.each([
    ['/tier', { kind: 'string', nullable: false }],
    ['/page_ranges/max_pages', { kind: 'string', nullable: true }],
    ['/processing_options/auto_mode_configuration/*/page_longer_than_n_chars', { kind: 'number', nullable: true }],
  ] as const)('differ where `%s` changes', (name, shape) => {
    const changed = { configuration: { ...v2.configuration, [name]: shape } };
    expect(compareSurfaces(catalogueAsSdk(newer), changed)).toMatchObject([{ area: 'configuration', name }]);
  });
});

/** The releases of each tier that the SDK's answer to the question for them has. */
function theirVersions(): [string, readonly string[]][] {
  const text = readFileSync('node_modules/llama-cloud-v2/resources/parsing.d.ts', 'utf8');
  const [, body = ''] = /interface ParsingListVersionsResponse \{(.*?)\n\}/s.exec(text) ?? [];
  return [...body.matchAll(/(\w+): Array<([^>]+)>/g)].map(([, tier = '', list = '']) => [
    tier,
    [...list.matchAll(/'([^']+)'/g)].map(([, version = '']) => version),
  ]);
}

describe('the comparison', () => {
  const parameters = surface.parameters ?? {};

  test('sees a name more on either side', () => {
    const theirs = { ...surface, parameters: { ...parameters, brand_new_knob: { kind: 'boolean', nullable: true } } };
    const ours = catalogueAsSdk(version);
    expect(compareSurfaces(ours, theirs as typeof surface)).toMatchObject([
      { area: 'parameters', name: 'brand_new_knob', change: 'added' },
    ]);
    expect(compareSurfaces(theirs as typeof surface, ours)).toMatchObject([
      { area: 'parameters', name: 'brand_new_knob', change: 'removed' },
    ]);
  });

  test.each([
    ['tier', { kind: 'boolean', nullable: true }],
    ['tier', { kind: 'string', nullable: false }],
    ['priority', { kind: 'string', nullable: true }],
    ['priority', { kind: 'string', nullable: true, values: ['critical', 'high', 'low', 'medium', 'urgent'] }],
  ] as const)('sees that `%s` has changed', (name, shape) => {
    const theirs = { ...surface, parameters: { ...parameters, [name]: shape } };
    expect(compareSurfaces(catalogueAsSdk(version), theirs)).toMatchObject([
      { area: 'parameters', name, change: 'changed' },
    ]);
  });
});
