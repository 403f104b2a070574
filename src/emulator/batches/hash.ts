import { createHash } from 'node:crypto';
import type { JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';

/** A hash of a value, the same whatever the order of its keys. */
export function hashValue(value: JsonValue): string {
  return createHash('sha256')
    .update(JSON.stringify(sortKeys(value)))
    .digest('hex');
}

function sortKeys(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isJsonObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sortKeys(value[key] ?? null)]));
}
