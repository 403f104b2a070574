import { parsePointer } from '../core/path.ts';
import type { CatalogueEntry } from './entry.ts';
import { isAtPlace, parsePlace } from './place.ts';

/** Finds the entry for a pointer, in which indexes may stand for `*`; what was asked for once is known then. */
export function createEntryFinder(entries: readonly CatalogueEntry[]): (pointer: string) => CatalogueEntry | undefined {
  const known = new Map<string, CatalogueEntry | undefined>();
  for (const entry of entries) if (!known.has(entry.pointer)) known.set(entry.pointer, entry);
  const ofMany = entries.filter(({ pointer }) => pointer.includes('*'));
  return (pointer) => {
    if (known.has(pointer) || pointer.startsWith('?')) return known.get(pointer);
    const path = parsePointer(pointer);
    const found = ofMany.find((entry) => isAtPlace(path, parsePlace(entry.pointer)));
    known.set(pointer, found);
    return found;
  };
}
