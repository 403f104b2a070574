import { describe, expect, it } from 'vitest';
import type { Path } from '../../src/core/path.ts';
import { documentOf, originIn, textAt } from './load-text.ts';

/** The text at a place, its position and the path that was found. */
function place(text: string, path: Path, at: 'key' | 'value' = 'value'): string {
  const { span, pointer } = originIn(documentOf(text), path, at);
  return `${span.start.line}:${span.start.column} ${textAt(text, span)} ${pointer}`;
}

/** The steps that brought a value to its place. */
function via(text: string, path: Path, at: 'key' | 'value' = 'value'): string[] | undefined {
  const steps = originIn(documentOf(text), path, at).via;
  return steps?.map(({ kind, span }) => `${kind} ${span.start.line}:${span.start.column} ${textAt(text, span)}`);
}

const NESTED = 'a:\n  "b c": [1, {d: "x"}]\n  e: |\n    text\n\n  f:\n';

describe('originOf', () => {
  it('gives the exact span of a value', () => {
    expect(place(NESTED, ['a', 'b c', 0])).toBe('2:11 1 /a/b c/0');
    expect(place(NESTED, ['a', 'b c', 1])).toBe('2:14 {d: "x"} /a/b c/1');
    expect(place(NESTED, ['a', 'b c', '1', 'd'])).toBe('2:18 "x" /a/b c/1/d');
    expect(place(NESTED, ['a', 'e'])).toBe('3:6 |\n    text /a/e');
  });

  it('gives the exact span of a key', () => {
    expect(place(NESTED, ['a'], 'key')).toBe('1:1 a /a');
    expect(place(NESTED, ['a', 'b c'], 'key')).toBe('2:3 "b c" /a/b c');
    expect(place(NESTED, ['a', 'b c', 1, 'd'], 'key')).toBe('2:15 d /a/b c/1/d');
  });

  it('gives an item of a sequence and the root for the keys that they do not have', () => {
    expect(place(NESTED, ['a', 'b c', 0], 'key')).toBe('2:11 1 /a/b c/0');
    expect(place('a: 1', [], 'key')).toBe('1:1 a: 1 ');
  });

  it('gives the place behind the colon for an empty value', () => {
    expect(place(NESTED, ['a', 'f'])).toBe('6:5  /a/f');
    expect(place('a: &x # c\nb: 1\n', ['a'])).toBe('1:6  /a');
    expect(place('- \n- 1\n', [0])).toBe('1:2  /0');
  });

  it('gives collections from their first to their last character', () => {
    expect(place('a:\n  b: 1\n  c:\n    - 2\n# end\n', ['a'])).toBe('2:3 b: 1\n  c:\n    - 2 /a');
    expect(place('a: [1,\n  2 ] # c\n', ['a'])).toBe('1:4 [1,\n  2 ] /a');
    expect(place('[a: 1]', [0])).toBe('1:2 a: 1 /0');
  });

  it('gives the nearest ancestor where there is nothing', () => {
    expect(place(NESTED, ['a', 'b c', 1, 'z', 0])).toBe('2:14 {d: "x"} /a/b c/1');
    expect(place(NESTED, ['a', 'b c', 7], 'key')).toBe('2:10 [1, {d: "x"}] /a/b c');
    expect(place('a: 1', ['a', 'b'])).toBe('1:4 1 /a');
    expect(place('[1]', ['01'])).toBe('1:1 [1] ');
    expect(place('{a: 1}', ['__proto__', 'x'])).toBe('1:1 {a: 1} ');
  });

  it('counts lines, columns and offsets of a file with CRLF in the text as it is', () => {
    const text = 'a: 1\r\nb:\r\n  - "😀": x\r\n';
    const { span } = originIn(documentOf(text), ['b', 0, '😀'], 'value');
    expect(span).toEqual({ start: { line: 3, column: 11, offset: 20 }, end: { line: 3, column: 12, offset: 21 } });
    expect(place(text, ['b', 0, '😀'])).toBe('3:11 x /b/0/😀');
  });

  it('names the file and the document', () => {
    expect(originIn(documentOf('---\n---\na: 1'), ['a'], 'key')).toMatchObject({ file: 'test.yaml', document: 1 });
  });

  it('follows an alias to where the value is written', () => {
    const text = 'a: &x {b: [1]}\nc: *x\n';
    expect(place(text, ['c'])).toBe('1:7 {b: [1]} /c');
    expect(place(text, ['c', 'b', 0])).toBe('1:12 1 /c/b/0');
    expect(via(text, ['c', 'b', 0])).toEqual(['alias 2:4 *x']);
    expect(place(text, ['c'], 'key')).toBe('2:1 c /c');
    expect(via(text, ['c'], 'key')).toBeUndefined();
    expect(place(text, ['c', 'b'], 'key')).toBe('1:8 b /c/b');
    expect(via(text, ['c', 'b'], 'key')).toEqual(['alias 2:4 *x']);
    expect(via(text, ['a', 'b'])).toBeUndefined();
  });

  it('lists aliases of aliases, the nearest first', () => {
    const text = 'a: &x [1]\nb: &y [*x]\nc: *y\n';
    expect(place(text, ['c', 0, 0])).toBe('1:8 1 /c/0/0');
    expect(via(text, ['c', 0, 0])).toEqual(['alias 3:4 *y', 'alias 2:8 *x']);
  });

  it('follows a merge to where the value is written', () => {
    const text = 'a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc:\n  <<: [*b]\n  z: 3\n';
    expect(place(text, ['c', 'x'])).toBe('1:11 1 /c/x');
    expect(place(text, ['c', 'x'], 'key')).toBe('1:8 x /c/x');
    expect(via(text, ['c', 'x'])).toEqual(['merge 4:3 <<', 'merge 2:8 <<']);
    expect(via(text, ['c', 'x'], 'key')).toEqual(['merge 4:3 <<', 'merge 2:8 <<']);
    expect(via(text, ['c', 'y'])).toEqual(['merge 4:3 <<']);
    expect(via(text, ['c', 'z'])).toBeUndefined();
    expect(place(text, ['c', '<<'])).toBe('4:3 <<: [*b]\n  z: 3 /c');
  });

  it('points at the value that counts among those that are merged', () => {
    const text = 'a: &a {x: 1}\nb: &b {x: 2}\nc: {<<: [*b, *a]}\nd: {<<: *a, x: 3}\n';
    expect(place(text, ['c', 'x'])).toBe('2:11 2 /c/x');
    expect(place(text, ['d', 'x'])).toBe('4:16 3 /d/x');
  });

  it('points at an alias that stands for nothing', () => {
    expect(place('a: *x\n', ['a'])).toBe('1:4 *x /a');
  });
});

