import type { Layout } from './layout.ts';
import type { PlacedBlock, PlacedEntry } from './placed-entry.ts';
import { lineAt } from './text-lines.ts';

/** Whether an entry starts on the line of the one around it, behind `- `. */
export function isCompact({ line, parent }: PlacedEntry): boolean {
  return parent.owner?.line === line;
}

/** The first line that goes with an entry: the blank lines and comments above it count. */
export function firstLineOf({ lines }: Layout, entry: PlacedEntry): number {
  let first = entry.line;
  if (isCompact(entry)) return first;
  while (first > 0 && (lines[first - 1]?.kind === 'blank' || lines[first - 1]?.role === 'above')) first -= 1;
  return first;
}

/** The last line that goes with an entry: comments below that are indented further count. */
export function lastLineOf({ lines }: Layout, { start, end, parent }: PlacedEntry): number {
  let last = lineAt(lines, Math.max(start, end - 1));
  for (let index = last + 1; index < lines.length; index += 1) {
    const { kind, role, depth = 0 } = lines[index] ?? {};
    if (kind !== 'blank' && (role !== 'tail' || depth <= parent.depth)) break;
    if (kind !== 'blank') last = index;
  }
  return last;
}

/**
 * The lines above the first entry of a document that speak of the file rather than of the entry, from the first to before
 * the last: those up to a blank line, and the comments that tools look for at the top.
 */
export function headerOf(layout: Layout, { entries: [first], owner }: PlacedBlock): readonly [number, number] {
  if (first === undefined || owner !== undefined) return [0, 0];
  const { text, lines } = layout;
  const from = firstLineOf(layout, first);
  for (let index = first.line - 1; index >= from; index -= 1) {
    const { kind, start = 0, end = 0 } = lines[index] ?? {};
    if (kind === 'blank' || FILE_COMMENT.test(text.slice(start, end))) return [from, index + 1];
  }
  return [from, from];
}

const FILE_COMMENT = /^\s*#\s*(?:yaml-language-server:|parsebatch-disable-file\b|\$schema:)/;
