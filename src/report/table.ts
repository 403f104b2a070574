import { displayWidth } from './display-width.ts';
import { escapeForTerminal } from './escape.ts';

/** How a table is laid out. */
export interface TableLayout {
  readonly header?: readonly string[];
  /** The cells of a line; the last column is wrapped between words to stay within them. */
  readonly width?: number;
}

/** What stands between columns. */
const GAP = '  ';

/** The last column is not wrapped narrower than this: one word a line reads worse than a long line. */
const NARROWEST = 20;

/** Rows as lines with aligned columns, each ended by a line feed; what a terminal would act on is escaped. */
export function formatTable(rows: readonly (readonly string[])[], { header, width }: TableLayout = {}): string {
  const table = (header === undefined ? rows : [header, ...rows]).map((row) => row.map(escapeForTerminal));
  const columns = table.reduce((most, row) => Math.max(most, row.length), 0);
  const widths = Array.from({ length: Math.max(0, columns - 1) }, (_, column) => widestIn(table, column));
  const indent = widths.reduce((sum, cells) => sum + cells + GAP.length, 0);
  const room = width === undefined ? undefined : Math.max(NARROWEST, width - indent);
  return table
    .flatMap((row) => formatRow(row, widths, wrap(row[columns - 1] ?? '', room)))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

function widestIn(table: readonly (readonly string[])[], column: number): number {
  return table.reduce((widest, row) => Math.max(widest, displayWidth(row[column] ?? '')), 0);
}

function formatRow(row: readonly string[], widths: readonly number[], last: readonly string[]): string[] {
  return last.map((text, line) => {
    const cells = widths.map((width, column) => padTo(line === 0 ? (row[column] ?? '') : '', width));
    return [...cells, text].join(GAP);
  });
}

function padTo(text: string, width: number): string {
  return text + ' '.repeat(width - displayWidth(text));
}

function wrap(text: string, room: number | undefined): string[] {
  if (room === undefined || displayWidth(text) <= room) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > room) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}
