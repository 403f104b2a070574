import { secrecyInPayload } from '../catalogue/secrets.ts';
import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { literalText } from '../core/reference.ts';

/** Puts `${` for `$${`, but in the fields of credentials, whose text stays a template until it is sent. */
export function writeLiterals(value: JsonValue, path: Path): JsonValue {
  if (typeof value === 'string') {
    return secrecyInPayload(path) === undefined ? literalText(value) : value;
  }
  if (Array.isArray(value)) return value.map((item, index) => writeLiterals(item, [...path, index]));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, writeLiterals(item as JsonValue, [...path, key])]),
  );
}
