import { describe, expect, test } from 'vitest';
import type { Imported } from './import-text.ts';
import { importText } from './import-text.ts';

const PARAMETERS = { tier: 'agentic', version: 'latest', page_ranges: { max_pages: 3 } };
const SAVED = { ...PARAMETERS, product_type: 'parse_v2' };
const HOLE = '${apply:configuration_id}';
const PROJECT = '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f';
const OTHER = 'b2e9c4d7-18f3-4a60-9d5c-7e6f0a1b2c3d';

describe('a v2 request', () => {
  const inline = { job: { type: 'parse_v2', parameters: PARAMETERS } };

  test.each([
    ['a configuration to save', { name: 'invoices', parameters: SAVED }],
    [
      'a configuration as the API gives it back',
      { id: 'cfg-1', name: 'a', product_type: 'parse_v2', version: 'v', parameters: SAVED },
    ],
    [
      'the request that saves one',
      { method: 'POST', path: '/api/v1/beta/configurations', body: { name: 'a', parameters: SAVED } },
    ],
    ['parameters with their product', SAVED],
    ['parameters alone', PARAMETERS],
    ['a request that parses a file', { path: '/api/v2/parse', body: { ...PARAMETERS, file_id: 'f' } }],
    ['its body', { ...PARAMETERS, source_url: 'https://a.example/b.pdf', user_metadata: { a: 'b' } }],
  ])('that is %s becomes a Batch without a source', (_what, given) => {
    const { spec, text, notices, findings } = importJson(given);
    expect(text).toContain('kind: Batch\n');
    expect([spec, findings]).toEqual([inline, []]);
    expect(notices.at(-1)).toContain('`spec.source`');
  });

  test.each([
    ['tier and version', { tier: 'fast', version: 'latest' }, 'Batch'],
    ['a tier alone', { tier: 'fast' }, 'ParseBatch'],
    ['settings of v1 beside a tier', { tier: 'fast', version: 'latest', languages: ['en'] }, 'ParseBatch'],
    [
      'more settings of v1 than of v2',
      { parse_mode: 'x', languages: ['en'], skip_diagonal_text: true, crop_box: {} },
      'ParseBatch',
    ],
    ['a setting of v1 among those of v2', { ...PARAMETERS, languages: ['en'] }, 'Batch'],
  ])('is told from one of v1 by its names: %s', (_what, given, kind) => {
    expect(importJson(given).text).toContain(`kind: ${kind}\n`);
  });

  test('states each part in its place', () => {
    const body = {
      source_directory_id: 'dir-1',
      config: { job: { type: 'extract_v2', configuration_id: 'cfg-1' } },
      webhook_configurations: [{ webhook_url: 'https://a.example/b', webhook_events: ['batch.success'] }],
      webhook_configuration_ids: ['whc-1'],
    };
    const request = {
      method: 'POST',
      path: '/api/v2/batches',
      query: { project_id: PROJECT, organization_id: OTHER },
      body,
    };
    expect(importJson(request)).toMatchObject({
      spec: {
        source: { directory_id: 'dir-1' },
        project_id: PROJECT,
        organization_id: OTHER,
        job: { type: 'extract_v2', configuration_id: 'cfg-1' },
        webhooks: [{ url: 'https://a.example/b', events: ['batch.success'] }],
        webhook_configuration_ids: ['whc-1'],
      },
      notices: [],
      findings: [],
    });
  });

  test('takes the project beside the body, as the SDKs do', () => {
    const body = {
      source_directory_id: 'd',
      project_id: PROJECT,
      config: { job: { type: 'parse_v2', configuration_id: 'c' } },
    };
    expect(importJson(body).spec.project_id).toBe(PROJECT);
  });

  test('names what a batch has no field for', () => {
    const { notices } = importJson({
      ...PARAMETERS,
      file_id: 'f',
      user_metadata: { a: 'b' },
      http_proxy: 'http://u:sk-live-0123456789@p.example',
      disable_cache: null,
      expand: ['markdown'],
    });
    expect(named(notices)).toEqual(['file_id', 'user_metadata', 'http_proxy', 'expand', 'spec.source']);
    expect(notices.join()).not.toContain('sk-live');
  });

  test('has the fields that the API does not know left out by name', () => {
    const job = { type: 'parse_v2', configuration_id: 'c', priority: 1 };
    const { spec, notices } = importJson({ source_directory_id: 'd', extra: 1, config: { job, more: 2 } });
    expect(spec).toEqual({ source: { directory_id: 'd' }, job: { type: 'parse_v2', configuration_id: 'c' } });
    expect(named(notices)).toEqual(['extra', 'more', 'priority']);
  });

  test('passes settings on that parsebatch does not know, nested as they are', () => {
    const given = {
      ...PARAMETERS,
      brand_new: { a: '${b}' },
      output_options: { markdown: { tables: { new_knob: true, merge_continued_tables: true } } },
      processing_options: { oc_parameters: {} },
    };
    const { spec, notices, findings } = importJson(given);
    expect(spec.unchecked_parameters).toEqual({
      brand_new: { a: '$${b}' },
      output_options: { markdown: { tables: { new_knob: true } } },
      processing_options: { oc_parameters: {} },
    });
    expect(spec.job.parameters.output_options).toEqual({ markdown: { tables: { merge_continued_tables: true } } });
    expect(notices[0]).toContain('`ocr_parameters`');
    expect(new Set(findings.map((line) => line.split(' ')[1]))).toEqual(new Set(['schema/unchecked-parameter']));
  });

  test('that holds a setting of v1 says what it is in v2', () => {
    const { spec, findings } = importJson({ ...PARAMETERS, languages: ['en'] });
    expect(spec.job.parameters.languages).toEqual(['en']);
    expect(findings.map((line) => line.split(' ').slice(1).join(' '))).toEqual([
      'schema/unknown-key /spec/job/parameters/languages',
    ]);
  });

  test('that takes a saved configuration names it', () => {
    expect(importJson({ configuration_id: 'cfg-1', file_id: 'f' }).spec).toEqual({
      job: { type: 'parse_v2', configuration_id: 'cfg-1' },
    });
  });

  test.each([
    ['{"tier": "fast", "version": "latest",\n "configuration_id": "c"}', '2:22 import/conflict /configuration_id'],
    ['{"name": "a", "parameters": {"product_type": "extract_v2"}}', '1:46 import/unsupported /parameters/product_type'],
    ['{"product_type": "split_v1", "tier": "fast", "version": "v"}', '1:18 import/unsupported /product_type'],
    ['{"source_directory_id": "d", "config": {"job": []}}', '1:40 import/not-a-request /config'],
    ['{"path": "/api/v1/beta/configurations", "body": {"name": "a"}}', '1:49 import/not-a-request /body'],
    [
      `{"source_directory_id": "d", "config": {"job": {"configuration_id": "${HOLE}"}}}`,
      '1:69 import/not-a-request /config/job/configuration_id',
    ],
  ])('%j is refused at its place', (text, finding) => {
    expect(importText(text)).toMatchObject({ text: '', findings: [finding] });
  });
});

