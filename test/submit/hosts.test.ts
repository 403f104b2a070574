import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/core/failure.ts';
import { chooseHost } from '../../src/submit/hosts.ts';

describe('the host of the API', () => {
  test('is North America where nothing is said', () => {
    expect(chooseHost({ environment: {} }).baseUrl).toBe('https://api.cloud.llamaindex.ai');
  });

  test.each([
    ['https://api.cloud.eu.llamaindex.ai/', 'https://api.cloud.eu.llamaindex.ai'],
    ['https://API.cloud.llamaindex.ai:443', 'https://api.cloud.llamaindex.ai'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://127.1:8080', 'http://127.0.0.1:8080'],
    ['http://[0:0::1]:8080/', 'http://[::1]:8080'],
    ['https://llama.acme.example:8443/base/', 'https://llama.acme.example:8443/base'],
    ['https://plain.acme.example', 'https://plain.acme.example'],
  ])('is chosen by the variable: %s', (value, baseUrl) => {
    const environment = {
      LLAMA_CLOUD_BASE_URL: value,
      PARSEBATCH_ALLOWED_HOSTS: ' llama.acme.example:8443, PLAIN.acme.example:443,',
    };
    expect(chooseHost({ environment }).baseUrl).toBe(baseUrl);
  });

  test.each([
    'https://evil.example',
    'https://api.cloud.llamaindex.ai.evil.example',
    'https://evil.example/api.cloud.llamaindex.ai',
    'https://api.cloud.llamaindex.ai:8443',
    'https://api.cloud.llamaindex.ai.',
    'https://xapi.cloud.llamaindex.ai',
    'https://llama.acme.example',
    'https://sub.llama.acme.example:8443',
    'http://api.cloud.llamaindex.ai',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://169.254.169.254',
  ])('is refused where the variable names %s', (value) => {
    const environment = { LLAMA_CLOUD_BASE_URL: value, PARSEBATCH_ALLOWED_HOSTS: 'llama.acme.example:8443' };
    expect(codeOf({ environment })).toBe('refused');
  });

  test('is that of the project file where neither flag nor variable says one', () => {
    const project = { shownAs: '`environments.eu.base_url`', baseUrl: undefined, region: 'eu' } as const;
    expect(chooseHost({ environment: {}, project }).host).toBe('api.cloud.eu.llamaindex.ai');
    const environment = { LLAMA_CLOUD_BASE_URL: 'http://localhost:8080' };
    expect(chooseHost({ environment, project }).host).toBe('localhost:8080');
  });

  test('is chosen by the project file among those that may have the key, and none is added', () => {
    const project = { shownAs: '`base_url`', baseUrl: 'https://llama.acme.example', region: undefined };
    const environment = { PARSEBATCH_ALLOWED_HOSTS: 'llama.acme.example' };
    expect(chooseHost({ environment, project }).baseUrl).toBe('https://llama.acme.example');
    expect(codeOf({ environment: {}, project })).toBe('refused');
  });

  test('may be any that is typed, by https', () => {
    const environment = { LLAMA_CLOUD_BASE_URL: 'https://evil.example' };
    expect(chooseHost({ flag: 'https://llama.acme.example/x/', environment })).toEqual({
      baseUrl: 'https://llama.acme.example/x',
      host: 'llama.acme.example',
      isLoopback: false,
    });
    expect(codeOf({ flag: 'http://llama.acme.example', environment })).toBe('refused');
  });

  test.each([
    'https://user:CANARY@llama.acme.example',
    'https://@llama.acme.example',
    'https:\\\\CANARY@llama.acme.example',
    'https://llama.acme.example/?key=CANARY',
    'https://llama.acme.example/#',
    'ftp://llama.acme.example',
    'javascript:CANARY',
    'CANARY',
    '',
  ])('is not read from %j, which is not quoted', (flag) => {
    expect(codeOf({ flag, environment: {} })).toBe('usage');
  });

  test.each(['https://a.example', '*.a.example', 'a.example/x', 'u@a.example', 'a.example:x'])(
    'is not allowed by the entry %s',
    (entry) => {
      const environment = { LLAMA_CLOUD_BASE_URL: 'https://a.example', PARSEBATCH_ALLOWED_HOSTS: entry };
      expect(codeOf({ environment })).toBe('usage');
    },
  );
});

function codeOf(sources: Parameters<typeof chooseHost>[0]): string {
  try {
    chooseHost(sources);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(`${error.message} ${error.hint}`).not.toContain('CANARY');
    return error.code;
  }
  return 'none';
}
