import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { MANIFEST_KEYS } from '../generated/keys.ts';

/** A manifest with its keys in the order of the format; keys that the format does not have come last, as they are. */
export function orderKeys(value: JsonValue, place = ''): JsonValue {
  if (Array.isArray(value)) return value.map((item) => orderKeys(item, `${place}/*`));
  if (!isJsonObject(value)) return value;
  const order = MANIFEST_KEYS[place] ?? [];
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const entries = Object.entries(value as JsonObject).map(
    ([key, item]) => [key, orderKeys(item as JsonValue, `${place}/${key}`)] as const,
  );
  return Object.fromEntries(entries.sort(([left], [right]) => rank(left) - rank(right)));
}
