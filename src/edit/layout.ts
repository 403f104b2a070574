import type { Piece } from '../load/outline.ts';
import { outlineText } from '../load/outline.ts';
import { placeComment } from './place-comment.ts';
import type { PlacedBlock, PlacedEntry } from './placed-entry.ts';
import { chainOf, entriesOf, placeBlocks } from './placed-entry.ts';
import type { Line } from './text-lines.ts';
import { splitLines } from './text-lines.ts';
import { createBlockIndents, tidyIndentInside } from './tidy-indent.ts';

/** A text as lines that belong to the entries of its block collections. */
export interface Layout {
  readonly text: string;
  readonly lines: readonly PlacedLine[];
  readonly pieces: readonly Piece[];
  /** The outermost block of each document, by index. */
  readonly blocks: readonly (PlacedBlock | undefined)[];
  /** Whether a document has aliases, by index. */
  readonly hasAliases: readonly boolean[];
}

/**
 * What a line is: one that an entry starts, a comment, a blank one, one inside a text or flow collection of several lines,
 * or another, such as `---`.
 */
export interface PlacedLine extends Line {
  readonly kind: 'start' | 'comment' | 'blank' | 'inside' | 'other';
  /** The innermost entry that it belongs to. */
  readonly entry: PlacedEntry | undefined;
  /** The spaces before it where every level is indented by two. */
  readonly tidyIndent: number;
  /** Where a comment stands to its entry: above it, within its value, or at the end of what it holds. */
  readonly role?: 'above' | 'within' | 'tail';
  /** For a comment at the end of a collection, how many block collections stand around it, that one included. */
  readonly depth?: number;
}

/** Lays out a text in which `loadDocuments` finds no syntax mistake. */
export function layOut(text: string): Layout {
  const outline = outlineText(text);
  const lines = splitLines(text);
  const blocks = placeBlocks(outline, lines);
  return {
    text,
    pieces: outline.pieces,
    blocks,
    hasAliases: outline.documents.map(({ hasAliases }) => hasAliases),
    lines: placeLines(text, lines, { entries: blocks.flatMap(entriesOf), pieces: outline.pieces }),
  };
}

/** What is known of the lines up to one. */
export interface Progress {
  /** The entries that are open, the outermost first. */
  chain: readonly PlacedEntry[];
  /** The entry that starts next, with nothing but comments and blank lines in between. */
  next: PlacedEntry | undefined;
  /** Whether a comment above the next entry has come already. */
  isAbove: boolean;
}

interface Parts {
  readonly entries: readonly PlacedEntry[];
  readonly pieces: readonly Piece[];
}

function placeLines(text: string, lines: readonly Line[], { entries, pieces }: Parts): PlacedLine[] {
  const spans = findSpans(text, pieces);
  const nextContent = findNextContent(text, lines);
  const indentsOf = createBlockIndents(text, lines);
  const progress: Progress = { chain: [], next: entries[0], isAbove: false };
  let spanIndex = 0;
  let entryIndex = 0;
  return lines.map((line, index): PlacedLine => {
    while (spanIndex < spans.length && (spans[spanIndex]?.end ?? 0) <= line.start) spanIndex += 1;
    const span = spans[spanIndex];
    const isInside = span !== undefined && span.start < line.start;
    const content = text.slice(line.start + line.indent, line.end).trimStart();
    if (!isInside && content === '') return { ...line, kind: 'blank', entry: undefined, tidyIndent: 0 };
    if (!isInside && content.startsWith('#')) {
      return placeComment(line, progress, nextContent[index] === entries[entryIndex]?.line);
    }
    const first = entries[entryIndex];
    while (entries[entryIndex]?.line === index) entryIndex += 1;
    const latest = entries[entryIndex - 1];
    const isStart = latest?.line === index;
    progress.chain = (isStart ? chainOf(latest) : progress.chain).filter(({ end }) => end > line.start);
    progress.next = entries[entryIndex];
    progress.isAbove = false;
    if (isStart && first?.start === line.start + line.indent) {
      return { ...line, kind: 'start', entry: latest, tidyIndent: first.tidyColumn };
    }
    const entry = progress.chain.findLast(({ start }) => start <= line.start);
    const tidyIndent = tidyIndentInside(line, { entry, piece: isInside ? span : undefined, indentsOf });
    return { ...line, kind: isInside ? 'inside' : 'other', entry, tidyIndent };
  });
}

/** For each line the number of the next one that is neither blank nor a comment. */
function findNextContent(text: string, lines: readonly Line[]): (number | undefined)[] {
  const next: (number | undefined)[] = [];
  let latest: number | undefined;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const { start, indent, end } = lines[index] ?? { start: 0, indent: 0, end: 0 };
    next[index] = latest;
    if (!/^\s*(?:#|$)/.test(text.slice(start + indent, end))) latest = index;
  }
  return next;
}

/** Texts and flow collections that go over several lines. */
function findSpans(text: string, pieces: readonly Piece[]): Piece[] {
  const spans: Piece[] = [];
  let covered = 0;
  for (const piece of pieces) {
    const { start, end } = piece.flow ?? piece;
    if (start < covered || piece.kind === 'newline') continue;
    covered = end;
    if (text.slice(start, end).includes('\n')) spans.push({ kind: piece.kind, start, end });
  }
  return spans;
}