describe('a batch and its configuration', () => {
  const configuration = {
    method: 'POST',
    path: '/api/v1/beta/configurations',
    query: {},
    body: { name: 'a', parameters: SAVED },
  };
  const batch = (configuration_id: string) => ({
    method: 'POST',
    path: '/api/v2/batches',
    query: {},
    body: { source_directory_id: 'dir-1', config: { job: { type: 'parse_v2', configuration_id } } },
  });
  const spec = { source: { directory_id: 'dir-1' }, job: { type: 'parse_v2', parameters: PARAMETERS } };
  const asLines = (requests: readonly object[]) => requests.map((request) => `${JSON.stringify(request)}\n`).join('');

  test.each([
    ['a list', JSON.stringify([configuration, batch(HOLE)])],
    ['a list in the other order', JSON.stringify([batch(HOLE), configuration], null, 2)],
    ['lines', asLines([configuration, batch(HOLE)])],
    ['lines with space between them', `\n${asLines([configuration, batch(HOLE)]).replaceAll('\n', '  \r\n\n ')}`],
    ['bodies', JSON.stringify([configuration.body, batch(HOLE).body])],
    [
      'a saved configuration and what names it',
      JSON.stringify([{ id: 'cfg-1', ...configuration.body }, batch('cfg-1').body]),
    ],
    [
      'two curl commands',
      `curl "$BASE/api/v1/beta/configurations" -d '${JSON.stringify(configuration.body)}'\n` +
        `curl "$BASE/api/v2/batches" -d @- <<EOF\n${JSON.stringify(batch('$ID').body)}\nEOF\n`,
    ],
    [
      'a script that hands the id on',
      `#!/bin/sh\nset -eu\nID="$(curl -s "$BASE/api/v1/beta/configurations" -d @- <<EOF | jq -r '.id'\n` +
        `${JSON.stringify(configuration.body)}\nEOF\n)"\nDONE=$(date)\n` +
        `curl "$BASE/api/v2/batches" -d '${JSON.stringify(batch('HERE').body).replace('HERE', `'"$ID"'`)}'\n`,
    ],
  ])('are joined, given as %s', (_form, text) => {
    expect(importText(text)).toMatchObject({ spec, findings: [] });
  });

  test('have a directory that only apply knows become a source to add', () => {
    const later = { ...batch(HOLE).body, source_directory_id: '${apply:directory_id}' };
    const { spec, notices } = importText(JSON.stringify([configuration, { path: '/api/v2/batches', body: later }]));
    expect(spec).toEqual({ job: { type: 'parse_v2', parameters: PARAMETERS } });
    expect(notices.at(-1)).toContain('`spec.source`');
  });

  test.each([
    [
      'another configuration',
      asLines([configuration, batch('cfg-1')]),
      '2:146 import/conflict /body/config/job/configuration_id',
    ],
    ['two configurations', asLines([configuration, configuration, batch(HOLE)]), '2:1 import/several-requests '],
    ['two batches', asLines([batch('a'), batch('b')]), '2:1 import/several-requests '],
    ['a request that parses a file', JSON.stringify([{ ...PARAMETERS }, batch(HOLE)]), undefined],
    ['one of v1', asLines([batch('a'), { job_config: {} }]), '2:1 import/several-requests '],
    ['lists one a line', `${JSON.stringify([configuration, batch(HOLE)])}\n`.repeat(2), '2:1 import/several-requests '],
    ['an empty list', '[]', '1:1 import/not-a-request '],
    [
      'different projects',
      JSON.stringify([
        { ...configuration, query: { project_id: OTHER } },
        { ...batch(HOLE), query: { project_id: PROJECT } },
      ]),
      undefined,
    ],
  ])('are refused as %s', (_what, text, finding) => {
    const { findings, text: manifest } = importText(text);
    expect(manifest).toBe('');
    expect(findings).toEqual([finding ?? expect.stringMatching('import/conflict')]);
  });
});

