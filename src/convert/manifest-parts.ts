import { WEBHOOK_WIRE_NAMES } from '../catalogue/parse-v1/webhook-fields.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';

/** The keys that hold something; undefined where none does. */
export function group(object: JsonObject): JsonObject | undefined {
  const present = mapPresent(object);
  return Object.keys(present).length === 0 ? undefined : present;
}

/** The keys that hold something, each with what is made of it. */
export function mapPresent(object: JsonObject, map = (value: JsonValue): JsonValue => value): JsonObject {
  const present = Object.entries(object).filter(([, value]) => value != null);
  return Object.fromEntries(present.map(([key, value]) => [key, map(value as JsonValue)]));
}

/** Puts the keys in the order of the format; keys that the format does not have come last, as they are. */
export function orderKeys(value: JsonValue, keys: Readonly<Record<string, readonly string[]>>, place = ''): JsonValue {
  if (Array.isArray(value)) return value.map((item) => orderKeys(item, keys, `${place}/*`));
  if (!isJsonObject(value)) return value;
  const order = keys[place] ?? [];
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const sorted = Object.entries(value).sort(([left], [right]) => rank(left) - rank(right));
  return Object.fromEntries(sorted.map(([key, item]) => [key, orderKeys(item as JsonValue, keys, `${place}/${key}`)]));
}

/** `webhook_configurations` with the keys that a manifest has for them. */
export function renameWebhooks(
  configurations: readonly JsonObject[],
  unknownKey: (key: string) => string,
): JsonObject[] {
  return configurations.map((configuration) =>
    Object.fromEntries(
      Object.entries(configuration).map(([key, value]) => [WEBHOOK_KEYS.get(key) ?? unknownKey(key), value]),
    ),
  );
}

const WEBHOOK_KEYS = new Map<string, string>(Object.entries(WEBHOOK_WIRE_NAMES).map(([key, wire]) => [wire, key]));
