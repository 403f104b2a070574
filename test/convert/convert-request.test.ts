import { describe, expect, test } from 'vitest';
import { importParameters, importText } from './import-text.ts';

const PROJECT = '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f';
const OTHER = 'b2e9c4d7-18f3-4a60-9d5c-7e6f0a1b2c3d';
const UUID = '0c9f6a3e-2b7d-4a51-8e6f-1d2c3b4a5968';

describe('what is given', () => {
  const job_config = { job_name: 'parse_raw_file_job', parameters: { type: 'parse', tier: 'agentic' } };
  const spec = { source: { directory_id: 'dir-1' }, parameters: { tier: 'agentic' } };

  test.each([
    ['a body', { directory_id: 'dir-1', job_config }],
    [
      'a request',
      { method: 'POST', path: '/api/v1/beta/batch-processing', query: {}, body: { directory_id: 'dir-1', job_config } },
    ],
    [
      'a body with null values',
      { directory_id: 'dir-1', item_ids: null, job_config: { ...job_config, project_id: null } },
    ],
  ])('can be %s', (_what, request) => {
    expect(importText(JSON.stringify(request))).toMatchObject({ spec, findings: [], notices: [] });
  });

  test.each([
    ['a job_config', job_config],
    ['parameters alone', { tier: 'agentic', num_workers: 4, brand_new: null }],
  ])('can be %s, and then a source has to be added', (_what, part) => {
    const { spec, text, notices, findings } = importText(JSON.stringify(part));
    expect(spec).toEqual({ parameters: { tier: 'agentic' } });
    expect(text).toContain('spec:\n  # Add what is parsed');
    expect(notices.at(-1)).toContain('`spec.source`');
    expect(findings).toEqual([]);
  });

  test('keeps a page size of a source that is not known', () => {
    const { spec, text, findings } = importText(
      JSON.stringify({ directory_id: '${apply:directory_id}', page_size: 7, job_config }),
    );
    expect(spec.source).toEqual({ page_size: 7 });
    expect(text).toContain('  source:\n    # Add');
    expect(findings).toEqual([]);
  });

  test.each([
    ['[{"job_config": {}}]', '1:1 import/not-a-request '],
    ['"text"', '1:1 import/not-a-request '],
    ['{}', '1:1 import/not-a-request '],
    ['{"hello": 1, "world": 2}', '1:1 import/not-a-request '],
    ['{"directory_id": "dir-1"}', '1:1 import/not-a-request '],
    ['{"directory_id": "dir-1",\n "job_config": []}', '2:16 import/not-a-request /job_config'],
    ['{"method": "GET", "body": {"job_config": {}}}', '1:12 import/not-a-request /method'],
    ['{"apiVersion": "parsebatch.dev/v1"}', '1:1 import/not-a-request '],
    ['apiVersion: parsebatch.dev/v1\nkind: ParseBatch\n', '1:1 import/not-a-request '],
    ['Please parse my documents.', '1:1 import/not-a-request '],
    ['{"source_directory_id": "dir-1", "job": {}}', '1:1 import/not-a-request '],
    ['{"path": "/api/v2/batches", "body": {}}', '1:37 import/not-a-request /body'],
    ['{"path": "/api/v1/files", "body": {}}', '1:10 import/unsupported /path'],
    ['{"job_config": {"job_name": "other"}}', '1:29 import/unsupported /job_config/job_name'],
    ['{"job_config": {"parameters": {"type": "classify"}}}', '1:40 import/unsupported /job_config/parameters/type'],
    ['{"job_config": {}}\n{"job_config": {}}\n', '2:1 import/several-requests '],
    ['', '1:1 import/not-json '],
    ['{"job_config": {}', '1:18 import/not-json '],
  ])('%j is refused at its place', (text, finding) => {
    expect(importText(text)).toMatchObject({ text: '', findings: [finding] });
  });
});

