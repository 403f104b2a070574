import type { TextEdit } from '../core/fix.ts';
import type { Path } from '../core/path.ts';
import { createLineMap } from '../load/line-map.ts';
import { findEntry } from './find-entry.ts';
import type { Layout } from './layout.ts';
import { headerOf, isCompact, lastLineOf } from './lines-of-entry.ts';
import type { PlacedBlock, PlacedEntry } from './placed-entry.ts';
import { STEP } from './placed-entry.ts';
import type { LineRange } from './shift-lines.ts';
import { renameKeys, shiftLines } from './shift-lines.ts';
import { feedOf } from './text-lines.ts';

/** Which entry of a document goes where. */
export interface Move {
  /** The index of the document in its file. */
  readonly document: number;
  readonly from: Path;
  /** The mapping that the entry belongs in; it is made where only its own parent is there. */
  readonly container: Path;
  readonly key: string;
  /** New keys for the mappings in the sequence that is the value. */
  readonly itemKeys?: ReadonlyMap<string, string> | undefined;
}

/**
 * Moves an entry with the comments that go with it, by whole lines; undefined where that is not certain: in flow style,
 * with anchors, aliases or tags, as the only entry of its mapping, or where the key is there already.
 */
export function moveEntry(file: string, layout: Layout, move: Move): readonly TextEdit[] | undefined {
  const root = layout.blocks[move.document];
  const entry = findEntry(root, move.from);
  if (root === undefined || entry === undefined || !isMovable(layout, entry)) return undefined;
  const target = findTarget(layout, root, move);
  const renamed = renameKeys(entry, move.key, move.itemKeys);
  if (target === undefined || renamed === undefined) return undefined;
  const moved = shiftLines(layout, rangeOf(layout, entry), target.column - entry.column, renamed);
  if (moved === undefined) return undefined;
  const { spanOf } = createLineMap(layout.text);
  const { start, end } = extentOfLines(layout, rangeOf(layout, entry));
  const at = extentOfLines(layout, [target.line, target.line]).end;
  const feed = feedOf(layout.lines);
  const isOpen = layout.lines[target.line]?.feed === '';
  const newText = [...target.header, ...moved].map((line) => (isOpen ? feed + line : line + feed)).join('');
  return [
    { file, span: spanOf({ start, end }), newText: '' },
    { file, span: spanOf({ start: at, end: at }), newText },
  ];
}

function isMovable(layout: Layout, entry: PlacedEntry): boolean {
  const { parent, key, start, end } = entry;
  if (parent.kind !== 'mapping' || parent.entries.length < 2 || key?.start !== start || isCompact(entry)) return false;
  const isPlain = !layout.pieces.some(
    (piece) => PROPERTIES.has(piece.kind) && piece.start >= start && piece.end <= end,
  );
  return isPlain && layout.lines[entry.line]?.kind === 'start';
}

const PROPERTIES: ReadonlySet<string> = new Set(['anchor', 'alias', 'tag']);

/** Where a moved entry is put: below a line, in a column, with lines before it that make its mapping. */
interface Target {
  readonly line: number;
  readonly column: number;
  readonly header: readonly string[];
}

function findTarget(layout: Layout, root: PlacedBlock, { container, key }: Move): Target | undefined {
  const owner = container.length === 0 ? undefined : findEntry(root, container);
  const block = container.length === 0 ? root : owner?.nested;
  if (block !== undefined) return behindLast(layout, block, key);
  const outer = container.length === 1 ? root : findEntry(root, container.slice(0, -1))?.nested;
  const name = String(container.at(-1));
  const place = owner === undefined && outer ? behindLast(layout, outer, name) : undefined;
  return place && { ...place, column: place.column + STEP, header: [`${' '.repeat(place.column)}${name}:`] };
}

function behindLast(layout: Layout, { kind, entries }: PlacedBlock, key: string): Target | undefined {
  const last = entries.at(-1);
  const isThere = entries.some(({ name }) => name === key || name === '<<');
  if (last === undefined || kind !== 'mapping' || isThere) return undefined;
  return { line: lastLineOf(layout, last), column: last.column, header: [] };
}

/** The lines of an entry and of the comments directly above it. */
function rangeOf(layout: Layout, entry: PlacedEntry): LineRange {
  const floor = entry.parent.entries[0] === entry ? headerOf(layout, entry.parent)[1] : 0;
  let first = entry.line;
  while (first > floor && layout.lines[first - 1]?.role === 'above') first -= 1;
  return [first, lastLineOf(layout, entry)];
}

function extentOfLines({ lines }: Layout, [first, last]: LineRange) {
  const { end = 0, feed = '' } = lines[last] ?? {};
  return { start: lines[first]?.start ?? 0, end: end + feed.length };
}
