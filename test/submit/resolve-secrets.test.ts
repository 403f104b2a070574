import { describe, expect, test } from 'vitest';
import { resolveSecrets } from '../../src/submit/resolve-secrets.ts';

const BODY = {
  directory_id: 'dir-1',
  job_config: {
    webhook_url: 'https://hooks.acme.example/?k=${secret:KEY}',
    parameters: {
      user_prompt: 'literal ${secret:KEY}',
      azure_openai_key: '${secret:AZURE}',
      webhook_configurations: [
        { webhook_headers: { Authorization: 'Bearer ${secret:KEY}' }, webhook_signing_secret: '$${x}${secret:AZURE}' },
      ],
    },
  },
};

describe('resolveSecrets', () => {
  test('puts secrets in the fields of credentials and nowhere else', () => {
    const resolved = resolveSecrets(BODY, (name) => ({ KEY: 'k1', AZURE: 'a1' })[name]);
    expect(resolved).toEqual({
      body: {
        directory_id: 'dir-1',
        job_config: {
          webhook_url: 'https://hooks.acme.example/?k=k1',
          parameters: {
            user_prompt: 'literal ${secret:KEY}',
            azure_openai_key: 'a1',
            webhook_configurations: [
              { webhook_headers: { Authorization: 'Bearer k1' }, webhook_signing_secret: '${x}a1' },
            ],
          },
        },
      },
      secrets: ['k1', 'a1'],
    });
  });

  test('names every secret that is not set, or empty, and gives no body', () => {
    expect(resolveSecrets(BODY, (name) => (name === 'KEY' ? '' : undefined))).toEqual({ missing: ['AZURE', 'KEY'] });
  });
});
