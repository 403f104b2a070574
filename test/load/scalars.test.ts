import { describe, expect, it } from 'vitest';
import { documentOf, findingsOf } from './load-text.ts';

const read = (text: string): unknown => documentOf(text).value;

describe('plain scalars', () => {
  it.each([
    ['', 'x: ', { x: null }],
    ['null', 'x: [~, null, Null, NULL]', { x: [null, null, null, null] }],
    ['booleans', '[true, True, TRUE, false, False, FALSE]', [true, true, true, false, false, false]],
    ['what YAML 1.1 calls booleans', '[yes, no, on, off, y, n, tRUE]', ['yes', 'no', 'on', 'off', 'y', 'n', 'tRUE']],
    ['integers', '[0, -1, +12, 007, 0o17, 0xFf]', [0, -1, 12, 7, 15, 255]],
    ['what is no integer', '[1_000, 0b11, 0O7, 0xG, 1:30, -0x1]', ['1_000', '0b11', '0O7', '0xG', '1:30', '-0x1']],
    ['floats', '[1.5, .5, 5., -1e3, 1E-2, +.5e+1]', [1.5, 0.5, 5, -1000, 0.01, 5]],
    ['what is no float', '[., 1e, e3, 1.2.3, .Inf1]', ['.', '1e', 'e3', '1.2.3', '.Inf1']],
    ['negative zero', '[-0, -0.0, 0e5]', [0, 0, 0]],
    ['dates', '[2026-01-31, 2026-01-31T10:00:00Z]', ['2026-01-31', '2026-01-31T10:00:00Z']],
    ['the largest integers', '[9007199254740991, -9007199254740991]', [9007199254740991, -9007199254740991]],
  ])('are read by the core schema: %s', (_name, text, value) => {
    expect(findingsOf(text)).toEqual([]);
    expect(read(text)).toStrictEqual(value);
  });

  it('keep no negative zero', () => {
    expect(Object.is((read('[-0.0]') as number[])[0], 0)).toBe(true);
  });
});

describe('quoted and block scalars', () => {
  it('are text whatever they hold', () => {
    expect(read('["1", \'true\', "null", "~", ""]')).toEqual(['1', 'true', 'null', '~', '']);
    expect(read('a: |\n  1\n  2\nb: >-\n  1\n  2\nc: |+\n  x\n\n')).toEqual({ a: '1\n2\n', b: '1 2', c: 'x\n\n' });
  });

  it('may write control characters as escapes', () => {
    expect(findingsOf('"\\0\\e\\u202e\\ufeff\\x7f"')).toEqual([]);
    expect(read('"\\0\\u202e"')).toBe('\0\u202e');
  });

  it('join the halves of a surrogate pair', () => {
    expect(findingsOf('"\\ud83d\\ude00"')).toEqual([]);
    expect(read('"\\ud83d\\ude00"')).toBe('😀');
  });
});

describe('numbers that cannot be kept', () => {
  it.each(['.inf', '-.Inf', '.NAN', '1e400', '-1e400', '1e-400', '9007199254740992', '-9007199254740993'])(
    'are reported and become null: %s',
    (number) => {
      expect(findingsOf(`a:\n  - ${number}\n`)).toEqual(['2:5 yaml/number-range /a/0']);
      expect(read(`a:\n  - ${number}\n`)).toEqual({ a: [null] });
    },
  );

  it.each(['0x20000000000000', '0o400000000000000000', '00009007199254740992'])('in any base: %s', (number) => {
    expect(findingsOf(`a: ${number}\r\nb: ${number}`)).toEqual([
      '1:4 yaml/number-range /a',
      '2:4 yaml/number-range /b',
    ]);
  });

  it('are fine as text', () => {
    expect(findingsOf('[".inf", \'1e400\', !!str 9007199254740992]')).toEqual([]);
  });
});

describe('tags', () => {
  it('of the core schema are read', () => {
    const text = '[!!str 1, !!int "5", !!float 5, !!bool "true", !!null "", !!null , !!map {}, !!seq [], ! 12, !!str ]';
    expect(findingsOf(text)).toEqual([]);
    expect(read(text)).toEqual(['1', 5, 5, true, null, null, {}, [], '12', '']);
    expect(read('!<tag:yaml.org,2002:str> 1')).toBe('1');
  });

  it('that are unknown are reported at the tag, and the value stands without it', () => {
    expect(findingsOf('a: !foo 1\nb:\n  - !!binary aGk=\n')).toEqual(['1:4 yaml/tag /a', '3:5 yaml/tag /b/0']);
    expect(read('a: !foo 1\nb: !bar {c: !baz [d]}\n')).toEqual({ a: 1, b: { c: ['d'] } });
  });

  it('that do not fit are reported', () => {
    expect(findingsOf('a: !!int 1.5\nb: !!map x\nc: !!seq {}\n!!bool d: 1\n')).toEqual([
      '1:4 yaml/tag /a',
      '2:4 yaml/tag /b',
      '3:4 yaml/tag /c',
      '4:1 yaml/tag',
    ]);
  });

  it('with a number out of range give one finding', () => {
    expect(findingsOf('!!float .inf')).toEqual(['1:9 yaml/number-range']);
  });
});

describe('lone surrogates', () => {
  it('from escapes are reported at the scalar and replaced', () => {
    expect(findingsOf('a: "\\ud800"\n"\\udc00": 1\n')).toEqual([
      '1:4 yaml/lone-surrogate /a',
      '2:1 yaml/lone-surrogate',
    ]);
    expect(read('a: "x\\ud800y"\n')).toEqual({ a: 'x\ufffdy' });
  });

  it('in the text itself are reported once, where they stand', () => {
    expect(findingsOf('a: x\ud800\n# \udfff\n')).toEqual(['1:5 yaml/lone-surrogate', '2:3 yaml/lone-surrogate']);
    expect(read('a: x\ud800\n')).toEqual({ a: 'x\ufffd' });
  });
});
