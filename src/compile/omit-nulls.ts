import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';

/** Leaves out every key that holds null or nothing, in mappings at any depth: null means "not set". */
export function omitNulls(object: JsonObject): JsonObject {
  const kept = Object.entries(object).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept.map(([key, value]) => [key, omitNested(value as JsonValue)]));
}

function omitNested(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(omitNested);
  return isJsonObject(value) ? omitNulls(value) : value;
}
