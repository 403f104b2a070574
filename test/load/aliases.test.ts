import { describe, expect, it } from 'vitest';
import { documentOf, findingsOf } from './load-text.ts';

const read = (text: string): unknown => documentOf(text).value;

describe('aliases', () => {
  it('stand for the value of the latest anchor before them', () => {
    expect(read('- &a 1\n- *a\n- &a [2]\n- *a\n- {k: *a}\n')).toEqual([1, 1, [2], [2], { k: [2] }]);
    expect(read('&a [&a x, *a]')).toEqual(['x', 'x']);
    expect(read('- &a [&a x]\n- *a\n')).toEqual([['x'], 'x']);
  });

  it('stand for empty values, keys and tagged values too', () => {
    expect(read('a: &a\nb: *a\n&k key: 1\nc: *k\nd: &t !!str 5\ne: *t\n')).toEqual({
      a: null,
      b: null,
      key: 1,
      c: 'key',
      d: '5',
      e: '5',
    });
  });

  it('give values of their own', () => {
    const [first, second] = read('[&a {x: [1]}, *a]') as [object, object];
    expect(second).toEqual(first);
    expect(second).not.toBe(first);
  });

  it('without an anchor before them are reported and stand for null', () => {
    expect(findingsOf('a: *x\nb: &x 1\n')).toEqual(['1:4 yaml/unknown-alias /a']);
    expect(read('a: *x\nb: 1\n')).toEqual({ a: null, b: 1 });
  });

  it('do not reach into another document', () => {
    expect(findingsOf('a: &x 1\n---\nb: *x\n')).toEqual(['3:4 yaml/unknown-alias /b']);
  });

  it('inside their own value are reported and stand for null', () => {
    expect(findingsOf('a: &a\n  b: [*a]\n')).toEqual(['2:7 yaml/alias-cycle /a/b/0']);
    expect(read('a: &a\n  b: [*a]\n')).toEqual({ a: { b: [null] } });
  });

  it('may find their anchor in a value that a duplicate key drops', () => {
    expect(findingsOf('a: 1\na: &x 2\nb: *x\n')).toEqual(['2:1 yaml/duplicate-key /a']);
    expect(read('a: 1\na: &x 2\nb: *x\n')).toEqual({ a: 1, b: 2 });
  });
});

describe('merge keys', () => {
  it('add the keys of a mapping, and explicit keys win wherever they stand', () => {
    expect(read('a: &a {x: 1, y: 2}\nb: {x: 0, <<: *a, y: 3}\nc: {<<: *a, z: 4}\n')).toEqual({
      a: { x: 1, y: 2 },
      b: { x: 0, y: 3 },
      c: { z: 4, x: 1, y: 2 },
    });
  });

  it('take sequences, of which the earlier mapping wins', () => {
    const text = 'a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc: {<<: [*a, *b, {z: 3}]}\nd: &d [*b, *a]\ne: {<<: *d}\n';
    expect(read(text)).toMatchObject({ c: { x: 1, y: 2, z: 3 }, e: { x: 2, y: 2 } });
  });

  it('merge what was merged before', () => {
    expect(read('a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: *b}\n')).toMatchObject({ c: { x: 1, y: 2 } });
  });

  it('are ordinary keys in quotes', () => {
    expect(read('"<<": 1\n')).toEqual({ '<<': 1 });
    expect(read("a: {'<<': {b: 1}, !!str <<: 2}\n")).toEqual({ a: { '<<': { b: 1 } } });
  });

  it('with a value that cannot be merged are reported at the value', () => {
    expect(findingsOf('a:\n  <<: text\n  b: 1\n')).toEqual(['2:7 yaml/merge /a']);
    expect(findingsOf('a: &a [1]\nb: {<<: *a}\nc: {<<: [x, {d: 1}]}\n')).toEqual([
      '2:9 yaml/merge /b',
      '3:10 yaml/merge /c',
    ]);
    expect(read('a:\n  <<: text\n  b: 1\n')).toEqual({ a: { b: 1 } });
  });

  it('with an unknown alias give one finding', () => {
    expect(findingsOf('a: {<<: *x}\nb: {<<: [*y]}\n')).toEqual([
      '1:9 yaml/unknown-alias /a',
      '2:10 yaml/unknown-alias /b/0',
    ]);
  });

  it('twice in a mapping are duplicates', () => {
    expect(findingsOf('a: &a {x: 1}\nb:\n  <<: *a\n  <<: {y: 2}\n')).toEqual(['4:3 yaml/duplicate-key /b']);
    expect(read('a: &a {x: 1}\nb:\n  <<: *a\n  <<: {y: 2}\n')).toMatchObject({ b: { x: 1 } });
  });
});
