import type { Layout } from './layout.ts';
import type { PlacedEntry } from './placed-entry.ts';
import type { Replacement } from './text-edit.ts';
import { replaceIn } from './text-edit.ts';

/** Lines by their numbers, the last one included. */
export type LineRange = readonly [first: number, last: number];

/** A new key of an entry, and of the mappings in the sequence that it holds, as replacements; undefined where not all of them can be found. */
export function renameKeys(
  { key, nested }: PlacedEntry,
  newKey: string,
  itemKeys: ReadonlyMap<string, string> | undefined,
): Replacement[] | undefined {
  if (key === undefined) return undefined;
  const own = { start: key.start, end: key.end, newText: newKey };
  if (itemKeys === undefined) return [own];
  if (nested?.kind !== 'sequence') return undefined;
  const inner: Replacement[] = [];
  for (const item of nested.entries) {
    if (item.nested?.kind !== 'mapping') return undefined;
    for (const { name, key: written } of item.nested.entries) {
      const newText = itemKeys.get(String(name));
      if (newText === undefined || written === undefined) return undefined;
      inner.push({ start: written.start, end: written.end, newText });
    }
  }
  return [own, ...inner];
}

/** Lines with new keys, indented anew; undefined where one of them has too little in front. */
export function shiftLines(
  { text, lines }: Layout,
  [first, last]: LineRange,
  by: number,
  replacements: readonly Replacement[],
): string[] | undefined {
  const shifted: string[] = [];
  for (const { kind, start, end, indent } of lines.slice(first, last + 1)) {
    const from = start + indent;
    const isBlank = from === end;
    if (!isBlank && kind !== 'comment' && indent + by < 0) return undefined;
    const edits = replacements
      .filter((edit) => edit.start >= start && edit.end <= end)
      .map((edit) => ({ ...edit, start: edit.start - from, end: edit.end - from }));
    const body = replaceIn(text.slice(from, end), edits);
    shifted.push(isBlank && indent === 0 ? '' : ' '.repeat(Math.max(0, indent + by)) + body);
  }
  return shifted;
}
