import { invariant } from '../core/invariant.ts';
import type { Extent } from '../load/line-map.ts';

/** A replacement in a text, by offsets. */
export interface Replacement extends Extent {
  readonly newText: string;
}

/** Replaces parts of a text; the replacements are in its order and do not overlap. */
export function replaceIn(text: string, replacements: readonly Replacement[]): string {
  let result = '';
  let done = 0;
  for (const { start, end, newText } of replacements) {
    invariant(start >= done && end >= start, `replacements overlap at ${start}`);
    result += text.slice(done, start) + newText;
    done = end;
  }
  return result + text.slice(done);
}
