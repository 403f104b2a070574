import type { JsonValue } from '../core/json.ts';

/** A page or a range of pages of `target_pages`, as it is written and as it is meant. */
export interface PageRange {
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/** The pages that `target_pages` names; none where it is not set, is no text, or does not have its form. */
export function readPageList(value: JsonValue | undefined): readonly PageRange[] {
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  const parts = String(value).split(',');
  const ranges = parts.flatMap((text) => {
    const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
    return first === undefined ? [] : [{ text, first: Number(first), last: Number(last) }];
  });
  return ranges.length === parts.length ? ranges : [];
}

/** The first page that two ranges have in common; undefined where they have none. */
export function sharedPage(one: PageRange, other: PageRange): number | undefined {
  const first = Math.max(one.first, other.first);
  return first <= Math.min(one.last, other.last) ? first : undefined;
}
