import type { JsonValue } from '../core/json.ts';
import type { Condition } from './entry.ts';

/** Gives what a setting is written with, by the name or pointer that conditions know it by. */
export type ReadSetting = (parameter: string) => JsonValue | undefined;

/** Whether a value counts as set: `false`, `null`, an empty text and an empty list do not. */
export function isSet(value: JsonValue | undefined): value is Exclude<JsonValue, null | false | ''> {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== false && value !== '';
}

/** Whether a condition holds for settings. */
export function holds(condition: Condition, read: ReadSetting): boolean {
  return hits(condition, read) !== undefined;
}

/** The settings that make a condition hold; undefined where it does not. Of alternatives all that hold count. */
export function hits(condition: Condition, read: ReadSetting): readonly string[] | undefined {
  if ('all' in condition) {
    const parts = condition.all.map((part) => hits(part, read));
    return parts.every((part) => part !== undefined) ? [...new Set(parts.flat())] : undefined;
  }
  if ('any' in condition) {
    const parts = condition.any.flatMap((part) => hits(part, read) ?? []);
    return parts.length > 0 ? [...new Set(parts)] : undefined;
  }
  const { parameter, equals } = condition;
  const value = read(parameter);
  return (equals === undefined ? isSet(value) : isEqual(value, equals)) ? [parameter] : undefined;
}

/** Every setting that a condition speaks of, once. */
export function settingsIn(condition: Condition): readonly string[] {
  if ('all' in condition) return [...new Set(condition.all.flatMap(settingsIn))];
  if ('any' in condition) return [...new Set(condition.any.flatMap(settingsIn))];
  return [condition.parameter];
}

/** A list is meant item by item: the setting holds them all, and may hold more. */
function isEqual(value: JsonValue | undefined, equals: JsonValue): boolean {
  if (!Array.isArray(equals)) return value === equals;
  return Array.isArray(value) && equals.every((item) => value.includes(item));
}
