import type { Piece } from '../load/outline.ts';
import type { PlacedEntry } from './placed-entry.ts';
import { STEP } from './placed-entry.ts';
import type { Line } from './text-lines.ts';
import { lineAt } from './text-lines.ts';

/** How far the lines of a block text are indented, and are to be. */
export interface BlockIndents {
  readonly from: number;
  readonly to: number;
}

/** What stands around a line that starts no entry. */
export interface Surroundings {
  readonly entry: PlacedEntry | undefined;
  /** The text or flow collection that the line is inside of. */
  readonly piece: Piece | undefined;
  readonly indentsOf: (piece: Piece, entry: PlacedEntry) => BlockIndents;
}

/** How far a line is indented once its entry is: as far as before in relation to it; block texts by two spaces. */
export function tidyIndentInside(line: Line, { entry, piece, indentsOf }: Surroundings): number {
  const { indent } = line;
  if (entry === undefined) return indent;
  const isBlank = indent === line.end - line.start;
  if (piece?.kind !== 'block-scalar') return isBlank ? 0 : Math.max(0, indent + entry.tidyColumn - entry.column);
  const { from, to } = indentsOf(piece, entry);
  return isBlank && indent <= from ? 0 : Math.max(0, indent + to - from);
}

/** Looks at each block text once: a digit in its header counts from its entry, else its first line tells. */
export function createBlockIndents(text: string, lines: readonly Line[]): Surroundings['indentsOf'] {
  const known = new Map<Piece, BlockIndents>();
  return (piece, entry) => {
    const indents = known.get(piece) ?? blockIndents(text, piece, entry, lines);
    known.set(piece, indents);
    return indents;
  };
}

function blockIndents(text: string, piece: Piece, entry: PlacedEntry, lines: readonly Line[]): BlockIndents {
  const { column, tidyColumn } = entry;
  const digit = /^[|>][+-]?([1-9])/.exec(text.slice(piece.start, piece.start + 3))?.[1];
  if (digit !== undefined) return { from: column + Number(digit), to: tidyColumn + Number(digit) };
  for (let index = lineAt(lines, piece.start) + 1; (lines[index]?.start ?? piece.end) < piece.end; index += 1) {
    const line = lines[index];
    if (line !== undefined && line.indent < line.end - line.start) return { from: line.indent, to: tidyColumn + STEP };
  }
  return { from: Number.POSITIVE_INFINITY, to: 0 };
}
