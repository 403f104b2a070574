import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/core/failure.ts';
import { readKey } from '../../src/submit/key.ts';

describe('the API key', () => {
  test('is read from the file before the environment, and from there in order', () => {
    const environment = { LLAMA_CLOUD_API_KEY: 'llx-cloud', LLAMA_PARSE_API_KEY: 'llx-parse' };
    expect(readKey({ file: { name: 'k', text: ' llx-file\n' }, environment })).toBe('llx-file');
    expect(readKey({ environment })).toBe('llx-cloud');
    expect(readKey({ environment: { ...environment, LLAMA_CLOUD_API_KEY: ' ' } })).toBe('llx-parse');
  });

  test('has to be somewhere', () => {
    expect(codeOf(() => readKey({ environment: {} }))).toBe('unauthorized');
  });

  test.each([
    ['two lines', 'llx-CANARY\r\nX-Evil: 1'],
    ['a NUL', 'llx-CANARY\0'],
    ['a space', 'llx CANARY'],
    ['letters beyond ASCII', 'llx-CANÄRY-CANARY'],
    ['nothing', ''],
    ['too much', 'CANARY'.repeat(1000)],
  ])('that holds %s is refused without being shown', (_, text) => {
    const error = failureOf(() => readKey({ file: { name: 'key.txt', text }, environment: {} }));
    expect(error.code).toBe('unauthorized');
    expect(`${error.message} ${error.hint} ${error.stack}`).not.toContain('CANARY');
  });
});

function codeOf(run: () => unknown): string {
  return failureOf(run).code;
}

function failureOf(run: () => unknown): Failure {
  try {
    run();
  } catch (error) {
    if (error instanceof Failure) return error;
  }
  throw new Error('nothing failed');
}
