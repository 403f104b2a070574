import { describe, expect, test } from 'vitest';
import type { Path } from '../../src/core/path.ts';
import { applyFixes } from '../../src/edit/apply-fixes.ts';
import { layOut } from '../../src/edit/layout.ts';
import { moveEntry } from '../../src/edit/move-entry.ts';

/** The text with the entry at `from` in the mapping at `container`; undefined where it is not moved. */
function move(text: string, from: Path, container: Path, options: { document?: number; key?: string } = {}) {
  const { document = 0, key = String(from.at(-1)) } = options;
  const edits = moveEntry('a.yaml', layOut(text), { document, from, container, key });
  return edits && applyFixes({ file: 'a.yaml', text }, [{ title: 'move', edits }]).text;
}

describe('moveEntry', () => {
  test('takes the comments above and beside along, and those below that are indented further', () => {
    const text = `spec:
  # about a

  # the tier
  tier: # slow
    # inside
    x: 1
    # below
  # about b
  b: 1
  parameters:
    c: 1
    # tail of parameters
  d: 1
`;
    expect(move(text, ['spec', 'tier'], ['spec', 'parameters'])).toBe(`spec:
  # about a

  # about b
  b: 1
  parameters:
    c: 1
    # the tier
    tier: # slow
      # inside
      x: 1
      # below
    # tail of parameters
  d: 1
`);
  });

  test('makes the mapping that it belongs in where only that is missing', () => {
    expect(move('a:\n  b: 1\n  c: 2\n', ['a', 'b'], ['a', 'd'])).toBe('a:\n  c: 2\n  d:\n    b: 1\n');
    expect(move('a:\n  b: 1\n  c: 2\n', ['a', 'b'], ['d', 'e'])).toBeUndefined();
  });

  test('moves to the top, under a new key, and in the document that is meant', () => {
    const text = 'a: 1\n---\na:\n    b: 2 # two\n    c: 3\n...\n';
    expect(move(text, ['a', 'b'], [], { document: 1, key: 'd' })).toBe('a: 1\n---\na:\n    c: 3\nd: 2 # two\n...\n');
  });

  test('keeps CRLF, and ends the last line where it moves to the end of the text', () => {
    expect(move('a:\r\n  x: 1\r\n  y: 2\r\nb:\r\n  z: 3', ['a', 'x'], ['b'])).toBe(
      'a:\r\n  y: 2\r\nb:\r\n  z: 3\r\n  x: 1',
    );
    expect(move('b:\n  z: 3\na:\n  y: 2\n  x: 1', ['a', 'x'], ['b'])).toBe('b:\n  z: 3\n  x: 1\na:\n  y: 2\n');
  });

  test.each(['|', '|-', '|+', '>', '|2', '>1-'])('indents a block text with %s by whole lines', (header) => {
    const text = `a:\n  x: ${header}\n    one\n\n      two\n  y: 1\nb:\n  c:\n    d: 1\n`;
    expect(move(text, ['a', 'x'], ['b', 'c'])).toBe(
      `a:\n  y: 1\nb:\n  c:\n    d: 1\n    x: ${header}\n      one\n\n        two\n`,
    );
  });

  test.each([
    ['in flow style', 'a: { x: 1, y: 2 }\nb:\n  z: 3\n'],
    ['into flow style', 'a:\n  x: 1\n  y: 2\nb: { z: 3 }\n'],
    ['into nothing', 'a:\n  x: 1\n  y: 2\nb:\nc: 1\n'],
    ['with an anchor', 'a:\n  x: &q 1\n  y: 2\nb:\n  z: *q\n'],
    ['with an alias', 'q: &q 1\na:\n  x: *q\n  y: 2\nb:\n  z: 3\n'],
    ['with a tag', 'a:\n  x: !!str 1\n  y: 2\nb:\n  z: 3\n'],
    ['where the key is there already', 'a:\n  x: 1\n  y: 2\nb:\n  x: 3\n'],
    ['where a merge may bring the key', 'q: &q { x: 1 }\na:\n  x: 1\n  y: 2\nb:\n  <<: *q\n'],
    ['as the only entry', 'a:\n  x: 1\nb:\n  z: 3\n'],
    ['with a question mark', 'a:\n  ? x\n  : 1\n  y: 2\nb:\n  z: 3\n'],
    ['on the line of a `- `', 'a:\n  - x: 1\n    y: 2\nb:\n  z: 3\n', ['a', 0, 'x']],
    ['into a sequence', 'a:\n  x: 1\n  y: 2\nb:\n  - z\n'],
  ])('moves nothing %s', (_, text, from: Path = ['a', 'x']) => {
    expect(move(text, from, ['b'])).toBeUndefined();
  });
});
