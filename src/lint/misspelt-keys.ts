import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { suggest } from '../core/suggest.ts';

/** Whether a mapping has a key that is none of those known there, and that one of some names is near to. */
export function hasMisspelt(
  value: JsonValue | undefined,
  names: readonly string[],
  isKnown: (key: string) => boolean,
): boolean {
  return isJsonObject(value) && Object.keys(value).some((key) => !isKnown(key) && suggest(key, names) !== undefined);
}
