import type { JsonObject } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';

/** Adds to what is stated what is passed on unchecked, which is nested as the rest is. */
export function mergeDeeply(stated: JsonObject, unchecked: JsonObject): JsonObject {
  const merged = Object.entries(unchecked).map(([key, value]) => {
    const own = stated[key];
    return [key, isJsonObject(own) && isJsonObject(value) ? mergeDeeply(own, value) : value];
  });
  return { ...stated, ...Object.fromEntries(merged) };
}