describe('a credential in a v2 request', () => {
  const SECRET = 'sk-live-0123456789';

  test('becomes a reference that is named after its place', () => {
    const hook = {
      webhook_url: `https://a.example/?k=${SECRET}`,
      webhook_headers: { Authorization: `Bearer ${SECRET}` },
      webhook_signing_secret: SECRET,
    };
    const { spec, text, notices, findings } = importJson([
      { name: 'a', parameters: { ...SAVED, webhook_configurations: [hook] } },
      {
        source_directory_id: 'd',
        config: { job: { type: 'parse_v2', configuration_id: HOLE } },
        webhook_configurations: [hook],
      },
    ]);
    expect(spec.webhooks).toEqual([
      {
        url: '${secret:WEBHOOK_1_URL_2}',
        headers: { Authorization: 'Bearer ${secret:WEBHOOK_1_AUTHORIZATION_2}' },
        signing_secret: '${secret:WEBHOOK_1_SIGNING_SECRET_2}',
      },
    ]);
    expect(spec.job.parameters.webhook_configurations[0].webhook_signing_secret).toBe(
      '${secret:WEBHOOK_1_SIGNING_SECRET}',
    );
    expect(findings).toEqual([]);
    expect(text + notices.join()).not.toContain(SECRET);
  });

  test('that is a reference stays as it is written', () => {
    const hook = { webhook_url: 'https://a.example', webhook_headers: { Authorization: 'Bearer ${secret:A}' } };
    const { spec, notices } = importJson({ ...SAVED, webhook_configurations: [hook] });
    expect(spec.job.parameters.webhook_configurations).toEqual([hook]);
    expect(named(notices)).toEqual(['spec.source']);
  });

  test.each([
    ['a text', { agentic_options: { custom_prompt: 'use llx-a1B2c3D4e5F6g7H8i9J0' } }],
    ['a name', { brand_new: { 'llx-a1B2c3D4e5F6g7H8i9J0': 1 } }],
    ['an entry of a list', { brand_new: [1, 'llx-a1B2c3D4e5F6g7H8i9J0'] }],
    [
      'a header that carries none',
      {
        webhook_configurations: [
          { webhook_url: 'https://a.example', webhook_headers: { Accept: 'llx-a1B2c3D4e5F6g7H8i9J0' } },
        ],
      },
    ],
  ])('that is known by its form is shown nowhere: %s', (_what, more) => {
    const { text, notices } = importJson({ ...SAVED, ...more });
    expect(text).toContain('kind: Batch');
    expect(notices.length).toBeGreaterThan(1);
    expect(text + notices.join()).not.toContain('llx-');
  });
});

function importJson(given: unknown): Imported {
  return importText(JSON.stringify(given));
}

function named(notices: readonly string[]): (string | undefined)[] {
  return notices.map((notice) => notice.split('`')[1]);
}
