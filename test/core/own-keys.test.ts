import { expect, test } from 'vitest';
import { isOwnKey } from '../../src/core/own-keys.ts';

test.each([
  ['LLAMA_CLOUD_API_KEY', true],
  ['LLAMA_PARSE_API_KEY', true],
  ['llama_cloud_api_key', true],
  ['LLAMA_CLOUD_BASE_URL', false],
  ['MY_LLAMA_CLOUD_API_KEY', false],
])('%s is a key of the API: %s', (name, expected) => {
  expect(isOwnKey(name)).toBe(expected);
});
