import type { JsonValue } from './json.ts';
import { isJsonObject } from './json.ts';

/** The way from a document's root to a value: mapping keys and sequence indexes. */
export type Path = readonly (string | number)[];

/** Writes a path as a JSON pointer (RFC 6901); the root is the empty string. */
export function formatPointer(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Reads a JSON pointer into its parts; every part is a string, sequence indexes too. */
export function parsePointer(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value that a path leads to, or undefined where it leads nowhere. */
export function valueAt(value: JsonValue | undefined, path: Path): JsonValue | undefined {
  let current = value;
  for (const part of path) {
    if (Array.isArray(current)) current = current[Number(part)];
    else if (isJsonObject(current) && Object.hasOwn(current, part)) current = current[part];
    else return undefined;
  }
  return current;
}

/** Whether `path` is `ancestor` or lies below it. */
export function isAtOrBelow(path: Path, ancestor: Path): boolean {
  return ancestor.every((part, index) => String(path[index]) === String(part));
}
