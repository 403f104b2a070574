import type { Layout } from './layout.ts';
import { firstLineOf, headerOf, isCompact, lastLineOf } from './lines-of-entry.ts';
import type { PlacedBlock, PlacedEntry } from './placed-entry.ts';

/** The keys of a mapping in the order in which they belong; undefined where the order is the author's. */
export type KeyOrder = (block: PlacedBlock) => readonly string[] | undefined;

/** An order of the lines of a text. */
export interface Arrangement {
  /** Line numbers; blank lines at the head of a mapping are left out. */
  readonly order: readonly number[];
  /** Entries that start a mapping behind `- ` now, with the one that did. */
  readonly swaps: readonly { readonly from: PlacedEntry; readonly to: PlacedEntry }[];
}

/** Moves entries with the lines that go with them. What has aliases stays: an alias has to stand behind its anchor. */
export function arrangeLines(layout: Layout, keyOrder: KeyOrder): Arrangement {
  const order: number[] = [];
  const swaps: Arrangement['swaps'][number][] = [];
  let done = 0;
  for (const [index, block] of layout.blocks.entries()) {
    if (block === undefined || layout.hasAliases[index] === true) continue;
    const { first, last } = rangeOf(layout, block);
    order.push(...numbers(done, first), ...arrangeBlock(layout, block, { keyOrder, swaps }));
    done = last + 1;
  }
  return { order: [...order, ...numbers(done, layout.lines.length)], swaps };
}

interface Context {
  readonly keyOrder: KeyOrder;
  readonly swaps: Arrangement['swaps'][number][];
}

function arrangeBlock(layout: Layout, block: PlacedBlock, context: Context): number[] {
  const sorted = sortEntries(layout, block, context.keyOrder(block));
  const chunks = new Map(block.entries.map((entry) => [entry, arrangeEntry(layout, entry, context)]));
  const [first] = block.entries;
  if (first !== undefined && sorted[0] !== undefined && sorted[0] !== first && isCompact(first)) {
    context.swaps.push({ from: first, to: sorted[0] });
  }
  // Blank lines part the entries wherever they go: they stay between the same places.
  const gaps = block.entries.map((entry, index) =>
    index === 0 && block.owner ? [] : splitGap(layout, chunks.get(entry) ?? []).gap,
  );
  return sorted.flatMap((entry, index) => [...(gaps[index] ?? []), ...splitGap(layout, chunks.get(entry) ?? []).rest]);
}

function arrangeEntry(layout: Layout, entry: PlacedEntry, context: Context): number[] {
  const { first, last } = linesOf(layout, entry);
  if (entry.nested === undefined) return numbers(first, last + 1);
  const inner = rangeOf(layout, entry.nested);
  return [
    ...numbers(first, inner.first),
    ...arrangeBlock(layout, entry.nested, context),
    ...numbers(inner.last + 1, last + 1),
  ];
}

function rangeOf(layout: Layout, { entries }: PlacedBlock): { readonly first: number; readonly last: number } {
  const [first] = entries;
  const last = entries.at(-1);
  return first && last
    ? { first: linesOf(layout, first).first, last: linesOf(layout, last).last }
    : { first: 0, last: -1 };
}

function linesOf(layout: Layout, entry: PlacedEntry): { readonly first: number; readonly last: number } {
  const isHead = entry.parent.owner === undefined && entry.parent.entries[0] === entry;
  const first = isHead ? headerOf(layout, entry.parent)[1] : firstLineOf(layout, entry);
  return { first, last: lastLineOf(layout, entry) };
}

/** Unknown keys come last, in their order. */
function sortEntries(
  layout: Layout,
  { entries }: PlacedBlock,
  keys: readonly string[] | undefined,
): readonly PlacedEntry[] {
  if (keys === undefined) return entries;
  const rankOf = ({ name }: PlacedEntry): number => {
    const index = keys.indexOf(String(name));
    return index === -1 ? keys.length : index;
  };
  const sorted = entries.toSorted((left, right) => rankOf(left) - rankOf(right));
  const [first] = entries;
  const isHindered = first && isCompact(first) && sorted[0] && hasLinesAbove(layout, sorted[0]);
  return isHindered ? entries : sorted;
}

/** Whether a comment stands above an entry: it could not go along to the line of a `- `. */
function hasLinesAbove({ lines }: Layout, entry: PlacedEntry): boolean {
  return !isCompact(entry) && lines[entry.line - 1]?.role === 'above';
}

function splitGap({ lines }: Layout, chunk: readonly number[]): { readonly gap: number[]; readonly rest: number[] } {
  const start = chunk.findIndex((number) => lines[number]?.kind !== 'blank');
  return { gap: chunk.slice(0, start), rest: chunk.slice(start) };
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
