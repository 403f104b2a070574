import { z } from 'zod/v3';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import { listOf, settingOf } from './setting.ts';

/** Settings that a manifest may write in another way than the API, by pointer. */
export type WrittenOtherwise = Readonly<Record<string, z.ZodTypeAny>>;

/** The Zod schema of a mapping whose settings are catalogued by pointer, nested as they are. */
export function mappingOf(entries: readonly CatalogueEntry[], otherwise: WrittenOtherwise, pointer = ''): z.ZodTypeAny {
  const members = entries.filter((entry) => isDirectlyBelow(entry, pointer));
  const shape = members.map((entry) => [nameOf(entry), memberOf(entries, otherwise, entry)]);
  return z.object(Object.fromEntries(shape)).strict();
}

function memberOf(
  entries: readonly CatalogueEntry[],
  otherwise: WrittenOtherwise,
  entry: CatalogueEntry,
): z.ZodTypeAny {
  const schema = otherwise[entry.pointer] ?? valueSchema(entries, otherwise, entry);
  return entry.required === true ? schema : schema.nullable().optional();
}

function valueSchema(
  entries: readonly CatalogueEntry[],
  otherwise: WrittenOtherwise,
  entry: CatalogueEntry,
): z.ZodTypeAny {
  switch (entry.kind) {
    case 'record':
      return mappingOf(entries, otherwise, entry.pointer);
    case 'records':
      return listOf(entry, mappingOf(entries, otherwise, `${entry.pointer}/*`));
    default:
      return settingOf(entry);
  }
}

function isDirectlyBelow(entry: CatalogueEntry, pointer: string): boolean {
  return entry.pointer === `${pointer}/${nameOf(entry)}`;
}

function nameOf({ pointer }: CatalogueEntry): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1);
}
