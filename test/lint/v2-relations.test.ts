import { describe, expect, test } from 'vitest';
import type { CatalogueEntry, Condition } from '../../src/catalogue/entry.ts';
import { configurationEntryAt, PARSE_V2 } from '../../src/catalogue/parse-v2/index.ts';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import { lintManifests } from '../../src/pipeline/check/lint-manifests.ts';
import { batchText, configurationWith, sampleOf, specWith } from '../batch-text.ts';
import { withValueAt } from '../schema/manifests.ts';

/** The rules that take what they say from the relations. */
const OWN = ['no-ignored-parameter', 'require-companion-parameter'];

/** A tier and a version without each other are the schema's business. */
const related = PARSE_V2.filter(({ pointer }) => !/\/(tier|version)$/.test(pointer));

/** One way to make a condition true: its settings, each with a value. */
function wayTo(condition: Condition): readonly (readonly [pointer: string, value: JsonValue])[] {
  if ('all' in condition) return condition.all.flatMap(wayTo);
  if ('any' in condition) return condition.any.slice(0, 1).flatMap(wayTo);
  const entry = configurationEntryAt(condition.parameter);
  if (entry === undefined) throw new Error(`${condition.parameter} is no setting`);
  return [[condition.parameter, condition.equals ?? sampleOf(entry)]];
}

function statedValue(entry: CatalogueEntry): JsonValue {
  if (entry.default?.value === true) return false;
  return entry.kind === 'record' ? {} : sampleOf(entry);
}

/** The configuration with one setting that is related, and all that the condition asks for. */
function configurationFor(entry: CatalogueEntry, condition?: Condition): JsonObject {
  const isInRule = entry.pointer.includes('*');
  const alone = isInRule
    ? configurationWith(entry, statedValue(entry))
    : withValueAt(LEAST, entry.pointer, statedValue(entry));
  const whole = (condition === undefined ? [] : wayTo(condition)).reduce(
    (made, [pointer, value]) => withValueAt(made, pointer, value),
    alone,
  );
  return withVersions(whole, entry);
}

const LEAST: JsonObject = { tier: 'cost_effective', version: 'latest' };

/** A tier in a rule has its version beside it. */
function withVersions(configuration: JsonObject, { pointer }: CatalogueEntry): JsonObject {
  if (!pointer.includes('/parsing_conf/')) return configuration;
  return withValueAt(configuration, '/processing_options/auto_mode_configuration/*/parsing_conf/version', 'latest');
}

function findingsOf(configuration: JsonObject): readonly string[] {
  const { findings } = lintManifests([{ file: 'a.yaml', text: batchText(specWith(configuration)) }]);
  return findings.diagnostics
    .filter(({ code, severity }) => OWN.includes(code) || severity === 'error')
    .map(({ code, severity, path }) => `${severity} ${code} ${path}`);
}

function placeOf({ pointer }: CatalogueEntry): string {
  return `/spec/job/parameters${pointer.replace('*', '0')}`;
}

const conflicts = related.flatMap((entry) =>
  (entry.conflicts ?? []).map((relation) => [entry.pointer, canonicalJson(relation.when), entry, relation] as const),
);
const needs = related.flatMap((entry) =>
  (entry.requires ?? []).map((relation) => [entry.pointer, canonicalJson(relation.when), entry, relation] as const),
);

test('the catalogue has relations of both kinds', () => {
  expect([conflicts.length, needs.length]).toEqual([18, 8]);
});

describe('a setting of v2 that another excludes', () => {
  test.each(conflicts)('%s with %s is one finding', (_, __, entry, { when, basis }) => {
    const severity = basis === 'inference' ? 'warning' : 'error';
    expect(findingsOf(configurationFor(entry, when))).toEqual([`${severity} no-ignored-parameter ${placeOf(entry)}`]);
  });
});

describe('a setting of v2 that needs another', () => {
  test.each(needs)('%s without %s is one finding, and none with it', (_, __, entry, { when, basis }) => {
    const severity = basis === 'inference' ? 'warning' : 'error';
    const expected = [`${severity} require-companion-parameter ${placeOf(entry)}`];
    expect(findingsOf(configurationFor(entry))).toEqual(expected);
    expect(findingsOf(configurationFor(entry, when))).toEqual([]);
  });
});

describe('what a rule says once', () => {
  const found = (configuration: JsonObject) => findingsOf({ version: 'latest', ...configuration });

  test('is said of a setting, and not of the mapping around it too', () => {
    expect(found({ tier: 'fast', agentic_options: { custom_prompt: 'Keep tables.' } })).toEqual([
      'error no-ignored-parameter /spec/job/parameters/agentic_options/custom_prompt',
    ]);
  });

  test('is nothing for settings that are off', () => {
    const off = { agentic_options: { custom_prompt: '' }, processing_options: { cost_optimizer: { enable: false } } };
    expect(found({ tier: 'fast', ...off })).toEqual([]);
  });

  test('is left to the schema where the tier is none, or is not there', () => {
    const optimized = { processing_options: { cost_optimizer: { enable: true } } };
    expect(found({ tier: 'agentik', ...optimized })).toEqual(['error schema/unknown-value /spec/job/parameters/tier']);
    expect(found(optimized)).toEqual(['error schema/missing-key /spec/job/parameters']);
  });

  test('is about the rule of auto mode that the setting stands in', () => {
    const rules = [
      { text_in_page: 'a', regexp_in_page: 'b', parsing_conf: { high_res_ocr: true } },
      { text_in_page: 'c', regexp_in_page_mode: 'i', parsing_conf: { high_res_ocr: true } },
    ];
    expect(found({ tier: 'agentic', processing_options: { auto_mode_configuration: rules } })).toEqual([
      'warning require-companion-parameter /spec/job/parameters/processing_options/auto_mode_configuration/1/regexp_in_page_mode',
    ]);
  });
});
