import type { PlacedLine, Progress } from './layout.ts';
import type { PlacedEntry } from './placed-entry.ts';
import { STEP } from './placed-entry.ts';
import type { Line } from './text-lines.ts';

/**
 * Finds what a comment on a line of its own speaks of. Below an entry and indented further than the next one it ends
 * what is written there; else, as readers take it, it stands above the next entry.
 */
export function placeComment(line: Line, progress: Progress, isEntryNext: boolean): PlacedLine {
  const { chain, next } = progress;
  const around = chain.findLast(({ end }) => end > line.start);
  if (around !== undefined && (next === undefined || next.start >= around.end)) {
    const tidyIndent = Math.max(0, line.indent + around.tidyColumn - around.column);
    return { ...line, kind: 'comment', role: 'within', entry: around, tidyIndent };
  }
  if (next !== undefined && isEntryNext && (progress.isAbove || isAbove(line, next, chain.at(-1)))) {
    progress.isAbove = true;
    return { ...line, kind: 'comment', role: 'above', entry: next, tidyIndent: next.tidyColumn };
  }
  return placeTail(line, chain);
}

function isAbove({ indent }: Line, next: PlacedEntry, last: PlacedEntry | undefined): boolean {
  return last === undefined || indent <= next.column || next.parent.owner === last;
}

/** A comment belongs to the outermost open collection that is indented as far; deeper than all, to the last entry. */
function placeTail(line: Line, chain: readonly PlacedEntry[]): PlacedLine {
  const last = chain.at(-1);
  if (last === undefined) return { ...line, kind: 'comment', entry: undefined, tidyIndent: line.indent };
  const index = chain.findIndex(({ column }) => column >= line.indent);
  const depth = index === -1 ? chain.length : index;
  const tidyIndent = chain[depth]?.tidyColumn ?? last.tidyColumn + STEP;
  return { ...line, kind: 'comment', role: 'tail', entry: chain[depth - 1], depth, tidyIndent };
}
