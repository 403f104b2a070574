import { createMemory } from '../core/memory.ts';
import { parsePointer } from '../core/path.ts';
import type { CatalogueEntry } from './entry.ts';
import { isAtPlace, parsePlace } from './place.ts';

/** Finds the entry for a pointer, in which indexes may stand for `*`. */
export function createEntryFinder(entries: readonly CatalogueEntry[]): (pointer: string) => CatalogueEntry | undefined {
  const exact = new Map<string, CatalogueEntry>();
  for (const entry of entries) if (!exact.has(entry.pointer)) exact.set(entry.pointer, entry);
  const ofMany = entries.filter(({ pointer }) => pointer.includes('*'));
  const recall = createMemory<CatalogueEntry | undefined>();
  const findAmongMany = (pointer: string): CatalogueEntry | undefined => {
    const path = parsePointer(pointer);
    return ofMany.find((entry) => isAtPlace(path, parsePlace(entry.pointer)));
  };
  return (pointer) => {
    const entry = exact.get(pointer);
    return entry !== undefined || pointer.startsWith('?') ? entry : recall(pointer, () => findAmongMany(pointer));
  };
}
