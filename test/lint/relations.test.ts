import { describe, expect, test } from 'vitest';
import { settingsIn } from '../../src/catalogue/condition.ts';
import type { Condition, Relation } from '../../src/catalogue/entry.ts';
import { entryAt, PARSE_V1, parameterNamed } from '../../src/catalogue/parse-v1/index.ts';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import { RELATIONS } from '../../src/lint/relations.ts';
import { lintManifests } from '../../src/pipeline/check/lint-manifests.ts';

/** The rules that take what they say from the relations. */
const OWN = [
  'no-conflicting-modes',
  'no-ignored-parameter',
  'require-companion-parameter',
  'require-tier-version',
  'no-preset-override',
];

/** Ways to make a condition true, each a set of settings. */
function waysTo(condition: Condition): readonly JsonObject[] {
  if ('any' in condition) return condition.any.flatMap(waysTo);
  if ('all' in condition) {
    return condition.all.reduce<readonly JsonObject[]>(
      (ways, part) => ways.flatMap((way) => waysTo(part).map((more) => ({ ...way, ...more }))),
      [{}],
    );
  }
  return [{ [condition.parameter]: condition.equals ?? valueFor(condition.parameter) }];
}

function valueFor(name: string): JsonValue {
  const entry = name.startsWith('/') ? entryAt(name) : parameterNamed(name);
  return entry?.kind === 'boolean' ? true : (entry?.example ?? 'text');
}

function placeOf(name: string): string | undefined {
  return (name.startsWith('/') ? entryAt(name) : parameterNamed(name))?.manifest;
}

/** A manifest as JSON, which is YAML too, with each setting at its place. */
function manifestWith(settings: JsonObject): string {
  const parameters = Object.entries(settings).filter(([name]) => placeOf(name)?.startsWith('/spec/parameters/'));
  const others = Object.entries(settings).filter(([name]) => !placeOf(name)?.startsWith('/spec/parameters/'));
  const spec = {
    source: { directory_id: 'dir-1' },
    parameters: Object.fromEntries(parameters),
    ...Object.fromEntries(others.map(([name, value]) => [placeOf(name)?.split('/').at(-1), value])),
  };
  return JSON.stringify({ apiVersion: 'parsebatch.dev/v1', kind: 'ParseBatch', metadata: { name: 'a' }, spec });
}

/** The findings of the rules about relations: `code pointer`. */
function findingsOf(settings: JsonObject): readonly string[] {
  const { findings } = lintManifests([{ file: 'a.parsebatch.json', text: manifestWith(settings) }]);
  return findings.diagnostics.filter(({ code }) => OWN.includes(code)).map(({ code, path }) => `${code} ${path}`);
}

/** What a setting needs beside it so that it is only the conflict that is wrong. */
function withCompanions(settings: JsonObject): JsonObject {
  if (settings['preset'] !== undefined) return settings;
  const isAny = (pattern: RegExp) => Object.keys(settings).some((name) => pattern.test(name));
  return {
    ...settings,
    ...(isAny(/^tier$/) && { version: 'latest' }),
    ...(isAny(/^auto_mode_/) && { auto_mode: true }),
    ...(isAny(/^structured_output_json/) && { structured_output: true }),
    ...(isAny(/^structured_output$/) && { structured_output_json_schema_name: 'invoice' }),
  };
}

/** Its only value that counts as set is the default: then it says nothing, and needs nothing. */
const UNHEARD = 'is_formatting_instruction';

const own = RELATIONS.filter(({ owner, name }) => OWN.includes(owner) && name !== UNHEARD);
const cases = own.flatMap((owned) => {
  const isConflict = owned.kind === 'conflicts';
  const ways = isConflict ? waysTo(owned.relation.when) : [{}];
  return ways.map((way) => {
    const alone: JsonObject = { [owned.name]: valueFor(owned.name), ...way };
    const settings = isConflict ? withCompanions(alone) : alone;
    return [owned.owner, owned.kind, canonicalJson(settings), owned.name, settings] as const;
  });
});

describe('the relations of the catalogue', () => {
  test('are all there, each looked after once', () => {
    const all = PARSE_V1.flatMap(({ requires = [], conflicts = [] }): readonly Relation[] => [
      ...requires,
      ...conflicts,
    ]);
    expect(RELATIONS.map(({ relation }) => relation)).toEqual(all);
  });

  test('are shared out among the rules', () => {
    const counts = new Map<string, number>();
    for (const { owner } of RELATIONS) counts.set(owner, (counts.get(owner) ?? 0) + 1);
    expect(Object.fromEntries([...counts].toSorted())).toMatchInlineSnapshot(`
      {
        "consistent-image-output": 2,
        "no-conflicting-modes": 12,
        "no-ignored-parameter": 73,
        "no-internal-parameter": 1,
        "no-page-size-without-directory": 2,
        "no-per-file-parameter": 4,
        "no-preset-override": 12,
        "require-companion-parameter": 32,
        "require-tier-version": 2,
        "schema/source-choice": 2,
      }
    `);
  });

  test('never say of both settings that they count for nothing', () => {
    const decided = RELATIONS.flatMap(({ name, relation: { when, ignored } }) => {
      if (ignored === undefined) return [];
      return settingsIn(when).map((other) => (ignored === 'this' ? `${name} ${other}` : `${other} ${name}`));
    });
    const reversed = decided.map((pair) => pair.split(' ').reverse().join(' '));
    expect(decided.filter((pair) => reversed.includes(pair))).toEqual([]);
  });
});

test.each(cases)('%s reports one setting that %s: %s', (owner, kind, _, name, settings) => {
  const found = findingsOf(settings);
  if (kind === 'conflicts') expect(found).toEqual([expect.stringContaining(`${owner} `)]);
  else expect(found).toContain(`${owner} ${placeOf(name)}`);
});

test('a tier in conflict is not asked for its release', () => {
  expect(findingsOf({ parse_mode: 'parse_page_with_llm', tier: 'agentic' })).toEqual([
    'no-conflicting-modes /spec/parameters/tier',
  ]);
});

test('settings documented as equal are in no conflict', () => {
  for (const [flag, mode] of [
    ['fast_mode', 'parse_page_without_llm'],
    ['premium_mode', 'parse_page_with_agent'],
    ['continuous_mode', 'parse_document_with_llm'],
    ['use_vendor_multimodal_model', 'parse_page_with_lvm'],
  ] as const) {
    expect(findingsOf({ [flag]: true, parse_mode: mode }), flag).toEqual([]);
    expect(findingsOf({ [flag]: true, parse_mode: 'parse_page_with_layout_agent' }), flag).toHaveLength(1);
  }
});
