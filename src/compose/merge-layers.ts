import { COMPOSING_KEYS } from '../core/composing-keys.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { valueAt } from '../core/path.ts';
import type { Layer, Writing } from './layer.ts';

/** A merged value, with the places that wrote it: the one that counts first, those that it replaced behind it. */
export type Merged = MergedMapping | MergedLeaf;

/** A mapping that one layer or several wrote. */
export interface MergedMapping {
  readonly kind: 'mapping';
  readonly entries: ReadonlyMap<string, Merged>;
  readonly writings: readonly Writing[];
}

/** A scalar or a sequence, which a layer writes as a whole. */
export interface MergedLeaf {
  readonly kind: 'leaf';
  readonly value: JsonValue;
  readonly writings: readonly Writing[];
}

/**
 * Merges partial specs, later ones over earlier ones: mappings deeply, sequences and scalars as a whole. A null replaces
 * what it is written over, and stays as a null.
 */
export function mergeLayers(layers: readonly Layer[]): Merged | undefined {
  let merged: Merged | undefined;
  for (const layer of layers) {
    const value = partialSpec(layer);
    if (value !== undefined) merged = writeOver(merged, value, { layer, path: layer.path });
  }
  return merged;
}

/** Writes a value over what earlier layers say. */
export function writeOver(before: Merged | undefined, value: JsonValue, writing: Writing): Merged {
  const writings = [writing, ...(before?.writings ?? [])];
  if (!isJsonObject(value)) return { kind: 'leaf', value, writings };
  const entries = new Map(before?.kind === 'mapping' ? before.entries : []);
  for (const [key, item] of Object.entries(value)) {
    const inner = { layer: writing.layer, path: [...writing.path, key] };
    entries.set(key, writeOver(entries.get(key), item as JsonValue, inner));
  }
  return { kind: 'mapping', entries, writings };
}

/** The value without the places. */
export function plainValue(merged: Merged): JsonValue {
  if (merged.kind === 'leaf') return merged.value;
  return Object.fromEntries(Array.from(merged.entries, ([key, entry]) => [key, plainValue(entry)]));
}

/** What a layer says, less the keys that compose; undefined where it says nothing, or no mapping. */
function partialSpec({ document, path }: Layer): JsonObject | undefined {
  const value = valueAt(document.value, path);
  if (!isJsonObject(value)) return undefined;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !COMPOSING_KEYS.includes(key)));
}
