import { describe, expect, test } from 'vitest';
import { credentialInAddress } from '../../src/lint/address-credentials.ts';
import { looksRandom } from '../../src/lint/looks-random.ts';
import { lintManifests } from '../../src/pipeline/check/lint-manifests.ts';
import { manifestText } from '../findings-of.ts';
import { profileText } from '../validate/read-documents.ts';

const CANARY = 'c4n4ryS3cr3tV4lu3w1thM4nyD1g1ts';

/** Places of the findings of the rule, and everything that a report can show of them. */
function secretsOf(text: string): { readonly places: readonly string[]; readonly shown: string } {
  const { findings } = lintManifests([{ file: 'a.parsebatch.yaml', text }]);
  const found = findings.diagnostics.filter(({ code }) => code === 'no-plaintext-secret');
  const places = found.map(({ path, severity }) => `${path} ${severity}`);
  return { places, shown: JSON.stringify([findings.diagnostics, [...findings.sources.values()]]) };
}

describe('a credential that is written', () => {
  test.each([
    ['a key', `parameters: { azure_openai_key: ${CANARY} }`, '/spec/parameters/azure_openai_key error'],
    ['a key of its old name', `parameters: { gpt4o_api_key: ${CANARY} }`, '/spec/parameters/gpt4o_api_key error'],
    [
      'a header in the spelling of the API',
      `parameters: { webhook_configurations: [{ webhook_url: "https://a.example", webhook_headers: { Cookie: ${CANARY} } }] }`,
      '/spec/parameters/webhook_configurations/0/webhook_headers/Cookie error',
    ],
    [
      'a header whose words run together',
      'webhooks: [{ url: "https://a.example", headers: { X-AccessToken: tulip } }]',
      '/spec/webhooks/0/headers/X-AccessToken error',
    ],
    [
      'a signing secret of an environment',
      `environments: { a: { webhooks: [{ url: "https://a.example", signing_secret: ${CANARY} }] } }`,
      '/spec/environments/a/webhooks/0/signing_secret error',
    ],
    [
      'a password of a proxy',
      `parameters: { http_proxy: "http://u:${CANARY}@a.example" }`,
      '/spec/parameters/http_proxy error',
    ],
    ['a user that is a key', `webhook_url: "https://${CANARY}@a.example/"`, '/spec/webhook_url error'],
    ['a part of a query', `webhook_url: "https://a.example/?sig=${CANARY}"`, '/spec/webhook_url error'],
    [
      'a literal beside a reference',
      `webhook_url: "https://a.example/?k=\${var:K}&token=${CANARY}"`,
      '/spec/webhook_url error',
    ],
    [
      'a query of an endpoint',
      `parameters: { azure_openai_endpoint: "https://a.example/?api-key=${CANARY}" }`,
      '/spec/parameters/azure_openai_endpoint error',
    ],
    [
      'a pass phrase',
      `unchecked_parameters: { brand_passphrase: ${CANARY} }`,
      '/spec/unchecked_parameters/brand_passphrase warning',
    ],
    [
      'a parameter that nobody knows',
      `unchecked_parameters: { brand_api_key: ${CANARY} }`,
      '/spec/unchecked_parameters/brand_api_key warning',
    ],
    [
      'metadata',
      `parameters: { custom_metadata: { crmToken: ${CANARY} } }`,
      '/spec/parameters/custom_metadata/crmToken warning',
    ],
    [
      'a key in a prompt',
      `parameters: { user_prompt: "Use sk-proj-${CANARY}." }`,
      '/spec/parameters/user_prompt error',
    ],
    [
      'a key that YAML escapes',
      `parameters: { user_prompt: "sk-proj-\\x63${CANARY.slice(1)}" }`,
      '/spec/parameters/user_prompt error',
    ],
    [
      'a key where a mode belongs',
      `parameters: { user_prompt: a, system_prompt: npm_${'0'.repeat(5)}${CANARY} }`,
      '/spec/parameters/system_prompt error',
    ],
  ])('is found once at its place, and never shown: %s', (_, spec, place) => {
    for (const text of [manifestText(spec), profileText(spec)]) {
      const { places, shown } = secretsOf(text);
      expect(places).toEqual([place]);
      expect(shown).not.toContain(CANARY.slice(1, 12));
    }
  });

  test('is found in a comment, and not shown in the line of another finding', () => {
    const { places, shown } = secretsOf(
      manifestText(`# llx-${CANARY}\nparameters: { max_pages: 0 } # npm_00000${CANARY}`),
    );
    expect(places).toEqual([' error', ' error']);
    expect(shown).not.toContain(CANARY);
  });

  test('is not quoted by the schema either', () => {
    const { shown } = secretsOf(manifestText(`parameters: { parse_mode: llx-${CANARY} }`));
    expect(shown).not.toContain(CANARY);
  });
});

