import { cutToWidth } from '../cut-to-width.ts';
import { displayWidth } from '../display-width.ts';
import { escapeForTerminal } from '../escape.ts';

/** How far one thing is. */
export interface ProgressRow {
  /** What it is called. */
  readonly label: string;
  readonly text: string;
  /** What is done of it, from 0 to 1, for a bar; undefined where that is not known. */
  readonly part?: number | undefined;
}

/** Rows as lines below each other, each with its bar, and none as wide as the terminal, where it would wrap. */
export function formatProgressRows(rows: readonly ProgressRow[], columns: number): string[] {
  const safe = rows.map((row) => ({ ...row, label: escapeForTerminal(row.label), text: escapeForTerminal(row.text) }));
  const widest = Math.max(0, ...safe.map(({ label }) => displayWidth(label)));
  const labelCells = Math.min(widest, Math.floor(columns / 3));
  const barCells = barCellsIn(columns);
  return safe.map(({ label, text, part }) => {
    const cells = [padTo(label, labelCells), ...(barCells === 0 ? [] : [formatBar(part, barCells)]), text];
    return cutToWidth(cells.join('  '), columns - 1).trimEnd();
  });
}

/** A row on a line of a log. */
export function formatProgressLine({ label, text }: ProgressRow): string {
  return `${escapeForTerminal(`${label}: ${text}`)}\n`;
}

/** On a narrow terminal the words need the room. */
function barCellsIn(columns: number): number {
  if (columns < 60) return 0;
  return columns < 100 ? 10 : 20;
}

/** In ASCII, as not every font and every locale has more. It is full only once all is done. */
function formatBar(part: number | undefined, cells: number): string {
  if (part === undefined) return ' '.repeat(cells + 2);
  const full = Math.floor(Math.min(1, Math.max(0, part)) * cells);
  return `[${'#'.repeat(full)}${'-'.repeat(cells - full)}]`;
}

/** A text in exactly so many cells; the end of one that is longer is left out. */
function padTo(text: string, cells: number): string {
  const kept = displayWidth(text) <= cells ? text : `${cutToWidth(text, cells - 1)}…`;
  return kept + ' '.repeat(Math.max(0, cells - displayWidth(kept)));
}
