import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/load/decode-text.ts';
import { DEFAULT_LIMITS } from '../../src/load/limits.ts';
import { startOf } from './load-text.ts';

const decode = (bytes: readonly number[] | Uint8Array, limit = DEFAULT_LIMITS.bytes) =>
  decodeText('a.yaml', Uint8Array.from(bytes), { ...DEFAULT_LIMITS, bytes: limit });
const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
const found = (bytes: readonly number[], limit?: number): string[] =>
  decode(bytes, limit).diagnostics.map((diagnostic) => `${startOf(diagnostic)} ${diagnostic.code}`);

describe('decodeText', () => {
  it('decodes UTF-8 of every length', () => {
    expect(decode(utf8('a: é€😀\n'))).toEqual({ value: 'a: é€😀\n', diagnostics: [] });
  });

  it('drops a byte order mark at the start and only there', () => {
    expect(decode([0xef, 0xbb, 0xbf, ...utf8('a')]).value).toBe('a');
    expect(decode(utf8('a\ufeff')).value).toBe('a\ufeff');
  });

  it('agrees with the strict decoder of the platform on every pair and triple of edge bytes', () => {
    const edges = [
      0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed,
    ];
    edges.push(0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff);
    const strict = new TextDecoder('utf-8', { fatal: true });
    const isValid = (bytes: readonly number[]): boolean => {
      try {
        strict.decode(Uint8Array.from(bytes));
        return true;
      } catch {
        return false;
      }
    };
    for (const first of edges)
      for (const second of edges)
        for (const third of edges) {
          const bytes = [0x61, 0x61, first, second, third, 0x80];
          expect([bytes, decode(bytes).value !== undefined]).toEqual([bytes, isValid(bytes)]);
        }
  });

  it('points at the first byte that is not UTF-8, counting columns in UTF-16 units', () => {
    expect(found([...utf8('a: 1\nb: 😀'), 0xff, 0xfe])).toEqual(['2:6 yaml/encoding']);
    expect(found([...utf8('a\r\n'), 0xc3])).toEqual(['2:1 yaml/encoding']);
  });

  it('does not count a byte order mark as a column', () => {
    expect(found([0xef, 0xbb, 0xbf, 0x61, 0x80])).toEqual(['1:2 yaml/encoding']);
  });

  it.each([
    ['UTF-16 with a little-endian mark', [0xff, 0xfe, 0x61, 0x00], 'UTF-16'],
    ['UTF-16 with a big-endian mark', [0xfe, 0xff, 0x00, 0x61], 'UTF-16'],
    ['UTF-16 without a mark', [0x61, 0x00, 0x3a, 0x00], 'UTF-16'],
    ['big-endian UTF-16 without a mark', [0x00, 0x61, 0x00, 0x3a], 'UTF-16'],
    ['UTF-32 with a little-endian mark', [0xff, 0xfe, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00], 'UTF-32'],
    ['UTF-32 with a big-endian mark', [0x00, 0x00, 0xfe, 0xff], 'UTF-32'],
    ['UTF-32 without a mark', [0x00, 0x00, 0x00, 0x61], 'UTF-32'],
  ])('names the encoding of %s', (_name, bytes, encoding) => {
    expect(found(bytes)).toEqual(['1:1 yaml/encoding']);
    expect(decode(bytes).diagnostics[0]?.message).toContain(encoding);
  });

  it('accepts a file of exactly the limit and refuses one byte more', () => {
    expect(found(utf8('a: é'), 5)).toEqual([]);
    expect(found(utf8('a: é'), 4)).toEqual(['1:4 yaml/too-large']);
    expect(found(utf8('a\nb\nc\n'), 3)).toEqual(['2:2 yaml/too-large']);
  });

  it('says that a file is too large before it looks at how it is encoded', () => {
    expect(found([0xff, 0xfe, 0xfd], 2)).toEqual(['1:3 yaml/too-large']);
  });
});
