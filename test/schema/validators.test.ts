import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EVENTS } from '../../src/catalogue/events.ts';
import { LANGUAGES } from '../../src/catalogue/languages.ts';
import { PARAMETERS } from '../../src/catalogue/parse-v1/index.ts';
import { PARTITIONS } from '../../src/catalogue/partitions.ts';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import { MANIFEST_KEYS, MANIFEST_SHAPES } from '../../src/generated/keys.ts';
import { validateParseBatch } from '../../src/generated/validators/parse-batch.ts';
import { manifestWith, withValueAt } from './manifests.ts';

/** A value that each shape refuses. */
const WRONG: Readonly<Record<string, JsonValue>> = {
  array: 'text',
  boolean: 'yes',
  enum: 7,
  integer: 1.5,
  number: '1',
  object: 'text',
  string: 7,
  text: true,
};

describe('validateParseBatch', () => {
  it('accepts a manifest with nothing but what is required', () => {
    expect(validateParseBatch(manifestWith())).toEqual([]);
  });

  it.each([undefined, null, 7, 'text', []])('refuses %j, which is no mapping', (value) => {
    expect(errorsOf(value)).toEqual([' type']);
  });

  it('names each key that is missing', () => {
    expect(validateParseBatch({}).map(({ params }) => params['missingProperty'])).toEqual(MANIFEST_KEYS['']);
  });

  it.each(Object.keys(PARAMETERS))('refuses a wrong type of %s with one error at its place', (name) => {
    const wrong = WRONG[MANIFEST_SHAPES[`/spec/parameters/${name}`] ?? ''] ?? null;
    const errors = errorsOf(manifestWith({ parameters: { [name]: wrong } }));
    const keywords = new Set(errors.map((error) => error.split(' ')[1]));
    expect(new Set(errors.map((error) => error.split(' ')[0]))).toEqual(new Set([`/spec/parameters/${name}`]));
    // A value of the wrong type is not in a closed set either: that the two are one mistake is for validate to say.
    keywords.delete('enum');
    expect([...keywords]).toEqual(['type']);
  });

  it('keeps no errors from one call to the next', () => {
    const errors = validateParseBatch({});
    expect(validateParseBatch(manifestWith())).toEqual([]);
    expect(errors).toHaveLength(4);
  });

  it('says which values a closed set has', () => {
    const [error] = validateParseBatch(manifestWith({ parameters: { priority: 'urgent' } }));
    expect(error?.params['allowedValues']).toEqual(['low', 'medium', 'high', 'critical', null]);
  });

  it.each([
    ['no source', {}, ['required', 'required', 'required', 'oneOf']],
    ['two sources', { directory_id: 'dir-1', files: ['*.pdf'] }, ['required', 'oneOf']],
  ])('refuses %s', (_, source, keywords) => {
    const errors = validateParseBatch(manifestWith({ source }));
    expect(errors.map(({ keyword }) => keyword)).toEqual(keywords);
    expect(new Set(errors.map(({ instancePath }) => instancePath))).toEqual(new Set(['/spec/source']));
  });

  it.each([
    ['/metadata/name', 'Invoices', 'pattern'],
    ['/metadata/name', `${'a'.repeat(64)}`, 'pattern'],
    ['/metadata/name', '-a', 'pattern'],
    ['/spec/project_id', '6f1c', 'pattern'],
    ['/spec/organization_id', '6f1c', 'pattern'],
    ['/spec/tracking/session_id', '6f1c', 'pattern'],
    ['/spec/rerun', '', 'minLength'],
    ['/spec/source/directory_id', '', 'minLength'],
    ['/spec/source/page_size', 0, 'minimum'],
    ['/spec/source/page_size', 1001, 'maximum'],
    ['/spec/source/continue_as_new_threshold', 0, 'minimum'],
    ['/spec/source/on_change', 'never', 'enum'],
    ['/spec/parameters/target_pages', '1 - 3', 'pattern'],
    ['/spec/parameters/target_pages', -1, 'minimum'],
    ['/spec/parameters/target_pages', 1.5, 'type'],
    ['/spec/parameters/languages', [], 'minItems'],
    ['/spec/parameters/type', 'extract', 'enum'],
    ['/spec/parameters/max_pages', -1, 'minimum'],
    ['/spec/parameters/bbox_top', 1.5, 'maximum'],
    ['/spec/output_s3_path_prefix', 'acme/x', 'pattern'],
    ['/spec/webhook_url', 'hooks.acme.example', 'pattern'],
  ] as const)('refuses %s: %j with %s alone', (place, value, keyword) => {
    expect(errorsOf(withValueAt(manifestWith(), place, value))).toEqual([`${place} ${keyword}`]);
  });

  it.each([
    ['/metadata/name', 'a'.repeat(63)],
    ['/spec/project_id', '6F1C2D3E-4a5b-4c6d-8e7f-9a0b1c2d3e4f'],
    ['/spec/parameters/target_pages', 3],
    ['/spec/parameters/target_pages', '0-9,15'],
    ['/spec/parameters/custom_metadata', { deep: [{ free: null }] }],
    ['/spec/unchecked_parameters', { brand_new_knob: [1, { a: null }] }],
    ['/spec/webhook_url', '${secret:HOOK_URL}'],
    ['/spec/parameters/webhook_url', 'https://hooks.acme.example/${secret:HOOK_PATH}'],
    ['/spec/webhooks/*', { url: '${secret:HOOK_URL}', headers: { 'X-Old': null } }],
    ['/spec/partitions', { file_id_partition: 'any text', pipeline_id_partition: null }],
  ] as const)('accepts %s: %j', (place, value) => {
    expect(errorsOf(withValueAt(manifestWith(), place, value))).toEqual([]);
  });

  it.each([
    ['partition', `/spec/partitions`, PARTITIONS, (value: string) => ({ [value]: 'x' })],
    ['event', `/spec/webhooks/0/events`, EVENTS, (value: string) => value],
    ['language', `/spec/parameters/languages`, LANGUAGES, (value: string) => value],
  ] as const)('knows each %s and no other', (_, place, members, shape) => {
    const wrap = (value: string): JsonObject => {
      if (place === '/spec/partitions') return manifestWith({ partitions: shape(value) as JsonObject });
      const list = [shape(value) as string];
      if (place === '/spec/parameters/languages') return manifestWith({ parameters: { languages: list } });
      return manifestWith({ webhooks: [{ url: 'https://hooks.acme.example', events: list }] });
    };
    for (const { value } of members) expect(errorsOf(wrap(value)), value).toEqual([]);
    expect(errorsOf(wrap('nope'))).toHaveLength(1);
  });

  it('is small, and asks for nothing at run time', () => {
    const code = readFileSync(new URL('../../src/generated/validators/parse-batch.ts', import.meta.url), 'utf8');
    expect(code.length).toBeLessThan(70_000);
    expect(code.match(/^import .*/gm)).toEqual([
      "import type { SchemaValidator } from '../../core/schema-validator.ts';",
    ]);
    expect(code).not.toMatch(/\brequire\(["'](?!ajv\/dist\/runtime\/ucs2length)/);
  });
});

function errorsOf(value: unknown): string[] {
  return validateParseBatch(value).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}
