import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { CatalogueEntry } from '../../../src/catalogue/entry.ts';
import { PARAMETERS, parameterNamed } from '../../../src/catalogue/parse-v1/index.ts';
import { placeInSpec } from '../../../src/convert/migrate/takes-value.ts';
import type { JsonValue } from '../../../src/core/json.ts';
import { manifestText } from '../../findings-of.ts';
import { expectValid, migrateText } from './migrate-text.ts';

const ENTRIES = Object.keys(PARAMETERS).flatMap((name) => {
  const entry = parameterNamed(name);
  return entry === undefined ? [] : [{ name, entry }];
});

/** Settings that stand for nothing by themselves. */
const COMPANIONS: Readonly<Record<string, Readonly<Record<string, JsonValue>>>> = {
  auto_mode: { auto_mode_trigger_on_table_in_page: true },
  auto_mode_trigger_on_regexp_in_page: { auto_mode: true },
  auto_mode_trigger_on_text_in_page: { auto_mode: true },
  auto_mode_trigger_on_table_in_page: { auto_mode: true },
  auto_mode_trigger_on_image_in_page: { auto_mode: true },
  auto_mode_configuration_json: { auto_mode: true },
  adaptive_long_table: { outlined_table_extraction: false },
  outlined_table_extraction: { adaptive_long_table: false },
};

/** What no value of v1 has an undisputed counterpart for. */
const LOST = new Set(['use_vendor_multimodal_model', 'gpt4o_mode', 'bbox_right', 'bbox_bottom']);

function sampleOf({ kind, example, default: byDefault, enum: values, known }: CatalogueEntry, name: string): JsonValue {
  if (name === 'adaptive_long_table' || name === 'outlined_table_extraction') return false;
  if (name === 'tier') return 'agentic';
  if (name === 'version') return 'latest';
  if (name === 'webhook_configurations') return [{ webhook_url: 'https://hooks.acme.example/parse' }];
  if (kind === 'const') return byDefault?.value ?? null;
  if (kind === 'boolean') return byDefault?.value !== true;
  return (
    example ?? values?.[0]?.value ?? known?.value[0] ?? (kind === 'string' ? 'x' : kind === 'object' ? { a: 1 } : 0.25)
  );
}

function migrateParameter(name: string, value: JsonValue) {
  const parameters = { [name]: value, ...COMPANIONS[name] };
  return migrateText(manifestText(stringify({ source: { directory_id: 'dir-1' }, parameters }).trimEnd()));
}

describe('every parameter with a v2 path goes there, and what comes out validates', () => {
  const withPath = ENTRIES.flatMap(({ name, entry }) =>
    entry.v2 && 'pointer' in entry.v2 && !LOST.has(name) ? [{ name, entry, pointer: entry.v2.pointer }] : [],
  );
  test.each(withPath)('$name', ({ name, entry, pointer }) => {
    const migrated = migrateParameter(name, sampleOf(entry, name));
    const place = placeInSpec(pointer);
    expect(migrated.at('spec', ...place.map(String))).toBeDefined();
    const line = migrated.lines.find((one) => one.includes(`/spec/parameters/${name}`));
    expect(line).toContain(`-> /spec/${place.join('/')}`);
    expectValid(migrated);
  });
});

describe('every other parameter is named in the report', () => {
  const others = ENTRIES.filter(({ name, entry: { v2 } }) => LOST.has(name) || v2 === undefined || 'removed' in v2);
  test.each(others)('$name', ({ name, entry }) => {
    const harmless = entry.v2 && 'removed' in entry.v2 && entry.v2.harmless === true;
    const migrated = migrateParameter(name, sampleOf(entry, name));
    expect(migrated.lines).toContain(`${harmless ? 'dropped' : 'lost'} /spec/parameters/${name}`);
    expect(migrated.text).not.toContain(`${name}:`);
    expectValid(migrated);
  });
});
