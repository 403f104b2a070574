import { describe, expect, test } from 'vitest';
import { CLIENT_KEYWORDS, CLIENT_SOURCES, CLIENT_SPELLINGS } from '../../src/catalogue/client-keywords.ts';
import type { EnumValue } from '../../src/catalogue/entry.ts';
import { EVENTS } from '../../src/catalogue/events.ts';
import { LANGUAGES } from '../../src/catalogue/languages.ts';
import { entryAt, PARAMETER_GROUPS, PARAMETERS, PARSE_V1, parameterNamed } from '../../src/catalogue/parse-v1/index.ts';
import { WEBHOOK_FIELDS, WEBHOOK_WIRE_NAMES } from '../../src/catalogue/parse-v1/webhook-fields.ts';
import { BATCH_V2, PARSE_V2 } from '../../src/catalogue/parse-v2/index.ts';
import { PARTITIONS } from '../../src/catalogue/partitions.ts';
import * as prices from '../../src/catalogue/prices.ts';
import { SOURCES } from '../../src/catalogue/sources.ts';
import { RULES } from '../../src/lint/rules/index.ts';
import { factsIn, misfits, namesIn, relationsOf, testsIn } from './entry-facts.ts';

const cases = PARSE_V1.map((entry) => [entry.pointer, entry] as const);
const DEPRECATING = ['instructions', 'modes', 'prompts', 'region', 'structured-output'];
const LEGACY = ['client', 'guide', 'openapi-upload'];

describe('the entries of parse-v1', () => {
  test('stand each at a place of its own', () => {
    expect(new Set(PARSE_V1.map(({ pointer }) => pointer)).size).toBe(PARSE_V1.length);
  });

  test('are 127 parameters, each in one group', () => {
    const grouped = Object.values(PARAMETER_GROUPS).flatMap((members) => Object.keys(members));
    expect(grouped).toHaveLength(127);
    expect(Object.keys(PARAMETERS)).toEqual(grouped);
  });

  test('are found by name and by place', () => {
    expect(parameterNamed('tier')?.pointer).toBe('/job_config/parameters/tier');
    expect(parameterNamed('page_size')).toBeUndefined();
    expect(parameterNamed('toString')).toBeUndefined();
    expect(entryAt('/page_size')?.manifest).toBe('/spec/source/page_size');
    expect(entryAt('?project_id')?.manifest).toBe('/spec/project_id');
    expect(entryAt('/project_id')).toBeUndefined();
    const url = entryAt('/job_config/parameters/webhook_configurations/3/webhook_url');
    expect(url?.manifest).toBe('/spec/webhooks/*/url');
  });

  test('have a place in the manifest, but for what compilation writes', () => {
    expect(PARSE_V1.filter(({ manifest }) => manifest === undefined).map(({ pointer }) => pointer)).toEqual([
      '/job_config',
      '/job_config/job_name',
    ]);
    expect(parameterNamed('tier')?.manifest).toBe('/spec/parameters/tier');
    expect(parameterNamed('output_s3_path_prefix')?.manifest).toBe('/spec/output_s3_path_prefix');
    expect(parameterNamed('output_s3_region')?.manifest).toBe('/spec/output_s3_region');
    expect(parameterNamed('webhook_configurations')?.manifest).toBe('/spec/webhooks');
  });

  test('share a place in the manifest only where the API has a setting twice', () => {
    const places = PARSE_V1.flatMap(({ manifest }) => manifest ?? []);
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual(['/spec/project_id']);
  });

  test('that make no new run are the delivery settings', () => {
    const delivery = PARSE_V1.filter(({ identity }) => identity === false).map(({ pointer }) => pointer);
    expect(delivery.toSorted()).toEqual([
      '/continue_as_new_threshold',
      '/job_config/correlation_id',
      '/job_config/parameters/priority',
      '/job_config/parameters/webhook_configurations',
      ...Object.keys(WEBHOOK_FIELDS)
        .map((name) => `/job_config/parameters/webhook_configurations/*/${name}`)
        .toSorted(),
      '/job_config/parameters/webhook_url',
      '/job_config/parent_job_execution_id',
      '/job_config/session_id',
      '/job_config/user_id',
      '/job_config/webhook_url',
      '/page_size',
    ]);
  });

  test('that hold credentials are marked', () => {
    const marked = (mark: true | 'within') =>
      PARSE_V1.filter(({ secret }) => secret === mark).map(({ pointer }) => pointer.split('/').at(-1));
    expect(marked(true).toSorted()).toEqual([
      'azure_openai_key',
      'gpt4o_api_key',
      'vendor_multimodal_api_key',
      'webhook_headers',
      'webhook_signing_secret',
    ]);
    expect(marked('within')).toEqual(expect.arrayContaining(['input_url', 'http_proxy', 'webhook_url']));
    expect(marked('within').filter((name) => name === 'webhook_url')).toHaveLength(3);
  });
});

