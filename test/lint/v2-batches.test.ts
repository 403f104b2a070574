import { describe, expect, test } from 'vitest';
import { lintManifests } from '../../src/pipeline/check/lint-manifests.ts';
import { batchText } from '../batch-text.ts';
import { manifestText } from '../findings-of.ts';

const SAVED = 'source: { directory_id: dir-1 }\njob: { type: parse_v2, configuration_id: cfg-1 }';

function found(text: string, project = ''): string[] {
  const sources = text.split('\n===\n').map((part, index) => ({ file: `${index}.yaml`, text: part }));
  const config = { file: 'parsebatch.config.yaml', text: `apiVersion: parsebatch.dev/v1\nkind: Project\n${project}` };
  const { diagnostics } = lintManifests(sources, { project: config }).findings;
  return diagnostics.map(({ code, path }) => `${code} ${path}`);
}

describe('the rules over a Batch', () => {
  test('say nothing of what v1 alone has: engines, page caps, where results go', () => {
    expect(found(batchText(SAVED))).toEqual([]);
  });

  test('find a credential that is written, in the webhooks of the batch and of its configuration', () => {
    const hook = '{ webhook_url: https://hooks.acme.example, webhook_signing_secret: hunter2hunter2 }';
    const spec = `source: { directory_id: dir-1 }
job: { type: parse_v2, parameters: { tier: agentic, version: "2026-08-19", webhook_configurations: [${hook}] } }
webhooks: [{ url: https://hooks.acme.example, headers: { Authorization: Bearer hunter2hunter2 } }]`;
    expect(found(batchText(spec)).filter((line) => line.startsWith('no-plaintext-secret'))).toEqual([
      'no-plaintext-secret /spec/job/parameters/webhook_configurations/0/webhook_signing_secret',
      'no-plaintext-secret /spec/webhooks/0/headers/Authorization',
    ]);
  });

  test('hold its webhooks to the hosts that the policy allows', () => {
    const hook = '{ webhook_url: "https://other.example/x", webhook_output_format: json }';
    const spec = `source: { directory_id: dir-1 }
job: { type: parse_v2, parameters: { tier: fast, version: "2026-06-15", webhook_configurations: [${hook}] } }`;
    const codes = found(batchText(spec), 'policy: { allowed_webhook_hosts: [hooks.acme.example] }\n');
    expect(codes).toContain('allowed-webhook-host /spec/job/parameters/webhook_configurations/0/webhook_url');
  });

  test('see that a name or a directory is taken, by a manifest of the other API too', () => {
    const spec = 'source: { directory_id: dir-1 }\nparameters: { parse_mode: parse_page_with_llm }';
    const codesBeside = (name: string) =>
      found(`${batchText(SAVED)}\n===\n${manifestText(spec, name)}`).map((line) => line.split(' ')[0]);
    expect(codesBeside('sample')).toContain('no-duplicate-name');
    expect(codesBeside('other')).toContain('no-shared-source');
  });

  test('take rows of a matrix for what they are', () => {
    const spec = `${SAVED.replace('cfg-1', '"cfg-${matrix:kind}"')}\nmatrix: { kind: [a, b] }`;
    expect(found(batchText(spec))).toEqual([]);
    expect(found(batchText(`${SAVED}\nmatrix: { kind: [a, b] }`))).toEqual([
      'no-shared-source /spec/source/directory_id',
    ]);
  });

  test('hold the tier to the policy wherever it is chosen', () => {
    const rules =
      'auto_mode_configuration: [{ table_in_page: true, parsing_conf: { tier: agentic_plus, version: latest } }]';
    const policy = 'policy: { allowed_modes: [agentic], max_credits_per_page: 10 }\n';
    const codes = found(
      batchText(configured(`tier: agentic, version: latest, processing_options: { ${rules} }`)),
      policy,
    );
    const place = '/spec/job/parameters/processing_options/auto_mode_configuration/0/parsing_conf/tier';
    expect(codes.filter((line) => !line.startsWith('no-unpinned-version'))).toEqual([
      `allowed-mode ${place}`,
      `max-credits-per-page ${place}`,
    ]);
    expect(found(batchText(SAVED), 'policy: { allowed_modes: [agentic] }\n')).toEqual([
      'allowed-mode /spec/job/configuration_id',
    ]);
    expect(found(batchText(SAVED), 'policy: { allowed_modes: [cfg-1] }\n')).toEqual([]);
  });

  test('take no form of a rule of auto mode for granted', () => {
    const rules = 'auto_mode_configuration: [7, { parsing_conf: 3 }, { regexp_in_page: 5, parsing_conf: null }]';
    const codes = found(batchText(configured(`tier: agentic, version: latest, processing_options: { ${rules} }`)));
    expect(codes.filter((line) => line.startsWith('schema/'))).not.toEqual([]);
  });

  test('find a place that reads as nothing in a rule of auto mode, too', () => {
    const crop = 'crop_box: { top: 0.9, bottom: 0.4 }';
    const rules = `auto_mode_configuration: [{ table_in_page: true, parsing_conf: { ${crop} } }]`;
    const codes = found(
      batchText(configured(`tier: agentic, version: "2026-08-19", processing_options: { ${rules} }`)),
    );
    expect(codes).toEqual([
      'valid-crop-box /spec/job/parameters/processing_options/auto_mode_configuration/0/parsing_conf/crop_box/bottom',
    ]);
  });

  test.each([
    ['top: 1', 'error'],
    ['bottom: 0', 'warning'],
    ['top: 0.3, bottom: 0.3', 'warning'],
    ['left: 0.9, right: 0.1', 'error'],
    ['left: 0.2, right: 0.4', 'info'],
    ['left: 0.2, right: 0.5', undefined],
    ['top: 0.4', undefined],
  ])('weigh a crop box by whether it leaves anything in either reading: %s', (box, severity) => {
    const text = batchText(configured(`tier: agentic, version: "2026-08-19", crop_box: { ${box} }`));
    const { diagnostics } = lintManifests([{ file: 'a.yaml', text }]).findings;
    const said = diagnostics.filter(({ code }) => code === 'valid-crop-box').map((finding) => finding.severity);
    expect(said).toEqual(severity === undefined ? [] : [severity]);
  });

  test.each([
    ['page_longer_than_n_chars: 10, page_shorter_than_n_chars: 11', true],
    ['page_longer_than_n_chars: 10, page_shorter_than_n_chars: 12', false],
    ['page_contains_at_least_n_words: "7", page_contains_at_most_n_words: 6', true],
    ['page_contains_at_least_n_words: 7, page_contains_at_most_n_words: 7', false],
    ['page_contains_at_least_n_words: 7, page_contains_at_most_n_lines: 6', false],
    ['page_contains_at_least_n_words: 7, page_contains_at_most_n_words: 6, trigger_mode: or', false],
  ])('know whether a rule of auto mode can match: %s', (triggers, isIdle) => {
    const rule = `{ ${triggers}, parsing_conf: { high_res_ocr: true } }`;
    const rules = `processing_options: { auto_mode_configuration: [${rule}] }`;
    const codes = found(batchText(configured(`tier: agentic, version: "2026-08-19", ${rules}`)));
    expect(codes.map((line) => line.split(' ')[0])).toEqual(isIdle ? ['no-idle-auto-rule'] : []);
  });

  test.each([
    ['["a/*.pdf", "!a/*.xlsx"]', true],
    ['["a/*.{pdf,XLS}"]', false],
    ['["a/report.xlsx"]', false],
    ['["a/**"]', false],
    ['["a/*.pdf", "a/*"]', false],
  ])('know which settings the files of %s have no use for', (files, isIdle) => {
    const job =
      'job: { type: parse_v2, parameters: { tier: agentic, version: "2026-08-19", input_options: { spreadsheet: { include_hidden_sheets: true } } } }';
    const codes = found(batchText(`source: { files: ${files} }\n${job}`));
    expect(codes.map((line) => line.split(' ')[0])).toEqual(isIdle ? ['no-idle-input-option'] : []);
  });

  test('do not take the pages of v1 for those of v2, nor the other way round', () => {
    const pages = (text: string) => `tier: agentic, version: "2026-08-19", page_ranges: { target_pages: ${text} }`;
    const place = '/spec/job/parameters/page_ranges/target_pages';
    expect(found(batchText(configured(pages('0'))))).toEqual([`valid-target-pages ${place}`]);
    expect(found(batchText(configured(pages('1-10'))))).toEqual([]);
    expect(
      found(manifestText('source: { directory_id: dir-1 }\nparameters: { target_pages: "0-9", max_pages: 5 }')),
    ).not.toContain('valid-target-pages /spec/parameters/target_pages');
  });
});

function configured(parameters: string): string {
  return `source: { directory_id: dir-1 }\njob: { type: parse_v2, parameters: { ${parameters} } }`;
}
