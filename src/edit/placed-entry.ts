import type { Path } from '../core/path.ts';
import type { Block, Entry, Outline } from '../load/outline.ts';
import type { Line } from './text-lines.ts';
import { lineAt } from './text-lines.ts';

/** The spaces that one level of nesting takes. */
export const STEP = 2;

/** A block collection with its place. */
export interface PlacedBlock {
  readonly kind: Block['kind'];
  /** Which document of the file it stands in. */
  readonly document: number;
  /** How many block collections stand around it. */
  readonly depth: number;
  /** The entry whose value it is; undefined for the outermost one. */
  readonly owner: PlacedEntry | undefined;
  readonly entries: readonly PlacedEntry[];
}

/** An entry of a block collection with its place. */
export interface PlacedEntry extends Entry {
  readonly path: Path;
  readonly parent: PlacedBlock;
  readonly nested: PlacedBlock | undefined;
  /** The line that it starts on. */
  readonly line: number;
  readonly column: number;
  /** The column that it has where every level is indented by `STEP`. */
  readonly tidyColumn: number;
}

/** Places the block collections of each document, by the document's index. */
export function placeBlocks({ documents }: Outline, lines: readonly Line[]): (PlacedBlock | undefined)[] {
  return documents.map(({ block }, document) => block && placeBlock(block, { document, owner: undefined, lines }));
}

/** All entries of a block, each before those inside it. */
export function entriesOf(block: PlacedBlock | undefined): PlacedEntry[] {
  return block?.entries.flatMap((entry) => [entry, ...entriesOf(entry.nested)]) ?? [];
}

/** The entry and those around it, the outermost first. */
export function chainOf(entry: PlacedEntry): readonly PlacedEntry[] {
  const { owner } = entry.parent;
  return owner === undefined ? [entry] : [...chainOf(owner), entry];
}

interface Around {
  readonly document: number;
  readonly owner: PlacedEntry | undefined;
  readonly lines: readonly Line[];
}

function placeBlock({ kind, entries }: Block, { document, owner, lines }: Around): PlacedBlock {
  const placed: PlacedEntry[] = [];
  const depth = owner === undefined ? 0 : owner.parent.depth + 1;
  const parent: PlacedBlock = { kind, document, depth, owner, entries: placed };
  for (const entry of entries) placed.push(placeEntry(entry, parent, lines));
  return parent;
}

function placeEntry(entry: Entry, parent: PlacedBlock, lines: readonly Line[]): PlacedEntry {
  const { document, owner } = parent;
  const line = lineAt(lines, entry.start);
  const placed: PlacedEntry & { nested: PlacedBlock | undefined } = {
    ...entry,
    path: [...(owner?.path ?? []), entry.name ?? ''],
    parent,
    nested: undefined,
    line,
    column: entry.start - (lines[line]?.start ?? 0),
    tidyColumn: owner === undefined ? 0 : owner.tidyColumn + STEP,
  };
  // The entries inside name this one as their owner.
  placed.nested = entry.block && placeBlock(entry.block, { document, owner: placed, lines });
  return placed;
}
