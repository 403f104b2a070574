import type { Reading } from './reading.ts';
import { CARRIAGE_RETURN, isLineEnd, SPACE, skipSpaces, toNextLine, unsure } from './reading.ts';

/** Reads a literal or folded text that belongs to what stands at a column; the reading stands on the line behind it then. */
export function readBlockScalar<T>(reading: Reading<T>, parent: number): T {
  const { text, at: start, builder } = reading;
  const isFolded = text[start] === '>';
  const chomping = /[-+]/.exec(text.charAt(start + 1))?.[0] ?? '';
  reading.at += 1 + chomping.length;
  skipSpaces(reading);
  // A comment, or how far the text is indented.
  if (!isLineEnd(text, reading.at) || reading.at >= text.length) unsure();
  toNextLine(reading);
  const { lines, end, blanks } = readLines(reading, parent);
  const folded = isFolded ? fold(lines) : lines.join('\n');
  const value = chomping === '-' ? folded : chomping === '+' ? folded + '\n'.repeat(1 + blanks) : `${folded}\n`;
  reading.contentEnd = reading.at;
  return builder.scalar(value, start, chomping === '+' ? reading.at : end);
}

interface Lines {
  /** Up to the last that is not blank, without their indentation. */
  readonly lines: readonly string[];
  /** Where the last of them ends. */
  readonly end: number;
  /** How many blank lines follow. */
  readonly blanks: number;
}

function readLines<T>(reading: Reading<T>, parent: number): Lines {
  const { text } = reading;
  const lines: string[] = [];
  let indent = -1;
  let end = reading.at;
  let blanks = 0;
  while (reading.at < text.length) {
    const { line } = reading;
    skipSpaces(reading);
    const column = reading.at - line;
    if (isLineEnd(text, reading.at)) {
      // White space on an empty line may belong to the text.
      if (column > 0 || reading.at >= text.length) unsure();
      blanks += 1;
      toNextLine(reading);
      continue;
    }
    if (indent === -1) indent = column > parent ? column : unsure();
    if (column < indent) {
      reading.at = line;
      break;
    }
    while (blanks > 0) {
      lines.push('');
      blanks -= 1;
    }
    end = lineEnd(text, reading.at);
    lines.push(text.slice(line + indent, end));
    reading.at = end;
    if (end >= text.length) break;
    toNextLine(reading);
  }
  if (lines.length === 0 || lines[0] === '') unsure();
  return { lines, end, blanks };
}

function lineEnd(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  if (feed === -1) return text.length;
  return text.charCodeAt(feed - 1) === CARRIAGE_RETURN ? feed - 1 : feed;
}

/** Lines become words of one line, empty lines its line feeds. Lines that are indented further keep theirs. */
function fold(lines: readonly string[]): string {
  let folded = '';
  let feeds = 0;
  for (const line of lines) {
    if (line.charCodeAt(0) === SPACE) unsure();
    if (line === '') feeds += 1;
    else {
      folded += folded === '' ? line : (feeds === 0 ? ' ' : '\n'.repeat(feeds)) + line;
      feeds = 0;
    }
  }
  return folded;
}
