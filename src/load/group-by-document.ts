import type { Extent } from './line-map.ts';

/**
 * Groups places of a text, in their order, by the document that they belong to. What stands between two documents
 * belongs to the second: a comment above `---` speaks of what follows. What stands behind the last belongs to it.
 */
export function groupByDocument<T extends Extent>(
  text: string,
  documents: readonly { readonly contentEnd: number }[],
  places: readonly T[],
): readonly (readonly T[])[] {
  if (documents.length === 1) return [places];
  const groups: T[][] = documents.map(() => []);
  const boundaries = documents.slice(0, -1).map(({ contentEnd }) => lineEndAfter(text, contentEnd));
  let current = 0;
  for (const place of places) {
    while (current < boundaries.length && place.start >= (boundaries[current] ?? 0)) current += 1;
    groups[current]?.push(place);
  }
  return groups;
}

function lineEndAfter(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed === -1 ? text.length : feed;
}
