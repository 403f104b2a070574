import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { TIER_VERSIONS, VERSIONS_DATED } from '../../src/catalogue/versions.ts';
import type { JsonValue } from '../../src/core/json.ts';
import { readVersions } from '../../src/generate/read-versions.ts';
import { writeVersions } from '../../src/generate/write-versions.ts';

const answer: JsonValue = JSON.parse(JSON.stringify(TIER_VERSIONS)) as JsonValue;

describe('the table of releases', () => {
  test('is written as it stands from what it holds', () => {
    const text = readFileSync(new URL('../../src/catalogue/versions.ts', import.meta.url), 'utf8');
    expect(writeVersions(readVersions(answer), VERSIONS_DATED)).toBe(text);
  });

  test('has the newest release first, each once, whatever the order of the answer', () => {
    const fast = ['2025-12-11', 'latest', '2026-10-01', '2026-06-15', '2025-12-11'];
    const table = readVersions({ ...TIER_VERSIONS, fast });
    expect(table.fast).toEqual(['2026-10-01', '2026-06-15', '2025-12-11']);
    expect(writeVersions(table, '2026-10-02')).toContain("fast: ['2026-10-01', '2026-06-15', '2025-12-11'],");
    expect(writeVersions(table, '2026-10-02')).toContain("VERSIONS_DATED = '2026-10-02'");
  });

  test('breaks a list where the formatter does', () => {
    const days = (count: number) => Array.from({ length: count }, (_, day) => `2026-01-${10 + day}`);
    const lineCount = (count: number) =>
      writeVersions(readVersions({ ...TIER_VERSIONS, fast: days(count) }), VERSIONS_DATED).split('\n').length;
    expect(lineCount(7)).toBe(lineCount(2));
    expect(lineCount(8)).toBe(lineCount(2) + 9);
  });

  test.each<[string, JsonValue]>([
    ['no mapping', '<html>'],
    ['a tier less', { fast: ['2026-06-15'] }],
    ['a tier more', { ...TIER_VERSIONS, deluxe: ['2026-10-01'] }],
    ['no list', { ...TIER_VERSIONS, fast: 'latest' }],
    ['an empty list', { ...TIER_VERSIONS, fast: ['latest'] }],
    ['a text that is no date', { ...TIER_VERSIONS, fast: ['2026-06-15', 'soon'] }],
  ])('is not made from an answer with %s', (_, wrong) => {
    expect(() => readVersions(wrong)).toThrow(/tiers|list of dates/);
  });
});
