import { isDelivery } from '../catalogue/delivery.ts';
import type { Document } from '../core/document.ts';
import type { Fix } from '../core/fix.ts';
import type { Path } from '../core/path.ts';

/** A change to the text of one scalar. */
export interface Rewrite {
  /** What it does, in the imperative. */
  readonly title: string;
  /** Gives the scalar's new text for the one that is written, quotes included. */
  readonly rewrite: (source: string) => string;
}

/**
 * The fix that rewrites a scalar where it is written; none where it does not stand there as such: behind an alias, a
 * reference or a flag. What stands in a profile holds for others too, so that to change it is a guess.
 */
export function rewriteSource(document: Document, path: Path, { title, rewrite }: Rewrite): Fix[] {
  const origin = document.originOf(path, 'value');
  const source = document.sourceOf(path);
  if (origin.kind !== 'file' || origin.via !== undefined || source === undefined || document.isResolved(path))
    return [];
  const { file, span } = origin;
  if (span.end.offset - span.start.offset !== source.length) return [];
  const isShared = file !== document.file || origin.document !== document.index;
  const newRun = isDelivery(path) ? '' : ' (the digest changes: a new run)';
  const edits = [{ file, span, newText: rewrite(source) }];
  return [{ title: `${title}${newRun}`, edits, ...(isShared && { isGuess: true }) }];
}
