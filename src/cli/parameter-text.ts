import type { CatalogueEntry, Condition, Counterpart, Fact } from '../catalogue/entry.ts';
import { SOURCES } from '../catalogue/sources.ts';

/** A setting's type in a word or two. */
export function describeType(entry: CatalogueEntry): string {
  if (entry.kind === 'strings') return 'list of texts';
  if (entry.kind === 'records') return 'list of mappings';
  if (entry.enum !== undefined && entry.kind === 'string') return 'one of a set';
  return entry.kind === 'string' ? 'text' : entry.kind;
}
