import { describe, expect, test } from 'vitest';
import { compileBatch } from '../../src/compile/compile-batch.ts';
import { configurationRequest } from '../../src/compile/configuration.ts';
import type { Emit } from '../../src/compile/emit/emit.ts';
import { emitBatch } from '../../src/compile/emit/emit.ts';
import { bodyFor, readsMadeDirectory } from '../../src/compile/holes.ts';
import { payloadOf, withPayload } from '../../src/compile/payload.ts';
import type { CompiledBatch } from '../../src/compile/request.ts';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import { Bug } from '../../src/core/invariant.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { Batch, BatchSpec } from '../../src/generated/types.ts';
import { hashText } from '../../src/pipeline/workspace/hash.ts';
import { batchWith, configuredWith, LEAST } from './manifests.ts';

const SAVED: BatchSpec['job'] = { type: 'parse_v2', configuration_id: 'cfg-1' };
const HOOK = { url: 'https://hooks.acme.example/batch' };
const PROJECT = '6f1c0000-0000-4000-8000-000000000000';
const ORGANIZATION = '7f1c0000-0000-4000-8000-000000000000';

function compile(manifest: Batch): CompiledBatch {
  return compileBatch(manifest, hashText);
}

function parametersOf(manifest: Batch): JsonObject | undefined {
  return compile(manifest).configuration?.parameters;
}

