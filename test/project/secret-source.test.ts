import { describe, expect, test } from 'vitest';
import { secretSource } from '../../src/project/secret-source.ts';

const project = { secrets: ['A', 'B', 'LLAMA_CLOUD_API_KEY', 'toString'] };

describe('secretSource', () => {
  test('reads from the file before the environment', () => {
    const lookUp = secretSource({ environment: { A: 'env', B: 'env' }, file: new Map([['A', 'file']]), project });
    expect([lookUp('A'), lookUp('B')]).toEqual([{ value: 'file' }, { value: 'env' }]);
  });

  test('takes an empty value in the file for what it says', () => {
    const lookUp = secretSource({ environment: { A: 'env' }, file: new Map([['A', '']]), project });
    expect(lookUp('A')).toEqual({ value: '' });
  });

  test('reads no name that is not listed, wherever it is set', () => {
    const lookUp = secretSource({ environment: { C: 'env' }, file: new Map([['C', 'file']]), project });
    expect(lookUp('C')).toBe('unlisted');
    expect(secretSource({ environment: { A: 'env' }, project: { secrets: [] } })('A')).toBe('unlisted');
  });

  test('never reads the key of the API, listed or not', () => {
    const environment = { LLAMA_CLOUD_API_KEY: 'llx-1' };
    expect(secretSource({ environment, project })('LLAMA_CLOUD_API_KEY')).toBe('unlisted');
  });

  test('has nothing for what is set nowhere', () => {
    const lookUp = secretSource({ environment: {}, project });
    expect([lookUp('A'), lookUp('toString')]).toEqual([undefined, undefined]);
  });

  test('tells a secret with the text `unlisted` from an unlisted one', () => {
    expect(secretSource({ environment: { A: 'unlisted' }, project })('A')).toEqual({ value: 'unlisted' });
  });
});
