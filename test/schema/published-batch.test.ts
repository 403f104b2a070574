import { describe, expect, it } from 'vitest';
import { BATCH_V2, PARSE_V2 } from '../../src/catalogue/parse-v2/index.ts';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import { BATCH_KEYS, MANIFEST_KEYS } from '../../src/generated/keys.ts';
import { schemaOfKind } from '../../src/pipeline/check/schema-of-kind.ts';
import type { JsonSchema } from '../../src/schema/json-schema.ts';
import { walk } from '../../src/schema/json-schema.ts';
import { publishedSchemas } from '../../src/schema/published.ts';
import { configurationWith, LEAVES, sampleOf } from '../batch-text.ts';
import { compileSchema } from './ajv.ts';
import { dereference } from './dereference.ts';
import { manifestWith, withValueAt } from './manifests.ts';

// One schema, seen as the JSON that it is written as and then as a schema again.
const schema = schemaOfKind(publishedSchemas().get('manifest.schema.json') as JsonObject, 'Batch') as JsonSchema;
const validate = compileSchema(schema);
const parts = new Map<string, JsonSchema>();
walk(dereference(schema), (part, place) => parts.set(place, { ...parts.get(place), ...part }));

const LEAST = { tier: 'agentic', version: 'latest' };
const WEBHOOK = { url: 'https://hooks.acme.example' };
const RULES = '/spec/job/parameters/processing_options/auto_mode_configuration/*';

describe('the schema of Batch', () => {
  it('has every place that the catalogue says a manifest states', () => {
    const places = [...PARSE_V2, ...BATCH_V2].flatMap(({ manifest }) => manifest ?? []);
    expect(places.filter((place) => !parts.has(place))).toEqual([]);
  });

  it('has the settings of a configuration in the order of the catalogue', () => {
    const top = PARSE_V2.flatMap(({ pointer }) => (/^\/[^/]+$/.test(pointer) ? [pointer.slice(1)] : []));
    expect(Object.keys(parts.get('/spec/job/parameters')?.properties ?? {})).toEqual(top);
  });

  it('asks for nothing that composition can supply', () => {
    expect(errorsOf(batchWith({}))).toEqual([]);
    expect(errorsOf(batchWith({ source: {}, job: { parameters: { page_ranges: { max_pages: 3 } } } }))).toEqual([]);
  });

  it.each(LEAVES.map((entry) => [entry.pointer, entry] as const))('accepts %s alone, and a reference', (_, entry) => {
    const job = (value: JsonValue) => batchWith({ job: { parameters: configurationWith(entry, value) } });
    expect(errorsOf(job(sampleOf(entry)))).toEqual([]);
    if (entry.kind !== 'object') expect(errorsOf(job('${var:ANY}'))).toEqual([]);
  });

  it('refuses an unknown key at every place with keys of its own, once', () => {
    const places = [...parts].filter(([, part]) => part.additionalProperties === false).map(([place]) => place);
    for (const place of places.filter((one) => !one.startsWith('/spec/environments/'))) {
      const manifest = withValueAt(complete(place), `${place}/nope`, 1);
      expect(errorsOf(manifest), place).toEqual([`${place.replaceAll('*', '0')} additionalProperties`]);
    }
    expect(places.length).toBeGreaterThan(30);
  });

  it('says which of two keys excludes the other', () => {
    const job = { configuration_id: 'cfg-1', parameters: LEAST };
    expect(errorsOf(batchWith({ job }))[0]).toBe('/spec/job/parameters type');
    expect(errorsOf(batchWith({ source: { files: ['a'], item_ids: ['b'] } }))[0]).toBe('/spec/source/files type');
  });

  it('takes four saved webhooks, and no fifth', () => {
    const ids = ['whc-1', 'whc-2', 'whc-3', 'whc-4'];
    expect(errorsOf(batchWith({ webhook_configuration_ids: ids }))).toEqual([]);
    expect(errorsOf(batchWith({ webhook_configuration_ids: [...ids, 'whc-5'] }))).toEqual([
      '/spec/webhook_configuration_ids maxItems',
    ]);
  });

  it('shares with ParseBatch the keys that compose', () => {
    for (const key of ['extends', 'environments', 'matrix', 'source', 'rerun', 'webhooks']) {
      expect([BATCH_KEYS['/spec'], MANIFEST_KEYS['/spec']]).toEqual([
        expect.arrayContaining([key]),
        expect.arrayContaining([key]),
      ]);
    }
    expect(BATCH_KEYS['/spec']).not.toContain('parameters');
    expect(MANIFEST_KEYS['/spec']).not.toContain('job');
  });
});

function batchWith(spec: JsonObject): JsonObject {
  return { ...manifestWith(spec), kind: 'Batch' };
}

/** A manifest in which all that must stand beside a place is there. */
function complete(place: string): JsonObject {
  const webhooks = place.startsWith('/spec/webhooks/*') ? { webhooks: [WEBHOOK] } : {};
  const manifest = batchWith(webhooks);
  return place.startsWith(RULES) ? withValueAt(manifest, `${RULES}/parsing_conf`, {}) : manifest;
}

function errorsOf(manifest: JsonObject): string[] {
  validate(manifest);
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  return errors.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}