describe('a batch of v2', () => {
  test('is the least that can be said: a configuration that is saved, and a batch that is made with it', () => {
    const { kind, request, configuration, files, staged } = compile(batchWith({}));
    expect(kind).toBe('Batch');
    expect(configuration).toEqual({
      name: expect.stringMatching(/^parsebatch-[0-9a-f]{64}$/),
      parameters: { product_type: 'parse_v2', ...LEAST },
    });
    expect(request).toEqual({
      method: 'POST',
      path: '/api/v2/batches',
      query: {},
      body: {
        source_directory_id: 'dir-1',
        config: { job: { type: 'parse_v2', configuration_id: '${apply:configuration_id}' } },
      },
      holes: ['/config/job/configuration_id'],
    });
    expect([files, staged]).toEqual([[], undefined]);
  });

  test('saves nothing where it names a configuration', () => {
    const batch = compile(batchWith({ job: { type: 'extract_v2', configuration_id: 'cfg-9' } }));
    expect(batch.configuration).toBeUndefined();
    expect(configurationRequest(batch)).toBeUndefined();
    expect(batch.request.holes).toEqual([]);
    expect(batch.request.body['config']).toEqual({ job: { type: 'extract_v2', configuration_id: 'cfg-9' } });
  });

  test('puts every setting of spec where the API has it, and the project in both queries', () => {
    const batch = compile(
      configuredWith(
        { page_ranges: { target_pages: '1-3', max_pages: 2 } },
        {
          project_id: PROJECT,
          organization_id: ORGANIZATION,
          webhooks: [{ ...HOOK, events: ['batch.success'], headers: { A: 'b' }, signing_secret: '${secret:S}' }],
          webhook_configuration_ids: ['whc-1', 'whc-2'],
          unchecked_parameters: { brand_new_knob: 1 },
        },
      ),
    );
    const query = { project_id: PROJECT, organization_id: ORGANIZATION };
    expect(batch.request.query).toEqual(query);
    expect(batch.request.body).toMatchObject({
      webhook_configurations: [
        {
          webhook_url: HOOK.url,
          webhook_events: ['batch.success'],
          webhook_headers: { A: 'b' },
          webhook_signing_secret: '${secret:S}',
        },
      ],
      webhook_configuration_ids: ['whc-1', 'whc-2'],
    });
    expect(configurationRequest(batch)).toEqual({
      method: 'POST',
      path: '/api/v1/beta/configurations',
      query,
      body: {
        name: batch.configuration?.name,
        parameters: {
          ...LEAST,
          product_type: 'parse_v2',
          page_ranges: { target_pages: '1-3', max_pages: 2 },
          brand_new_knob: 1,
        },
      },
    });
  });

  test.each<[BatchSpec['source'], CompiledBatch['staged']]>([
    [{ files: ['inbox/*.pdf'] }, undefined],
    [{ directory_id: 'dir-1', stage: true }, { directoryId: 'dir-1' }],
    [{ item_ids: ['dfl-2', 'dfl-$${1'] }, { itemIds: ['dfl-2', 'dfl-${1'] }],
  ])('reads a directory that only apply makes where its source is %j', (source, staged) => {
    const { request, staged: compiled } = compile(batchWith({ source }));
    expect(request.body['source_directory_id']).toBe('${apply:directory_id}');
    expect(request.holes).toContain('/source_directory_id');
    expect(readsMadeDirectory(request)).toBe(true);
    expect(compiled).toEqual(staged);
  });

  test('has both holes filled by what apply knows, and by no less', () => {
    const { request } = compile(batchWith({ source: { files: ['*.pdf'] } }));
    expect(bodyFor(request, { directoryId: 'dir-9', configurationId: 'cfg-9' })).toEqual({
      source_directory_id: 'dir-9',
      config: { job: { type: 'parse_v2', configuration_id: 'cfg-9' } },
    });
    expect(() => bodyFor(request, { directoryId: 'dir-9' })).toThrow(Bug);
    expect(() => bodyFor(request, { configurationId: 'cfg-9' })).toThrow(Bug);
  });

  test('leaves out null at any depth of mappings and keeps it in sequences', () => {
    const parameters = parametersOf(
      configuredWith(
        { page_ranges: { target_pages: null, max_pages: 3 }, crop_box: null },
        { unchecked_parameters: { knob: { a: null, b: [null] } } },
      ),
    );
    expect(parameters).toEqual({
      ...LEAST,
      product_type: 'parse_v2',
      page_ranges: { max_pages: 3 },
      knob: { b: [null] },
    });
  });

  test('writes $${ as ${ once, and keeps the texts of credentials as they are written', () => {
    const { request, configuration } = compile(
      configuredWith(
        {
          agentic_options: { custom_prompt: 'Keep $${x} and $$${y}' },
          webhook_configurations: [
            { webhook_url: 'https://h.example/$${u}', webhook_headers: { A: '$${a}${secret:K}' } },
          ],
        },
        {
          source: { directory_id: 'dir-$${1}' },
          webhooks: [{ url: 'https://h.example/$${u}', headers: { A: '$${a}${secret:K}' } }],
          webhook_configuration_ids: ['whc-$$${1}'],
        },
      ),
    );
    expect(configuration?.parameters).toMatchObject({
      agentic_options: { custom_prompt: 'Keep ${x} and $${y}' },
      webhook_configurations: [{ webhook_url: 'https://h.example/$${u}', webhook_headers: { A: '$${a}${secret:K}' } }],
    });
    expect(request.body).toMatchObject({
      source_directory_id: 'dir-${1}',
      webhook_configurations: [{ webhook_url: 'https://h.example/$${u}', webhook_headers: { A: '$${a}${secret:K}' } }],
      webhook_configuration_ids: ['whc-$${1}'],
    });
  });

  test.each([
    ['configuration', { job: { type: 'parse_v2', configuration_id: '$${apply:configuration_id}' } } as const],
    ['directory', { source: { directory_id: '$${apply:directory_id}' }, job: SAVED } as const],
  ])('takes no literal text for a %s that apply knows', (_, spec) => {
    expect(compile(batchWith(spec)).request.holes).toEqual([]);
  });
});

describe('what is unchecked', () => {
  test('stands beside what is stated, at any depth', () => {
    const parameters = parametersOf(
      configuredWith(
        { output_options: { markdown: { tables: { merge_continued_tables: true } } } },
        {
          unchecked_parameters: {
            knob: [1, { a: 2 }],
            output_options: { knob: 1, markdown: { tables: { knob: { deep: 'x' } } } },
            page_ranges: { knob: true },
          },
        },
      ),
    );
    expect(parameters).toEqual({
      ...LEAST,
      product_type: 'parse_v2',
      knob: [1, { a: 2 }],
      output_options: { knob: 1, markdown: { tables: { merge_continued_tables: true, knob: { deep: 'x' } } } },
      page_ranges: { knob: true },
    });
  });
});

