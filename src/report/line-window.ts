import { displayWidth } from './display-width.ts';
import { escapeCharacter } from './escape.ts';

/** The part of a line that is shown, ready to print, and where the marked stretch lies in it. */
export interface LineWindow {
  readonly text: string;
  /** The cells before the marked stretch. */
  readonly before: number;
  /** The cells that the marked stretch fills. */
  readonly marked: number;
}

/** How many cells are kept before the marked stretch when a line is cut on both sides. */
const LEAD = 30;

/** What a tab is shown as: a terminal's own stops would move with the gutter, and the caret with them. */
const TAB = '    ';

/** `##vso`: so much before a bracket tells whether it belongs to a command of a pipeline's runner. */
const LONGEST_COMMAND_START = 5;

/** A character as it is shown. */
interface Cell {
  readonly text: string;
  readonly width: number;
}

/** The part of a line around `start` and `end` (UTF-16 columns from 0) that fits into `width` cells. */
export function windowLine(line: string, start: number, end: number, width: number): LineWindow {
  const near = cellsOf(line, start - 2 * width, start);
  const inside = cellsOf(line, start, Math.min(end, start + 2 * width));
  const far = cellsOf(line, end, end + 2 * width);
  const lead = Math.max(LEAD, width - widthOf(inside) - widthOf(far));
  const before = lead >= widthOf(near) ? near : takeLast(near, lead);
  const marked = takeFirst(inside, width - widthOf(before));
  const after = takeFirst(far, width - widthOf(before) - widthOf(marked));
  const opening = before.length < near.length || start > 2 * width ? '…' : '';
  const isCut = marked.length + after.length < inside.length + far.length || end + 2 * width < line.length;
  return {
    text: opening + textOf([...before, ...marked, ...after]) + (isCut ? '…' : ''),
    before: opening.length + widthOf(before),
    marked: widthOf(marked),
  };
}

/** Only a stretch is looked at: a line may be a whole file. */
function cellsOf(line: string, from: number, to: number): Cell[] {
  const cells: Cell[] = [];
  let place = wholeFrom(line, from);
  for (const character of line.slice(place, wholeFrom(line, to))) {
    const before = line.slice(Math.max(0, place - LONGEST_COMMAND_START), place);
    const text = character === '\t' ? TAB : escapeCharacter(character, before);
    cells.push({ text, width: displayWidth(text) });
    place += character.length;
  }
  return cells;
}

/** The nearest place at or before `index` that does not part a surrogate pair. */
function wholeFrom(line: string, index: number): number {
  const place = Math.max(0, Math.min(index, line.length));
  return (line.codePointAt(place - 1) ?? 0) > 0xffff ? place - 1 : place;
}

function takeFirst(cells: readonly Cell[], room: number): readonly Cell[] {
  let width = 0;
  const end = cells.findIndex((cell) => {
    width += cell.width;
    return width > room;
  });
  return end === -1 ? cells : cells.slice(0, end);
}

/** Leaves out marks whose character is cut off. */
function takeLast(cells: readonly Cell[], room: number): readonly Cell[] {
  const last = takeFirst(cells.toReversed(), room).toReversed();
  const start = last.findIndex((cell) => cell.width > 0);
  return start === -1 ? [] : last.slice(start);
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

function textOf(cells: readonly Cell[]): string {
  return cells.map((cell) => cell.text).join('');
}
