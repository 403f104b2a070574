import type { JsonObject, JsonValue } from '../../src/core/json.ts';

/** A manifest with nothing but what is required, and the given settings in `spec`. */
export function manifestWith(spec: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'parsebatch.dev/v1',
    kind: 'ParseBatch',
    metadata: { name: 'invoices' },
    spec: { source: { directory_id: 'dir-1' }, ...spec },
  };
}

/** The same manifest with a value put at a place: a JSON pointer whose `*` makes a sequence of one. */
export function withValueAt(manifest: JsonObject, place: string, value: JsonValue): JsonObject {
  return put(manifest, place.split('/').slice(1), value) as JsonObject;
}

function put(target: JsonValue | undefined, [first, ...rest]: readonly string[], value: JsonValue): JsonValue {
  if (first === undefined) return value;
  if (first === '*') return [put(Array.isArray(target) ? target[0] : undefined, rest, value)];
  const object = typeof target === 'object' && target !== null ? (target as JsonObject) : {};
  return { ...object, [first]: put(object[first], rest, value) };
}