describe('sourceOf', () => {
  const source = (text: string, path: Path): string | undefined => documentOf(text).sourceOf(path);

  it('gives scalars as they are written', () => {
    expect(source('a: 007', ['a'])).toBe('007');
    expect(source('a: "\\x41"', ['a'])).toBe('"\\x41"');
    expect(source("a: 'it''s'", ['a'])).toBe("'it''s'");
    expect(source('a: !!str 5', ['a'])).toBe('5');
    expect(source('a: >- # c\n  x\n  y\n\nb: 1', ['a'])).toBe('>- # c\n  x\n  y');
    expect(source('a: |\n  x  \n \n\nb: 1', ['a'])).toBe('|\n  x  ');
    expect(source('a: |\r\n  x\r\n\r\nb: 1', ['a'])).toBe('|\r\n  x');
    expect(source('a: |-\n\nb: 1', ['a'])).toBe('|-');
    expect(source('a: |+\n  x\n\n', ['a'])).toBe('|+\n  x\n\n');
    expect(source('a: x\n  y\n', ['a'])).toBe('x\n  y');
    expect(source('a:\n', ['a'])).toBe('');
  });

  it('follows aliases', () => {
    expect(source('a: &a 0x1F\nb: *a', ['b'])).toBe('0x1F');
  });

  it('gives nothing for collections and absent values', () => {
    expect(source('a: [1]', ['a'])).toBeUndefined();
    expect(source('a: [1]', ['a', 0, 'b'])).toBeUndefined();
    expect(source('a: [1]', ['b'])).toBeUndefined();
  });
});
