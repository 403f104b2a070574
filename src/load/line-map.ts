import type { Position, Span } from '../core/origin.ts';

/** Turns offsets of a text into lines and columns. */
export interface LineMap {
  positionOf(offset: number): Position;
  spanOf(extent: Extent): Span;
}

/** A stretch of a text by offsets in UTF-16 code units; `end` is exclusive. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** The lines of a text, looked for when the first position is asked for. LF ends a line, and CRLF with it. */
export function createLineMap(text: string): LineMap {
  let starts: readonly number[] | undefined;
  const positionOf = (offset: number): Position => {
    starts ??= findLineStarts(text);
    const within = Math.max(0, Math.min(offset, text.length));
    const line = lastAtOrBefore(starts, within);
    return { line: line + 1, column: within - (starts[line] ?? 0) + 1, offset: within };
  };
  return { positionOf, spanOf: ({ start, end }) => ({ start: positionOf(start), end: positionOf(end) }) };
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let feed = text.indexOf('\n'); feed !== -1; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1);
  return starts;
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
