import { describe, expect, it } from 'vitest';
import { addressOf, uriOf } from '../../src/report/uri.ts';

describe('uriOf', () => {
  it.each([
    ['a/b.yaml', 'a/b.yaml'],
    ['a b/ü%#?.yaml', 'a%20b/%C3%BC%25%23%3F.yaml'],
    ['c:d.yaml', 'c%3Ad.yaml'],
    ['/tmp/a b', 'file:///tmp/a%20b'],
    ['C:/a b', 'file:///C:/a%20b'],
    ['a\\b', 'a/b'],
    ['\u001b]8;;\n', '%1B%5D8%3B%3B%0A'],
    ['a\ud800', 'a%EF%BF%BD'],
  ])('writes %j as %s', (path, uri) => {
    expect(uriOf(path)).toBe(uri);
  });
});

describe('addressOf', () => {
  it.each([
    ['a.yaml', 'file:///w%20x/a.yaml'],
    ['/b/a.yaml', 'file:///b/a.yaml'],
    ['<stdin>', undefined],
  ])('gives for %s %s', (file, address) => {
    expect(addressOf(file, '/w x')).toBe(address);
  });
});
