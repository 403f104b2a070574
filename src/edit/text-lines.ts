import type { Extent } from '../load/line-map.ts';

/** One line of a text; `end` is before what ends it. */
export interface Line extends Extent {
  /** What ends the line: LF, CRLF, or nothing at the end of the text. */
  readonly feed: string;
  /** How many spaces stand before anything else. */
  readonly indent: number;
}

/** The lines of a text. A line feed at the end of the text starts no further line. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const at = text.indexOf('\n', start);
    const next = at === -1 ? text.length : at + 1;
    const feed = at === -1 ? '' : text[at - 1] === '\r' && at > start ? '\r\n' : '\n';
    const end = next - feed.length;
    lines.push({ start, end, feed, indent: indentOf(text, start, end) });
    start = next;
  }
  return lines;
}

/** The number of the line that holds an offset. */
export function lineAt(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How the lines of a text end, as its first one does. */
export function feedOf(lines: readonly Line[]): string {
  return lines[0]?.feed === '\r\n' ? '\r\n' : '\n';
}

function indentOf(text: string, start: number, end: number): number {
  let index = start;
  while (index < end && text[index] === ' ') index += 1;
  return index - start;
}
