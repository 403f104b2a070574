import { describe, expect, test } from 'vitest';
import { lintSpec } from './lint-lines.ts';

const TOLD = 'webhooks: [{ url: "https://hooks.acme.example/parse", output_format: json }]';

/** The codes of what is found in a spec. */
function codesIn(yaml: string): readonly string[] {
  return lintSpec(yaml, 'apiVersion: parsebatch.dev/v1\nkind: Project\nsecrets: [KEY]\n').map(({ code }) => code);
}

describe('a misspelt or misplaced key is one finding, and what it was meant for is not missing', () => {
  test.each([
    ['webhooks: [{ url: "https://hooks.acme.example/parse", outputFormat: json }]'],
    ['webhooks: [{ url: "https://hooks.acme.example/parse", webhook_output_fromat: json }]'],
    ['webhook: [{ url: "https://hooks.acme.example/parse", output_format: json }]'],
    ['webhooks: [{ urll: "https://hooks.acme.example/parse", output_format: json }]'],
    ['webhookUrl: https://hooks.acme.example/parse'],
    ['parameters: { webhooks: [{ url: "https://hooks.acme.example/parse", output_format: json }] }'],
    [
      'output_s3_prefix: s3://acme-parsed/a/\noutput_s3_path_prefx: s3://acme-parsed/a/\noutput_s3_region: eu-central-1',
    ],
    ['output_s3_path_prefix: s3://acme-parsed/a/\noutput_s3_regoin: eu-central-1'],
    [`${TOLD}\nparameters: { parse_mode: parse_document_with_llm, maxPages: 20 }`],
    [`${TOLD}\nparameters: { parse_mode: parse_document_with_llm, target_page: 0-9 }`],
    [`${TOLD}\nmax_pages: 20\nparameters: { parse_mode: parse_document_with_llm }`],
    [`${TOLD}\nparameters: { parse_mode: parse_page_with_agent, modle: gemini-2.5-flash }`],
    [`${TOLD}\nparameters: { parse_mode: parse_page_with_lvm, max_pages: 9, vendorMultimodalModelName: openai-gpt4o }`],
    [`${TOLD}\nparameters: { tier: agentic, versoin: "2026-08-19" }`],
    [`${TOLD}\nparameters: { automode: true, auto_mode_trigger_on_table_in_page: true }`],
    [`${TOLD}\nparameters: { pars_mode: parse_page_with_lvm, vendor_multimodal_api_key: "\${secret:KEY}" }`],
  ])('%s', (spec) => {
    expect(new Set(codesIn(spec))).toEqual(new Set(['schema/unknown-key']));
  });

  test('nor is a page priced by an engine that was not meant', () => {
    const project = 'apiVersion: parsebatch.dev/v1\nkind: Project\npolicy: { max_credits_per_page: 1 }\n';
    const found = lintSpec(`${TOLD}\nparameters: { parseMode: parse_page_without_llm }`, project);
    expect(found.map(({ code }) => code)).toEqual(['schema/unknown-key']);
  });

  test.each([
    [`${TOLD}\nparameters: { parse_mode: parse_document_with_llm, annotate_link: true }`, 'require-page-cap'],
    [`${TOLD}\nparameters: { tier: agentic, verbose: true }`, 'require-tier-version'],
    ['parameters: { languagse: [en] }', 'no-lost-results'],
  ])('another key does not hide what is missing: %s', (spec, code) => {
    expect(codesIn(spec)).toContain(code);
  });
});