describe.each(cases)('%s', (_, entry) => {
  test('is summed up in one line', () => {
    expect(entry.summary).toMatch(/^[A-Z0-9].{10,108}\.$/);
    for (const value of entry.enum ?? []) if (value.summary !== undefined) expect(value.summary).toMatch(/^.+\.$/);
  });

  test('has relations to settings that exist', () => {
    for (const name of relationsOf(entry).flatMap(({ when }) => namesIn(when))) {
      expect(name.startsWith('/') ? entryAt(name) : parameterNamed(name), name).toBeDefined();
    }
  });

  test('has relations to values that exist', () => {
    for (const { parameter, equals } of relationsOf(entry).flatMap(({ when }) => testsIn(when))) {
      const other = parameterNamed(parameter);
      if (other !== undefined && equals !== undefined) expect(misfits(other, equals), parameter).toEqual([]);
    }
  });

  test('is an error only where a source says so', () => {
    for (const fact of [entry.range, entry.minItems, entry.pattern, entry.format]) {
      if (fact !== undefined) expect(['documented', 'schema']).toContain(fact.basis);
    }
  });

  test('is deprecated or legacy by the sources that decide it', () => {
    if (entry.deprecated) {
      expect(DEPRECATING).toContain(entry.deprecated.source);
      expect(entry.deprecated.basis).toBe('documented');
    }
    if (entry.legacy) expect(LEGACY).toContain(entry.legacy.source);
    expect(entry.deprecated && entry.legacy).toBeUndefined();
  });

  test('says what becomes of it in v2', () => {
    const { v2 } = entry;
    expect(v2).toBeDefined();
    if (v2 && 'pointer' in v2) expect(v2.pointer).toMatch(/^[?/][^.]+$/);
  });

  test('has an example that satisfies it', () => {
    const isPlain = entry.kind === 'boolean' || entry.kind === 'record' || entry.kind === 'const';
    if (!isPlain) expect(entry.example).toBeDefined();
    if (entry.example !== undefined) expect(misfits(entry, entry.example)).toEqual([]);
    if (entry.default !== undefined) expect(misfits(entry, entry.default.value)).toEqual([]);
  });

  test('shows no credential', () => {
    const example = JSON.stringify(entry.example ?? '');
    if (entry.secret === true) expect(example).toContain('${secret:');
    expect(example).not.toMatch(/sk-|llx-|whsec_|AKIA|:\/\/[^/"]*@/);
  });
});

describe('the sources', () => {
  test('are all used', () => {
    const facts = [...factsIn([PARSE_V1, PARSE_V2, BATCH_V2]), ...factsIn(Object.values(prices))];
    const ofRules = RULES.flatMap(({ sources = [] }) => sources);
    const used = new Set<string>([...facts.map(({ source }) => source), ...CLIENT_SOURCES, ...ofRules]);
    expect(Object.keys(SOURCES).filter((source) => !used.has(source))).toEqual([]);
    expect([...used].filter((source) => !Object.hasOwn(SOURCES, source))).toEqual([]);
  });
});

describe('the lists', () => {
  test.each<[string, readonly EnumValue[]]>([
    ['events', EVENTS],
    ['languages', LANGUAGES],
    ['partitions', PARTITIONS],
  ])('of %s name nothing twice', (_, list) => {
    expect(new Set(list.map(({ value }) => value)).size).toBe(list.length);
  });

  test('of prices speak of parameters and values that exist', () => {
    for (const { when } of [...prices.ENGINE_PRICES, ...prices.ADD_ON_PRICES]) {
      const entry = parameterNamed(when.parameter);
      expect(entry, when.parameter).toBeDefined();
      if (entry !== undefined) expect(misfits(entry, when.equals), when.parameter).toEqual([]);
    }
  });

  test('of prices agree with what the parameters add to a page', () => {
    const added = PARSE_V1.flatMap(({ pointer, credits }) => (credits ? [[pointer, credits.value]] : []));
    const listed = prices.ADD_ON_PRICES.map(({ when, credits }) => [
      `/job_config/parameters/${when.parameter}`,
      credits,
    ]);
    expect(added.toSorted()).toEqual(listed.toSorted());
  });

  test('of prices name models that the parameters know', () => {
    for (const price of prices.ENGINE_PRICES) {
      if (!('models' in price)) continue;
      const known = parameterNamed(price.modelFrom)?.known?.value ?? [];
      for (const model of Object.keys(price.models)) {
        const fits = known.some((name) => (model.endsWith('*') ? name.startsWith(model.slice(0, -1)) : name === model));
        expect(fits, model).toBe(true);
      }
    }
  });

  test('of client names hold none that the API has, and lead to some that it has', () => {
    for (const name of [...Object.keys(CLIENT_KEYWORDS), ...Object.keys(CLIENT_SPELLINGS)]) {
      expect(parameterNamed(name), name).toBeUndefined();
      expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
    }
    for (const name of Object.values(CLIENT_SPELLINGS)) expect(parameterNamed(name), name).toBeDefined();
    for (const line of Object.values(CLIENT_KEYWORDS)) expect(line).toMatch(/^[a-z].*\.$/);
  });

  test('of webhook keys cover every field', () => {
    expect(Object.values(WEBHOOK_WIRE_NAMES).toSorted()).toEqual(Object.keys(WEBHOOK_FIELDS).toSorted());
  });
});
