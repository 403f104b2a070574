import type { JsonObject } from '../../core/json.ts';

/** A string of a body that was checked; undefined where it is null or absent. */
export function textIn(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' ? value : undefined;
}

/** A list of strings of a body that was checked; undefined where it is null or absent. */
export function textsIn(body: JsonObject, name: string): readonly string[] | undefined {
  const value = body[name];
  return Array.isArray(value) ? value.map(String) : undefined;
}
