import { describe, expect, test } from 'vitest';
import { maskSecrets } from '../../../src/pipeline/check/mask-secrets.ts';
import { manifestText } from '../../findings-of.ts';
import { documentOf, profileText, projectText } from '../../validate/read-documents.ts';

const CANARY = 'c4n4ry-s3cr3t';

function masked(text: string): string {
  return maskSecrets(text, [documentOf(text)]);
}

describe('a credential is covered', () => {
  test.each([
    `parameters: { azure_openai_key: "\${var:KEY:-${CANARY}}" }`,
    `parameters: { azure_openai_key: "\${env:KEY:-\${var:B:-${CANARY}}}" }`,
    `parameters: { azure_openai_key: "\${secret:KEY:-${CANARY}}" }`,
    `parameters: { user_prompt: "\${secret:KEY:-${CANARY}}" }`,
    `webhook_url: "https://a.example/\${secret:KEY:-${CANARY}}"`,
    `webhook_url: "https://a.example/?k=\${var:KEY:-${CANARY}}"`,
    `environments: { a: { parameters: { azure_openai_key: ${CANARY} } } }`,
    `environments: { a: { webhooks: [{ url: "https://u:${CANARY}@a.example", headers: { X: ${CANARY} } }] } }`,
  ])('in a manifest and in a profile: %s', (spec) => {
    for (const text of [manifestText(spec), profileText(spec)]) {
      expect(masked(text)).not.toContain(CANARY);
      expect(masked(text)).toHaveLength(text.length);
    }
  });

  test.each([
    `ledger: { url: "postgres://u:${CANARY}@db.example/x?password=${CANARY}" }`,
    `environments: { a: { base_url: "https://u:${CANARY}@a.example" } }`,
    `vars: { hook_token: ${CANARY}, api_keys: [${CANARY}] }`,
    `environments: { a: { vars: { password: ${CANARY} } } }`,
    `environments: { a: { secrets: ${CANARY} } }`,
  ])('in a project file: %s', (lines) => {
    expect(masked(projectText(lines))).not.toContain(CANARY);
  });
});

describe('what is no credential stays readable', () => {
  test.each([
    'parameters: { azure_openai_key: "${var:KEY}" }',
    'parameters: { azure_openai_key: "${var:KEY:?say which}" }',
    'parameters: { azure_openai_key: "${var:A:-${secret:B}}" }',
    'webhooks: [{ url: https://a.example, headers: { X: "Bearer ${secret:B}" } }]',
    'environments: { a: { parameters: { azure_openai_key: "${secret:A}" } } }',
  ])('in a manifest: %s', (spec) => {
    expect(masked(manifestText(spec))).toBe(manifestText(spec));
  });

  test('in a project file, which names its secrets', () => {
    const text = projectText('secrets: [HOOK_TOKEN]\ninclude: ["a/??.yaml"]\nledger: { url: "git:origin" }');
    expect(masked(text)).toBe(text);
  });
});