describe('the name of a configuration', () => {
  const nameOf = (manifest: Batch): string | undefined => compile(manifest).configuration?.name;

  test('tells its parameters, whatever batch they are of and in whatever order they stand', () => {
    const turned = { version: LEAST.version, tier: LEAST.tier } as const;
    const other = batchWith({ job: { type: 'parse_v2', parameters: turned }, source: { files: ['*'] }, rerun: '2' });
    expect(nameOf({ ...other, metadata: { name: 'other' } })).toBe(nameOf(batchWith({})));
  });

  test.each<[string, Batch]>([
    ['a parameter', configuredWith({ disable_cache: true })],
    ['an unchecked one', batchWith({ unchecked_parameters: { knob: 1 } })],
    ['a webhook that is told of each file', configuredWith({ webhook_configuration_ids: ['whc-1'] })],
    ['the name of a secret', configuredWith(hookWith('${secret:A}'))],
  ])('is another for %s', (_, manifest) => {
    expect(nameOf(manifest)).not.toBe(nameOf(batchWith({})));
    expect(nameOf(manifest)).toMatch(/^parsebatch-[0-9a-f]{64}$/);
  });

  test('is that of the reference, and not of the value, where a secret is in it', () => {
    const batch = compile(configuredWith(hookWith('${secret:A}')));
    const payload = JSON.parse(JSON.stringify(payloadOf(batch)).replace('${secret:A}', 'hunter2'));
    expect(withPayload(batch, payload).configuration).toEqual({
      name: batch.configuration?.name,
      parameters: { ...LEAST, product_type: 'parse_v2', ...hookWith('hunter2') },
    });
  });
});

describe('what is written of a batch of v2', () => {
  const batch = compile(configuredWith({ disable_cache: true }, { source: { files: ['*'] }, project_id: PROJECT }));
  const written = (emit: Emit, of = batch) => JSON.parse(emitBatch(of, emit));
  const parameters = { ...LEAST, disable_cache: true, product_type: 'parse_v2' };
  const body = {
    source_directory_id: '${apply:directory_id}',
    config: { job: { type: 'parse_v2', configuration_id: '${apply:configuration_id}' } },
  };

  test('is as payload the configuration and the batch', () => {
    expect(written('payload')).toEqual({ configuration: { name: batch.configuration?.name, parameters }, batch: body });
    expect(written('payload', compile(batchWith({ job: SAVED })))).toEqual({
      batch: { source_directory_id: 'dir-1', config: { job: { type: 'parse_v2', configuration_id: 'cfg-1' } } },
    });
  });

  test('is as job-config what is done, with the parameters in place', () => {
    expect(written('job-config')).toEqual({ type: 'parse_v2', parameters });
    expect(written('job-config', compile(batchWith({ job: SAVED })))).toEqual(SAVED);
  });

  test('is as request every request, in the order in which they are sent', () => {
    const query = { project_id: PROJECT };
    expect(written('request')).toEqual([
      {
        method: 'POST',
        path: '/api/v1/beta/configurations',
        query,
        body: { name: batch.configuration?.name, parameters },
      },
      { method: 'POST', path: '/api/v2/batches', query, body },
    ]);
    expect(written('request', compile(batchWith({ job: SAVED })))).toHaveLength(1);
  });

  test('is in the order of RFC 8785', () => {
    const text = emitBatch(batch, 'payload');
    expect(canonicalJson(JSON.parse(text))).toBe(text.replaceAll(/\n\s*/g, '').replaceAll('": ', '":'));
  });
});

function hookWith(secret: string): Pick<NonNullable<BatchSpec['job']['parameters']>, 'webhook_configurations'> {
  return { webhook_configurations: [{ webhook_url: HOOK.url, webhook_signing_secret: secret }] };
}