describe('what is no credential', () => {
  test.each([
    'parameters: { azure_openai_key: "${secret:A}" }',
    'parameters: { azure_openai_key: "${var:A}" }',
    'parameters: { azure_openai_key: "" }',
    'webhooks: [{ url: "https://a.example", headers: { X-Team: finance, Accept: application/json } }]',
    'webhooks: [{ url: "https://a.example", headers: { X-Run-Id: 01HV6ZK3QK9T2M4N6P8R0S2T4V } }]',
    'webhooks: [{ url: "https://a.example", headers: { X-Token-Count: "5", X-Auth-Type: basic, X-Signature-Version: v2 } }]',
    'webhooks: [{ url: "https://a.example", headers: { X-Authenticated-User: ann, X-Authorized-By: ann } }]',
    'webhooks: [{ url: "https://a.example", headers: { X-Priority-Route: acme/finance/invoices-2026-q3 } }]',
    'webhook_url: "https://a.example/?key=invoices&team=finance"',
    'webhook_url: "https://a.example/?token=${secret:A}"',
    'webhook_url: "https://parse@a.example/"',
    'parameters: { azure_openai_endpoint: "https://a.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21" }',
    'tracking: { user_id: user-4821 }',
    'output_s3_path_prefix: s3://acme-parsed/tokens/secret/',
  ])('is left alone: %s', (spec) => {
    expect(secretsOf(manifestText(spec)).places).toEqual([]);
  });

  test('is every setting of a document whose form is wrong', () => {
    for (const spec of [
      '[]',
      'webhooks: 3',
      'webhooks: [null, 3, { headers: [a] }]',
      'environments: [a]',
      'parameters: a',
    ]) {
      expect(secretsOf(manifestText(spec)).places).toEqual([]);
    }
  });
});

test.each([
  ['8fK2mQ7xZp4Lw9Tn3Vb6Rc1Y', true],
  ['d41d8cd98f00b204e9800998ecf8427e', true],
  ['supplier-contracts-2026-q3', false],
  ['invoiceProcessingPipelineVersion2', false],
  ['0b5d2f64-6a7e-4c1b-9d38-2f1e0c9b8a71', false],
  ['dir-0b5d2f64-6a7e-4c1b-9d38-2f1e0c9b8a71', false],
  ['short1a2b3c', false],
  ['11111111111111111111', false],
  ['a text of 8fK2mQ7xZp4Lw9Tn3Vb6Rc1Y', false],
])('%s looks random: %s', (text, expected) => {
  expect(looksRandom(text)).toBe(expected);
});

test.each([
  ['https://u:p@a.example/', 'a password'],
  ['s3://u:p@bucket/x', 'a password'],
  ['https://a.example/?X-Amz-Signature=ab', '`X-Amz-Signature` in its query'],
  ['https://a.example/?sig=abcdefghijklmnopqrstuvwxyzabcdefghi%2B%3D', '`sig` in its query'],
  ['https://a.example/?sig=short', undefined],
  ['https://${secret:A}@a.example/?token=${secret:B}', undefined],
  ['mailto:a@a.example', undefined],
  ['https://', undefined],
])('the address %s carries %s', (text, expected) => {
  expect(credentialInAddress(text)?.what).toBe(expected);
});
