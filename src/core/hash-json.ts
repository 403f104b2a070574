import { canonicalJson } from './canonical-json.ts';
import type { HashText } from './hash.ts';
import type { JsonValue } from './json.ts';

/** The SHA-256 of a value's canonical JSON (RFC 8785) in lower-case hex: the same however the value was written. */
export function hashJson(value: JsonValue, hash: HashText): string {
  return hash('sha256', new TextEncoder().encode(canonicalJson(value)));
}
