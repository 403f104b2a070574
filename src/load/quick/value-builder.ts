import type { JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Builder } from './builder.ts';

/** Makes plain values, and takes no note of places. */
export const VALUES: Builder<JsonValue> = {
  scalar: (value) => value,
  mapping: () => ({}),
  put(mapping, key, _keyStart, _keyEnd, item) {
    const object = mapping as Record<string, JsonValue>; // made by `mapping`
    if (Object.hasOwn(object, key)) return false;
    object[key] = item;
    return true;
  },
  sequence: () => [],
  push(sequence, item) {
    (sequence as JsonValue[]).push(item); // made by `sequence`
  },
  close: (collection) => collection,
  alias: copyOf,
};

function copyOf(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, item && copyOf(item)]));
}