describe('settings', () => {
  test('go to their preferred places', () => {
    const record = {
      partitions: { file_id_partition: 'f' },
      session_id: UUID,
      user_id: 'u',
      webhook_url: 'https://a.example/b',
    };
    const parameters = {
      output_s3_path_prefix: 's3://bucket/x/',
      output_s3_region: 'eu-central-1',
      webhook_configurations: [{ webhook_url: 'https://a.example/c', webhook_events: ['parse.success'] }],
    };
    expect(importParameters(parameters, record)).toMatchObject({
      spec: {
        partitions: { file_id_partition: 'f' },
        output_s3_path_prefix: 's3://bucket/x/',
        output_s3_region: 'eu-central-1',
        webhooks: [{ url: 'https://a.example/c', events: ['parse.success'] }],
        webhook_url: 'https://a.example/b',
        tracking: { session_id: UUID, user_id: 'u' },
      },
      findings: [],
    });
  });

  test.each([
    ['without a URL', { webhook_events: ['parse.success'] }, []],
    ['with an open format', { webhook_url: 'https://a.example', webhook_output_format: 'xml' }, []],
    [
      'with an unknown field',
      { webhook_url: 'https://a.example', retries: 3 },
      ['10:7 schema/unknown-key /spec/parameters/webhook_configurations/0/retries'],
    ],
  ])('stay in the API spelling where `webhooks` does not take them: %s', (_what, webhook, findings) => {
    const { spec, findings: found } = importParameters({ webhook_configurations: [webhook] });
    expect(spec.parameters).toEqual({ webhook_configurations: [webhook] });
    expect(found.map((line) => line.replace(/^\S+/, ''))).toEqual(findings.map((line) => line.replace(/^\S+/, '')));
  });

  test('lose the correlation id, which belongs to one job', () => {
    const { spec, notices } = importParameters({}, { correlation_id: UUID });
    expect(spec.tracking).toBeUndefined();
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain('correlation_id');
  });

  test('of the clients are left out or renamed, by name', () => {
    const { spec, notices, findings } = importParameters({
      num_workers: 4,
      checkInterval: 2,
      verbose: true,
      language: 'de',
    });
    expect(spec.parameters).toEqual({ languages: ['de'] });
    expect(notices.map((notice) => notice.split('`')[1])).toEqual([
      'num_workers',
      'checkInterval',
      'verbose',
      'language',
    ]);
    expect(findings).toEqual([]);
  });

  test('of a client give way to the API name where both are set', () => {
    expect(importParameters({ language: 'de', languages: ['en'] }).spec.parameters).toEqual({ languages: ['en'] });
  });

  test('that are unknown are passed on with a warning', () => {
    const { spec, notices, findings } = importParameters({ parseMode: 'x', brand_new: { a: '${b}' }, max_tokens: 9 });
    expect(spec.unchecked_parameters).toEqual({ parseMode: 'x', brand_new: { a: '$${b}' }, max_tokens: 9 });
    expect(findings.map((line) => line.split(' ')[1])).toEqual(Array(3).fill('schema/unchecked-parameter'));
    expect(notices.some((notice) => notice.includes('`parse_mode`'))).toBe(true);
  });

  test('with wrong values are printed with what is wrong with them', () => {
    const { spec, findings } = importParameters({ languages: 'de', parse_mode: 'nonsense' });
    expect(spec.parameters).toEqual({ languages: 'de', parse_mode: 'nonsense' });
    expect(findings.map((line) => line.split(' ').slice(1).join(' '))).toEqual([
      'schema/unknown-value /spec/parameters/parse_mode',
      'schema/wrong-type /spec/parameters/languages',
    ]);
  });

  test('beside the record and the parameters are left out, by name', () => {
    const { spec, notices } = importText(
      JSON.stringify({ directory_id: 'd', extra: 1, job_config: { tier: 'fast', other: 2, parameters: {} } }),
    );
    expect(spec).toEqual({ source: { directory_id: 'd' } });
    expect(notices.map((notice) => notice.split('`')[1])).toEqual(['extra', 'tier', 'other']);
  });
});

describe('the project', () => {
  const body = (project_id?: string) => ({ directory_id: 'd', job_config: { ...(project_id && { project_id }) } });

  test.each([
    ['the record', body(PROJECT)],
    ['the query', { query: { project_id: PROJECT }, body: body() }],
    ['both', { query: { project_id: PROJECT }, body: body(PROJECT) }],
    ['an SDK call', { ...body(), project_id: PROJECT }],
  ])('is taken from %s', (_where, request) => {
    expect(importText(JSON.stringify(request)).spec.project_id).toBe(PROJECT);
  });

  test('that differs between query and record is refused', () => {
    const text = JSON.stringify({ query: { project_id: OTHER }, body: body(PROJECT) });
    const column = text.indexOf(PROJECT);
    expect(importText(text).findings).toEqual([`1:${column} import/conflict /body/job_config/project_id`]);
  });

  test('stands beside its organization', () => {
    const request = { query: { organization_id: OTHER }, body: body() };
    expect(importText(JSON.stringify(request)).spec.organization_id).toBe(OTHER);
  });
});
