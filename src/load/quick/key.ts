import type { Reading } from './reading.ts';
import { COLON, count, isBlankAt, unsure } from './reading.ts';
import { isQuote, plainValue, readQuotedText } from './scalars.ts';

/** A key with its place, without the colon behind it. */
export interface QuickKey {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Reads a key and the colon behind it; undefined, with the reading where it was, where there is no key. */
export function readKey<T>(reading: Reading<T>): QuickKey | undefined {
  const { text, at: start } = reading;
  const isQuoted = isQuote(text.charCodeAt(start));
  const name = isQuoted ? readQuotedText(reading) : readPlainKey(reading);
  const end = reading.at;
  if (text.charCodeAt(end) !== COLON || !isBlankAt(text, end + 1) || end - start > MAX_LENGTH) {
    reading.at = start;
    return undefined;
  }
  // JSON has no other keys, and \`__proto__\` is none for anybody.
  if (name === '__proto__' || (!isQuoted && typeof plainValue(name) !== 'string') || name === '') unsure();
  reading.at = end + 1;
  reading.contentEnd = reading.at;
  count(reading, true);
  return { name, start, end };
}

/** YAML looks for the colon of a key within 1,024 characters. */
const MAX_LENGTH = 1_000;

function readPlainKey<T>(reading: Reading<T>): string {
  const { text, at: start } = reading;
  let at = start;
  while (isKeyCharacter(text.charCodeAt(at))) at += 1;
  reading.at = at;
  return text.slice(start, at);
}

/** Letters, digits, and `-`, `.`, `/`, `_`. */
function isKeyCharacter(code: number): boolean {
  return (code >= 97 && code <= 122) || code === 95 || (code >= 45 && code <= 57) || (code >= 65 && code <= 90);
}
