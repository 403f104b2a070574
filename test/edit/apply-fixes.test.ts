import { describe, expect, test } from 'vitest';
import type { Fix } from '../../src/core/fix.ts';
import { applyFixes } from '../../src/edit/apply-fixes.ts';
import { createLineMap } from '../../src/load/line-map.ts';

const FILE = 'a.yaml';

/** A fix that replaces the first `old` of a text. */
function replacing(text: string, old: string, newText: string, file = FILE): Fix {
  const start = text.indexOf(old);
  const span = createLineMap(text).spanOf({ start, end: start + old.length });
  return { title: `${old} -> ${newText}`, edits: [{ file, span, newText }] };
}

describe('applyFixes', () => {
  test('replaces only what the edits cover: CRLF and white space stay', () => {
    const text = '\r\na:  yes  \r\nb: no\t# c \r\n\r\n';
    const fixes = [replacing(text, 'no', 'false'), replacing(text, 'yes', 'true')];
    const result = applyFixes({ file: FILE, text }, fixes);
    expect(result.text).toBe('\r\na:  true  \r\nb: false\t# c \r\n\r\n');
    expect(result.applied.map(({ title }) => title)).toEqual(['yes -> true', 'no -> false']);
  });

  test('applies the first of two that overlap, and lets the other wait', () => {
    const text = 'a: one two\n';
    const [first, second] = [replacing(text, 'one', '1'), replacing(text, 'one two', '12')];
    const result = applyFixes({ file: FILE, text }, [first, second]);
    expect(result).toEqual({ text: 'a: 1 two\n', applied: [first], waiting: [second], refused: [] });
  });

  test('takes edits that touch, and not two insertions at one place', () => {
    const text = 'a: onetwo\n';
    const touching = [replacing(text, 'two', '2'), replacing(text, 'one', '1')];
    expect(applyFixes({ file: FILE, text }, touching).text).toBe('a: 12\n');
    const insertions = [replacing(text, '', 'x: 1\n'), replacing(text, '', 'y: 1\n')];
    expect(applyFixes({ file: FILE, text }, insertions)).toMatchObject({
      text: `x: 1\n${text}`,
      waiting: [insertions[1]],
    });
  });

  test('leaves out a fix with which the text cannot be read, and applies the others', () => {
    const text = 'a: 1\nb: 2\n';
    const [bad, good] = [replacing(text, '1', '[1'), replacing(text, '2', '3')];
    expect(applyFixes({ file: FILE, text }, [bad, good])).toEqual({
      text: 'a: 1\nb: 3\n',
      applied: [good],
      waiting: [],
      refused: [bad],
    });
  });

  test('leaves out a fix that makes a key stand twice', () => {
    const text = 'a: 1\nb: 2\n';
    const fix = replacing(text, 'b', 'a');
    expect(applyFixes({ file: FILE, text }, [fix])).toMatchObject({ text, applied: [], refused: [fix] });
  });

  test('leaves alone what is meant for another file', () => {
    const text = 'a: 1\n';
    const fix = replacing(text, '1', '2', 'other.yaml');
    expect(applyFixes({ file: FILE, text }, [fix])).toMatchObject({ text, applied: [], waiting: [fix] });
  });
});
