import { describe, expect, test } from 'vitest';
import { importManifest } from '../../src/pipeline/rewrite/import-manifest.ts';
import { importParameters } from './import-text.ts';

const SECRET = 'sk-live-0123456789';

describe('a credential in a request', () => {
  test('becomes a reference that is named after its place, and is shown nowhere', () => {
    const parameters = {
      azure_openai_key: SECRET,
      http_proxy: `http://user:${SECRET}@proxy.example`,
      webhook_url: `https://hooks.example/a?key=${SECRET}`,
      webhook_configurations: [
        {
          webhook_url: 'https://a.example',
          webhook_headers: { Authorization: `Bearer ${SECRET}`, 'X-Api-Key': SECRET },
        },
        { webhook_url: 'https://a.example', webhook_signing_secret: SECRET },
      ],
    };
    const { spec, text, notices, findings } = importParameters(parameters, {
      webhook_url: `https://h.example/?k=${SECRET}`,
    });
    expect(spec).toMatchObject({
      parameters: {
        azure_openai_key: '${secret:AZURE_OPENAI_KEY}',
        http_proxy: '${secret:INPUT_HTTP_PROXY}',
        webhook_url: '${secret:WEBHOOK_URL_2}',
      },
      webhook_url: '${secret:WEBHOOK_URL}',
      webhooks: [
        {
          headers: {
            Authorization: 'Bearer ${secret:WEBHOOK_1_AUTHORIZATION}',
            'X-Api-Key': '${secret:WEBHOOK_1_X_API_KEY}',
          },
        },
        { signing_secret: '${secret:WEBHOOK_2_SIGNING_SECRET}' },
      ],
    });
    expect(findings).toEqual([]);
    expect(notices).toHaveLength(7);
    expect(text + notices.join()).not.toContain(SECRET);
  });

  test('takes no name that the request uses already', () => {
    const { spec } = importParameters({ azure_openai_key: SECRET, gpt4o_api_key: '${secret:AZURE_OPENAI_KEY}' });
    expect(spec.parameters).toEqual({
      azure_openai_key: '${secret:AZURE_OPENAI_KEY_2}',
      gpt4o_api_key: '${secret:AZURE_OPENAI_KEY}',
    });
  });

  test.each([
    ['a number', 42],
    ['a list', [SECRET]],
    ['a mapping', { value: SECRET }],
  ])('is hidden even as %s', (_what, value) => {
    const { text } = importParameters({ azure_openai_key: value });
    expect(text).toContain('${secret:AZURE_OPENAI_KEY');
    expect(text).not.toMatch(/sk-live|42/);
  });

  test('is not looked for in headers that carry none, nor in plain URLs', () => {
    const webhook = {
      webhook_url: 'https://a.example/b',
      webhook_headers: { 'content-type': 'text/plain', Accept: '${x}' },
    };
    expect(importParameters({ webhook_configurations: [webhook] })).toMatchObject({
      spec: { webhooks: [{ url: 'https://a.example/b', headers: { 'content-type': 'text/plain', Accept: '$${x}' } }] },
      notices: [],
      findings: [],
    });
  });

  test('that is a reference stays as it is written', () => {
    const headers = { Authorization: 'Basic ${secret:A}', 'X-Both': 'a $${b} ${secret:C}', Empty: '' };
    const webhook = { webhook_url: 'https://a.example/?k=${secret:K}', webhook_headers: headers };
    const { spec, notices } = importParameters({ webhook_configurations: [webhook] });
    expect(spec.webhooks).toEqual([{ url: webhook.webhook_url, headers }]);
    expect(notices).toEqual([]);
  });
});

describe('an unknown parameter with the name of a credential', () => {
  test.each([
    ['a text', { my_api_token: SECRET }],
    ['a list', { my_cookies: [1, SECRET] }],
    ['a mapping', { openai_key: { value: SECRET } }],
  ])('is left out, and said to be, where it holds %s', (_what, parameters) => {
    const { spec, text, notices } = importParameters({ brand_new: 1, ...parameters });
    expect(spec.unchecked_parameters).toEqual({ brand_new: 1 });
    expect(notices.map((notice) => notice.split('`')[1])).toEqual(Object.keys(parameters));
    expect(text + notices.join()).not.toContain(SECRET);
  });

  test('stays where it holds none', () => {
    const parameters = { max_tokens: 9, token_limits: { a: [1] } };
    expect(importParameters(parameters)).toMatchObject({ spec: { unchecked_parameters: parameters }, notices: [] });
  });
});

test.each([
  `curl -d '{}' -Ftoken=${SECRET}`,
  `curl -X${SECRET} -d '{}'`,
  `curl -d @${SECRET}`,
  `curl -d '{"a": ${SECRET}}'`,
])('a credential is not quoted from a command that is refused: %s', (text) => {
  const { findings } = importManifest({ file: 'request', text });
  expect(findings.diagnostics).toHaveLength(1);
  expect(JSON.stringify(findings.diagnostics)).not.toContain(SECRET);
});

test('text outside the fields of credentials holds no reference by accident', () => {
  const custom_metadata = { '${key}': ['${secret:A}', { deep: 'a $${b}' }] };
  expect(importParameters({ user_prompt: 'cost: ${x}', custom_metadata }).spec.parameters).toEqual({
    user_prompt: 'cost: $${x}',
    custom_metadata: { '${key}': ['$${secret:A}', { deep: 'a $$${b}' }] },
  });
});
