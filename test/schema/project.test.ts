import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import { PROJECT_KEYS } from '../../src/generated/keys.ts';
import { validateProject } from '../../src/generated/validators/project.ts';
import type { JsonSchema } from '../../src/schema/json-schema.ts';
import { walk } from '../../src/schema/json-schema.ts';
import { projectSchema, publishedSchemas } from '../../src/schema/published.ts';
import { compileSchema } from './ajv.ts';
import { withValueAt } from './manifests.ts';

const PROJECT: JsonObject = { apiVersion: 'parsebatch.dev/v1', kind: 'Project' };

const FULL: JsonObject = {
  ...PROJECT,
  requires: '>=0.1 <2',
  include: ['batches/**/*.parsebatch.yaml'],
  vars: { bucket: 'acme', pages: 3, cached: false, languages: ['en', 'de'], unset: null },
  env: ['RUN_ID'],
  secrets: ['HOOK_TOKEN'],
  environments: {
    staging: { region: 'eu', project_id: '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f', vars: { bucket: 'b' } },
    'prod-2': { base_url: 'https://llama.acme.example', organization_id: null, require_branch: 'main' },
    empty: null,
  },
  default_environment: 'staging',
  rules: { set: '2026-11', 'no-plaintext-secret': 'error', 'some-rule': 'off', other: null },
  policy: {
    allowed_buckets: ['acme'],
    allowed_webhook_hosts: ['hooks.acme.example'],
    allowed_modes: ['parse_page_with_llm'],
    allowed_projects: [],
    max_credits_per_page: 2.5,
  },
  limits: { max_files: 10, max_credits: 99.5 },
  ledger: { url: 'git:origin', namespace: 'default', assume_absent_after: '30m', allow_public: false },
};

const places = placesOf(projectSchema());

describe('validateProject', () => {
  it.each([PROJECT, FULL])('accepts %j', (value) => {
    expect(errorsOf(value)).toEqual([]);
  });

  it('is shown here with every key that it knows', () => {
    const missing = Object.entries(PROJECT_KEYS).flatMap(([place, keys]) =>
      keys.filter((key) => !JSON.stringify(FULL).includes(`"${key}":`)).map((key) => `${place}/${key}`),
    );
    expect(missing).toEqual([]);
  });

  it.each([
    ['/apiVersion', 'v1', '/apiVersion const'],
    ['/kind', 'ParseBatch', '/kind const'],
    ['/metadata', {}, ' additionalProperties'],
    ['/requires', 1, '/requires type'],
    ['/include', 'batches', '/include type'],
    ['/vars/a', {}, '/vars/a type'],
    ['/vars/a', [[1]], '/vars/a/0 type'],
    ['/env', ['A-B'], '/env/0 pattern'],
    ['/secrets', ['1A'], '/secrets/0 pattern'],
    ['/environments/staging', 'x', '/environments/staging type'],
    ['/environments/staging', { regoin: 'eu' }, '/environments/staging additionalProperties'],
    ['/environments/staging', { region: 'us' }, '/environments/staging/region enum'],
    ['/environments/staging', { project_id: 'acme' }, '/environments/staging/project_id pattern'],
    ['/default_environment', 'Staging', '/default_environment pattern'],
    ['/rules', { set: '2026-13' }, '/rules/set pattern'],
    ['/rules', { 'no-x': 'fatal' }, '/rules/no-x enum'],
    ['/policy', { max_credits_per_page: -1 }, '/policy/max_credits_per_page minimum'],
    ['/limits', { max_files: 1.5 }, '/limits/max_files type'],
    ['/ledger', { url: '/var/ledger' }, '/ledger/url pattern'],
    ['/ledger', { namespace: '../x' }, '/ledger/namespace pattern'],
    ['/ledger', { assume_absent_after: '30' }, '/ledger/assume_absent_after pattern'],
  ] as const)('refuses %s: %j', (place, value, expected) => {
    expect(errorsOf(withValueAt(PROJECT, place, value))).toEqual([expected]);
  });

  it.each([
    ['vars', { 'a-b': 1 }],
    ['environments', { Staging: {} }],
  ])('refuses a name in %s that has another form: %j', (key, value) => {
    expect(errorsOf({ ...PROJECT, [key]: value })).toEqual([`/${key} pattern`, `/${key} propertyNames`]);
  });

  it('takes null for every setting', () => {
    const refused = places.filter(
      (place) => !place.includes('*') && errorsOf(withValueAt(PROJECT, place, null)).length > 0,
    );
    expect(refused).toEqual(['', '/apiVersion', '/kind']);
  });

  it('says of any value what the published schema says', () => {
    const published = compileSchema(publishedSchemas().get('project.schema.json') ?? {});
    const dispatched = compileSchema(publishedSchemas().get('manifest.schema.json') ?? {});
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), (place, value) => {
        const document = withValueAt(PROJECT, place.replaceAll('*', 'a'), value as JsonValue);
        const errors = errorsOf(document);
        published(document);
        expect(new Set((published.errors ?? []).map(line))).toEqual(new Set(errors));
        if (place !== '/kind') expect(dispatched(document)).toBe(errors.length === 0);
      }),
      { numRuns: 1000 },
    );
  });
});

function placesOf(schema: JsonSchema): string[] {
  const found: string[] = [];
  walk(schema, (_, place) => found.push(place));
  return found;
}

function errorsOf(value: unknown): string[] {
  return validateProject(value).map(line);
}

function line({ instancePath, keyword }: { readonly instancePath: string; readonly keyword: string }): string {
  return `${instancePath} ${keyword}`;
}
