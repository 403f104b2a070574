import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/load/limits.ts';
import { createLineMap } from '../../../src/load/line-map.ts';
import { loadQuickly } from '../../../src/load/load-quickly.ts';
import { readQuickly } from '../../../src/load/quick/read-quickly.ts';
import { VALUES } from '../../../src/load/quick/value-builder.ts';

function valuesOf(text: string): unknown {
  return readQuickly(text, DEFAULT_LIMITS, VALUES)?.documents.map(({ root }) => root);
}

describe('what the quick reader is sure of', () => {
  test.each([
    [
      'mappings and sequences',
      'a:\n  b: c\n  d:\n  - e\n  - f: g\n    h:\n',
      { a: { b: 'c', d: ['e', { f: 'g', h: null }] } },
    ],
    ['sequences of sequences', '- - a\n  - b\n- c\n', [['a', 'b'], 'c']],
    [
      'the scalars of the core schema',
      'a: [true, null, -1, 1.5, 0x1F, yes, 1.2.3]',
      { a: [true, null, -1, 1.5, 31, 'yes', '1.2.3'] },
    ],
    ['quoted text', 'a: "x \\"y\\"\\n"\nb: \'it\'\'s\'\n"c": d\n', { a: 'x "y"\n', b: "it's", c: 'd' }],
    ['collections in flow style', 'a: [b, {c: d, e: [f]},\n  g, # h\n  ]\n', { a: ['b', { c: 'd', e: ['f'] }, 'g'] }],
    ['literal text', 'a: |\n  b\n\n   c\n\nd: |-\n  e\nf: |+\n  g\n\n', { a: 'b\n\n c\n', d: 'e', f: 'g\n\n' }],
    ['folded text', 'a: >-\n  b\n  c\n\n  d\n', { a: 'b c\nd' }],
    ['anchors and aliases', 'a: &x\n  b: c\nd: *x\ne: [*x]\n', { a: { b: 'c' }, d: { b: 'c' }, e: [{ b: 'c' }] }],
    ['comments', '# a\nb: c # d\n# e\n', { b: 'c' }],
    ['references', 'a: Bearer ${secret:B}\nc: ${var:D:-e}\n', { a: 'Bearer ${secret:B}', c: '${var:D:-e}' }],
  ])('has %s in it', (_, text, value) => {
    expect(valuesOf(text)).toEqual([value]);
    expect(valuesOf(text.replaceAll('\n', '\r\n'))).toEqual([value]);
  });

  test('may hold several documents', () => {
    expect(valuesOf('---\na: b\n--- # c\nd: e\n')).toEqual([{ a: 'b' }, { d: 'e' }]);
  });
});

describe('what is left to the exact reader', () => {
  test.each([
    ['nothing', ''],
    ['a document without content', 'a: b\n---\n'],
    ['a text alone', 'a\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a merge key', 'a: &a { b: c }\nd:\n  <<: *a\n'],
    ['a directive', '%YAML 1.2\n---\na: b\n'],
    ['the end of a document', 'a: b\n...\n'],
    ['a key that stands twice', 'a: b\na: c\n'],
    ['a key that is no text', '1: b\n'],
    ['a key that is reserved', '__proto__: b\n'],
    ['an alias of nothing', 'a: *b\n'],
    ['an alias inside of its anchor', 'a: &x\n  b: *x\n'],
    ['an anchor of another document', 'a: &x b\n---\nc: *x\n'],
    ['a number that cannot be kept', 'a: 12345678901234567890\n'],
    ['text over several lines', 'a: b\n  c\n'],
    ['a reference that is torn', 'a: { b: ${var:C} }\n'],
    ['a reference that a comment cuts', 'a: ${var:B:-c #d}\n'],
    ['a tab', 'a:\tb\n'],
    ['a control character', 'a: b\u0007\n'],
    ['a mark of direction', 'a: b\u200e\n'],
    ['half of a surrogate pair', 'a: \ud83d\n'],
    ['a carriage return alone', 'a: b\rc: d\n'],
    ['an escape of a character by its number', 'a: "\\u0041"\n'],
  ])('holds %s', (_, text) => {
    expect(valuesOf(text)).toBeUndefined();
  });

  test('goes beyond a limit', () => {
    const limits = { bytes: 100, depth: 2, aliases: 1, keys: 2 };
    const isSure = (text: string) => readQuickly(text, limits, VALUES) !== undefined;
    expect([isSure('a: [b]\nc: d\n'), isSure('a: b\nc: d\ne: f\n'), isSure('a: [[b]]\n')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([isSure('a: [&x b, *x]\n'), isSure('- &x b\n- *x\n'), isSure('- &x b\n- *x\n- *x\n')]).toEqual([
      false,
      true,
      false,
    ]);
    expect([isSure(`a: ${'b'.repeat(90)}\n`), isSure(`a: ${'b'.repeat(120)}\n`)]).toEqual([true, false]);
  });
});

test('a place is looked for only when it is asked for', () => {
  const [document] = loadQuickly({ file: 'a.yaml', text: 'a:\n  b: &x c # d\ne: *x\n' }, DEFAULT_LIMITS) ?? [];
  const { spanOf } = createLineMap('a:\n  b: &x c # d\ne: *x\n');
  expect(document?.originOf(['e'], 'value')).toEqual({
    kind: 'file',
    file: 'a.yaml',
    document: 0,
    pointer: '/e',
    span: spanOf({ start: 11, end: 12 }),
    via: [{ kind: 'alias', span: spanOf({ start: 20, end: 22 }) }],
  });
  expect(document?.comments).toEqual([{ text: ' d', span: spanOf({ start: 13, end: 16 }) }]);
});
