import { expect, test } from 'vitest';
import { readPlainLine } from '../../src/cli/plain-line.ts';

test.each([
  [['validate'], [], { errorOnUnmatched: true }],
  [['lint', 'a.yaml', 'b'], ['a.yaml', 'b'], { errorOnUnmatched: true }],
  [['lint', '--no-error-on-unmatched', 'a'], ['a'], { errorOnUnmatched: false }],
  [['lint', '--cache', 'a'], ['a'], { errorOnUnmatched: true, cache: true }],
  [
    ['validate', 'a', '--cache', '--cache-location', '.cache', 'b'],
    ['a', 'b'],
    { errorOnUnmatched: true, cache: true, cacheLocation: '.cache' },
  ],
])('%j is read without the reader of options', (argv, names, options) => {
  expect(readPlainLine(argv)).toMatchObject({ names, options });
});

test.each([
  [['lint', '--format', 'json']],
  [['validate', '-']],
  [['lint', '--', 'a']],
  [['lint', '--cache-location']],
  [['lint', '--cache-location', '--cache']],
  [['lint', '--cache-location', 'a', '--cache-location', '']],
  [['lint', '--cache-location=a']],
  [['compile', 'a']],
  [['valdate', 'a']],
  [[]],
])('%j is left to it', (argv) => {
  expect(readPlainLine(argv)).toBeUndefined();
});
