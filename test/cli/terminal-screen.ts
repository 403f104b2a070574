import { displayWidth } from '../../src/report/display-width.ts';

/** What a terminal of a size shows of what is written to it. */
export interface TerminalScreen {
  readonly write: (text: string) => void;
  /** All lines from the first that was written, those that have scrolled away included, without empty ones at the end. */
  readonly lines: () => readonly string[];
  /** How many lines have scrolled away. */
  readonly scrolled: () => number;
  /** How often a line was too long and went on in the next one. */
  readonly wraps: () => number;
}

const CONTROL = '\u001b';
const PART = new RegExp(`${CONTROL}\\[(\\d*)([A-Z])|[\\s\\S]`, 'gu');

/** Knows CR, LF, and the sequences for up, for clearing to the end of the line, and of the screen; all others are errors. */
export function createTerminalScreen(columns: number, rows: number): TerminalScreen {
  const lines: string[][] = [[]];
  let [row, column, wraps] = [0, 0, 0];
  const top = (): number => Math.max(0, lines.length - rows);
  const goTo = (next: number): void => {
    row = next;
    while (lines.length <= row) lines.push([]);
  };
  const lineAt = (index: number): string[] => lines[index] ?? [];
  const put = (character: string): void => {
    const width = displayWidth(character);
    if (column + width > columns) {
      wraps += 1;
      column = 0;
      goTo(row + 1);
    }
    const line = lineAt(row);
    while (line.length < column) line.push(' ');
    line.splice(column, width, character, ...Array.from({ length: Math.max(0, width - 1) }, () => ''));
    column += width;
  };
  const act = (final: string, count: number): void => {
    if (final === 'A') row = Math.max(top(), row - count);
    else if (final === 'K' || final === 'J') {
      lineAt(row).length = Math.min(lineAt(row).length, column);
      if (final === 'J') for (let index = row + 1; index < lines.length; index += 1) lineAt(index).length = 0;
    } else throw new Error(`no such sequence: ${final}`);
  };
  return {
    write: (text) => {
      for (const [part, count, final] of text.matchAll(PART)) {
        if (final !== undefined) act(final, Number(count || '1'));
        else if (part === '\r') column = 0;
        else if (part === '\n') [column] = [0, goTo(row + 1)];
        else if (/\p{Cc}/u.test(part)) throw new Error(`a control character: ${JSON.stringify(part)}`);
        else put(part);
      }
    },
    lines: () => {
      const texts = lines.map((line) => line.join('').trimEnd());
      return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
    },
    scrolled: top,
    wraps: () => wraps,
  };
}
