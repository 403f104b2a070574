import { describe, expect, test } from 'vitest';
import { compileBatch } from '../../src/compile/compile-batch.ts';
import { bodyFor } from '../../src/compile/holes.ts';
import { Bug } from '../../src/core/invariant.ts';
import { valueAt } from '../../src/core/path.ts';
import type { ParseBatchSpec } from '../../src/generated/types.ts';
import { hashText } from '../../src/pipeline/workspace/hash.ts';
import { manifestWith } from './manifests.ts';

const HOOK = { url: 'https://hooks.acme.example/parse' };

describe('the request of a batch', () => {
  test('sends nothing but what is set, the two constants and a correlation id', () => {
    const { request } = compile({});
    expect(request).toEqual({
      method: 'POST',
      path: '/api/v1/beta/batch-processing',
      query: {},
      body: {
        directory_id: 'dir-1',
        job_config: {
          correlation_id: expect.stringMatching(
            /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
          ),
          job_name: 'parse_raw_file_job',
          parameters: { type: 'parse' },
        },
      },
      holes: [],
    });
  });

  test('puts every setting of spec where the API has it', () => {
    const { request } = compile({
      source: { item_ids: ['dfl-2', 'dfl-1'], page_size: 7, continue_as_new_threshold: 70 },
      project_id: '6f1c0000-0000-4000-8000-000000000000',
      organization_id: '7f1c0000-0000-4000-8000-000000000000',
      parameters: { tier: 'fast' },
      unchecked_parameters: { brand_new_knob: 1 },
      partitions: { data_source_id_partition: 'p' },
      output_s3_path_prefix: 's3://bucket/prefix/',
      output_s3_region: 'eu-central-1',
      webhooks: [
        {
          ...HOOK,
          events: ['parse.success'],
          output_format: 'json',
          headers: { A: 'b' },
          signing_secret: '${secret:S}',
        },
      ],
      webhook_url: 'https://hooks.acme.example/all',
      tracking: {
        correlation_id: '8f1c0000-0000-4000-8000-000000000000',
        session_id: 's',
        parent_job_execution_id: 'x',
        user_id: 'u',
      },
    });
    expect(request.query).toEqual({
      project_id: '6f1c0000-0000-4000-8000-000000000000',
      organization_id: '7f1c0000-0000-4000-8000-000000000000',
    });
    expect(request.body).toEqual({
      item_ids: ['dfl-2', 'dfl-1'],
      page_size: 7,
      continue_as_new_threshold: 70,
      job_config: {
        job_name: 'parse_raw_file_job',
        project_id: '6f1c0000-0000-4000-8000-000000000000',
        partitions: { data_source_id_partition: 'p' },
        webhook_url: 'https://hooks.acme.example/all',
        correlation_id: '8f1c0000-0000-4000-8000-000000000000',
        session_id: 's',
        parent_job_execution_id: 'x',
        user_id: 'u',
        parameters: {
          type: 'parse',
          tier: 'fast',
          brand_new_knob: 1,
          output_s3_path_prefix: 's3://bucket/prefix/',
          output_s3_region: 'eu-central-1',
          webhook_configurations: [
            {
              webhook_url: 'https://hooks.acme.example/parse',
              webhook_events: ['parse.success'],
              webhook_output_format: 'json',
              webhook_headers: { A: 'b' },
              webhook_signing_secret: '${secret:S}',
            },
          ],
        },
      },
    });
  });

  test.each<Partial<ParseBatchSpec>>([
    { source: { files: ['inbox/*.pdf'] } },
    { source: { directory_id: 'dir-1', stage: true } },
    { source: { item_ids: ['dfl-1'], stage: true } },
  ])('marks a directory that only apply makes: %j', (spec) => {
    const { request } = compile(spec);
    expect(request.body).toMatchObject({ directory_id: '${apply:directory_id}' });
    expect(request.body).not.toHaveProperty('item_ids');
    expect(request.holes).toEqual(['/directory_id']);
  });

  test('leaves out null at any depth of mappings and keeps it in sequences', () => {
    const parameters = { max_pages: null, custom_metadata: { a: null, b: { c: null, d: 1 }, e: [null] } };
    expect(compile({ parameters, webhook_url: null }).request.body['job_config']).toMatchObject({
      parameters: { type: 'parse', custom_metadata: { b: { d: 1 }, e: [null] } },
    });
  });

  test('writes $${ as ${ in texts, and keeps the texts of credentials as they are written', () => {
    const { request } = compile({
      parameters: {
        user_prompt: 'Keep $${x}',
        azure_openai_key: '$${a}${secret:K}',
        custom_metadata: { t: ['$${y}'] },
      },
    });
    expect(valueAt(request.body, ['job_config', 'parameters'])).toMatchObject({
      user_prompt: 'Keep ${x}',
      azure_openai_key: '$${a}${secret:K}',
      custom_metadata: { t: ['${y}'] },
    });
  });
});

function compile(spec: Partial<ParseBatchSpec>): ReturnType<typeof compileBatch> {
  return compileBatch(manifestWith(spec), hashText);
}

describe('a body', () => {
  test('has the directory of the run where the request leaves it open', () => {
    const { request } = compile({ source: { files: ['*.pdf'] } });
    expect(bodyFor(request, { directoryId: 'dir-9' })).toEqual({ ...request.body, directory_id: 'dir-9' });
    expect(() => bodyFor(request, {})).toThrow(Bug);
  });

  test('is as it was compiled where nothing is left open', () => {
    const { request } = compile({});
    expect(bodyFor(request, {})).toBe(request.body);
  });
});

describe('what is staged', () => {
  test.each([
    [{ directory_id: 'dir-1', stage: true }, { directoryId: 'dir-1' }],
    [{ item_ids: ['dfl-2', 'dfl-$${1'], stage: true }, { itemIds: ['dfl-2', 'dfl-${1'] }],
    [{ directory_id: 'dir-1' }, undefined],
    [{ files: ['*.pdf'], stage: true }, undefined],
  ])('of %j is %j', (source, staged) => {
    expect(compile({ source }).staged).toEqual(staged);
  });
});
