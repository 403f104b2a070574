import { describe, expect, it } from 'vitest';
import { applyFix, diagnosticsOf, documentOf, findingsOf, startOf } from './load-text.ts';

describe('duplicate keys', () => {
  it('are reported at the second key, with the first beside it, and the first one counts', () => {
    const text = 'a: 1\nb:\n  c: 1\n  "c": 2\na: 3\n';
    expect(findingsOf(text)).toEqual(['4:3 yaml/duplicate-key /b/c', '5:1 yaml/duplicate-key /a']);
    expect(diagnosticsOf(text).map(({ related }) => related?.map(startOf))).toEqual([['3:3'], ['1:1']]);
    expect(documentOf(text).value).toEqual({ a: 1, b: { c: 1 } });
  });

  it('have the same positions with CRLF', () => {
    expect(findingsOf('a: 1\r\nb:\r\n  c: 1\r\n  c: 2\r\n')).toEqual(['4:3 yaml/duplicate-key /b/c']);
  });

  it('are each reported when there are many', () => {
    expect(findingsOf('{a: 1, a: 2, a: 3}')).toEqual(['1:8 yaml/duplicate-key /a', '1:14 yaml/duplicate-key /a']);
  });

  it('may differ in mappings of their own', () => {
    expect(findingsOf('- a: 1\n- a: 2\n- {a: {a: 1}}\n')).toEqual([]);
  });

  it('do not hide what else is wrong with their values', () => {
    expect(findingsOf('a: 1\na: .inf\n')).toEqual(['2:1 yaml/duplicate-key /a', '2:4 yaml/number-range /a']);
  });
});

describe('keys that are not text', () => {
  it.each([
    ['1: a', '1:1', '/1'],
    ['null: a', '1:1', '/null'],
    ['true: a', '1:1', '/true'],
    ['.nan: a', '1:1', '/.nan'],
    ['9007199254740993: a', '1:1', '/9007199254740993'],
    ['? [a]\n: b', '1:3', '/[a]'],
    ['? {a: b}\n: c', '1:3', '/{a: b}'],
    [': a', '1:1', '/'],
    ['!!int 1: a', '1:7', '/1'],
    ['{1}', '1:2', '/1'],
    ['[1: a]', '1:2', '/0/1'],
  ])('are reported and dropped: %s', (text, position, path) => {
    expect(findingsOf(text)).toEqual([`${position} yaml/key-type ${path}`]);
    expect(documentOf(text).value).toEqual(text.startsWith('[') ? [{}] : {});
  });

  it('are put right with quotes', () => {
    const text = 'a: {1: b}\n';
    expect(applyFix(text, diagnosticsOf(text)[0])).toBe('a: {"1": b}\n');
  });

  it.each(['"1": a', "'null': a", '!!str 1: a', '! true: a', '? |\n  1\n: a', 'yes: a', '1.2.3: a'])(
    'are told from text that looks like them: %s',
    (text) => {
      expect(findingsOf(text)).toEqual([]);
    },
  );

  it('are told by what an alias stands for', () => {
    expect(findingsOf('a: &a x\n*a : 1\n')).toEqual([]);
    expect(documentOf('a: &a x\n*a : 1\n').value).toEqual({ a: 'x', x: 1 });
    expect(findingsOf('a: &a 5\n*a : 1\n')).toEqual(['2:1 yaml/key-type /*a']);
  });
});

describe('the key __proto__', () => {
  it.each(['__proto__: {a: 1}\nb: 2', '"__proto__": 1\nb: 2', '{"\\x5f_proto__": 1, b: 2}'])(
    'is reported and dropped: %s',
    (text) => {
      expect(findingsOf(text).map((line) => line.split(' ').slice(1).join(' '))).toEqual([
        'yaml/reserved-key /__proto__',
      ]);
      expect(documentOf(text).value).toEqual({ b: 2 });
    },
  );

  it('has no harmless neighbours refused', () => {
    const value = documentOf('constructor: 1\ntoString: 2\nhasOwnProperty: 3\n').value;
    expect(value).toEqual({ constructor: 1, toString: 2, hasOwnProperty: 3 });
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});
