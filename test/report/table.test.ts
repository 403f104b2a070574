import { describe, expect, it } from 'vitest';
import { formatTable } from '../../src/report/table.ts';

describe('a table', () => {
  it('aligns its columns, without spaces at the ends of lines', () => {
    const rows = [
      ['a', 'boolean', 'first'],
      ['longer', 'string', ''],
    ];
    expect(formatTable(rows)).toBe('a       boolean  first\nlonger  string\n');
  });

  it('may have a header', () => {
    expect(formatTable([['a', 'b']], { header: ['NAME', 'KIND'] })).toBe('NAME  KIND\na     b\n');
  });

  it('is empty without rows and header', () => {
    expect(formatTable([])).toBe('');
  });

  it('wraps the last column between words, under itself', () => {
    const rows = [
      ['key', 'one two three four five six seven'],
      ['k', 'unbreakableunbreakableunbreakable x'],
    ];
    expect(formatTable(rows, { width: 27 })).toBe(
      ['key  one two three four', '     five six seven', 'k    unbreakableunbreakableunbreakable', '     x', ''].join(
        '\n',
      ),
    );
  });

  it('does not wrap narrower than a few words', () => {
    expect(formatTable([['k'.repeat(40), 'one two three']], { width: 30 })).toBe(`${'k'.repeat(40)}  one two three\n`);
  });

  it('aligns by cells, not by characters', () => {
    const rows = [
      ['名前', 'x'],
      ['ab', 'y'],
    ];
    expect(formatTable(rows)).toBe('名前  x\nab    y\n');
  });

  it('fills up short rows', () => {
    expect(formatTable([['a', 'b', 'c'], ['d']])).toBe('a  b  c\nd\n');
  });

  it('shows what a terminal would act on', () => {
    expect(formatTable([['\u001b', 'b\n']])).toBe('\\u{1b}  b\\u{a}\n');
  });
});
