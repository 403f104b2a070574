import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawCodeFrame, splitLines } from '../../src/report/code-frame.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import { positionAt, spanOf } from './places.ts';

/** The frame of the first occurrence of a part of a text. */
function frame(text: string, part: string): string[] {
  return drawCodeFrame(splitLines(text), spanOf(text, part), 'red', { color: false });
}

describe('a code frame', () => {
  it('shows the line, the one before it and carets under the span', () => {
    expect(frame('a:\n  bad: 1\n  c: 2\n', 'bad')).toEqual(['  1 | a:', '  2 |   bad: 1', '    |   ^~~']);
  });

  it('aligns line numbers of different length', () => {
    expect(frame(`${'x\n'.repeat(9)}bad`, 'bad')).toEqual(['   9 | x', '  10 | bad', '     | ^~~']);
  });

  it('shows the first line of a longer span', () => {
    expect(frame('a: [1,\n 2]\n', '[1,\n 2]')).toEqual(['  1 | a: [1,', '    |    ^~~']);
  });

  it('leaves out the ends of lines, and spaces before them', () => {
    expect(frame('a:  \r\nbad: 1\r\n', 'bad: 1\r\n')).toEqual(['  1 | a:', '  2 | bad: 1', '    | ^~~~~~']);
  });

  it('marks one place where the span is empty', () => {
    expect(frame('a: b', '')).toEqual(['  1 | a: b', '    | ^']);
  });

  it('marks the start of an empty file', () => {
    expect(frame('', '')).toEqual(['  1 |', '    | ^']);
  });

  it.each(['a: "b', 'a: "b\n'])('marks the end of the file %j', (text) => {
    const end = positionAt(text, text.length);
    const drawn = drawCodeFrame(splitLines(text), { start: end, end }, 'red', { color: false });
    expect(drawn).toEqual(text.endsWith('\n') ? ['  1 | a: "b', '  2 |', '    | ^'] : ['  1 | a: "b', '    |      ^']);
  });

  it('is left out where the text has no such line', () => {
    const place = { line: 9, column: 1, offset: 90 };
    expect(drawCodeFrame(['a'], { start: place, end: place }, 'red', { color: false })).toEqual([]);
  });

  it('puts carets under wide and combined characters', () => {
    expect(frame('名前: 請求書', '請求')).toEqual(['  1 | 名前: 請求書', '    |       ^~~~']);
    expect(frame('cafe\u0301: x', 'x')).toEqual(['  1 | cafe\u0301: x', '    |       ^']);
    expect(frame('🎉: 𠀀', '𠀀')).toEqual(['  1 | 🎉: 𠀀', '    |     ^~']);
  });

  it('shows a tab as four spaces', () => {
    expect(frame('a:\tb\tbad', 'bad')).toEqual(['  1 | a:    b    bad', '    |            ^~~']);
    expect(frame('\ta', '\t')).toEqual(['  1 |     a', '    | ^~~~']);
  });

  it('shows what a terminal would act on, with carets under all of it', () => {
    expect(frame('a: \u001b[2J', '\u001b')).toEqual(['  1 | a: \\u{1b}[2J', '    |    ^~~~~~']);
    expect(frame('\u202ea: bad\ud800', 'bad')).toEqual(['  1 | \\u{202e}a: bad\\u{d800}', '    |            ^~~']);
  });

  it('shows a command of a runner so that none takes it for one, wherever the span begins', () => {
    expect(frame('a: ##[group]', '##')).toEqual(['  1 | a: ##\\u{5b}group]', '    |    ^~']);
    expect(frame('a: ##vso[b]', '[')).toEqual(['  1 | a: ##vso\\u{5b}b]', '    |         ^~~~~~']);
  });

  it('shows the start of a long line', () => {
    expect(frame(`bad: ${'x'.repeat(200)}`, 'bad')).toEqual([`  1 | bad: ${'x'.repeat(95)}…`, '    | ^~~']);
  });

  it('shows the end of a long line', () => {
    expect(frame(`${'x'.repeat(200)}bad`, 'bad')).toEqual([
      `  1 | …${'x'.repeat(97)}bad`,
      `    | ${' '.repeat(98)}^~~`,
    ]);
  });

  it('shows the middle of a long line, and the start of a long line before it', () => {
    const text = `${'x'.repeat(200)}\n${'y'.repeat(200)}bad${'z'.repeat(200)}`;
    expect(frame(text, 'bad')).toEqual([
      `  1 | ${'x'.repeat(100)}…`,
      `  2 | …${'y'.repeat(30)}bad${'z'.repeat(67)}…`,
      `    | ${' '.repeat(31)}^~~`,
    ]);
  });

  it('cuts a long span', () => {
    expect(frame(`a: ${'b'.repeat(300)}`, 'b'.repeat(300))).toEqual([
      `  1 | a: ${'b'.repeat(97)}…`,
      `    |    ^${'~'.repeat(96)}`,
    ]);
  });

  it('cuts neither a wide character nor a surrogate pair in two', () => {
    const text = `${'𠀀'.repeat(150)}bad${'𠀀'.repeat(150)}`;
    expect(frame(text, 'bad')).toEqual([
      `  1 | …${'𠀀'.repeat(15)}bad${'𠀀'.repeat(33)}…`,
      `    | ${' '.repeat(31)}^~~`,
    ]);
  });

  it('is quick on a line of a million characters', () => {
    const text = `${'x'.repeat(1_000_000)}bad${'\u0301'.repeat(1_000_000)}`;
    const started = performance.now();
    for (let count = 0; count < 100; count += 1) frame(text, 'bad');
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('stays narrow and printable, whatever the text and the span', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 400 });
    fc.assert(
      fc.property(texts, fc.nat(400), fc.nat(400), (text, from, length) => {
        const offset = Math.min(from, text.length);
        const span = { start: positionAt(text, offset), end: positionAt(text, Math.min(offset + length, text.length)) };
        const drawn = drawCodeFrame(splitLines(text), span, 'red', { color: false });
        expect(drawn.at(-1)).toMatch(/^ +\| *\^~*$/);
        for (const line of drawn) {
          expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}]/u);
          expect(displayWidth(line)).toBeLessThanOrEqual(115);
        }
      }),
    );
  });
});
