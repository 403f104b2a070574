import { invariant } from './invariant.ts';
import type { JsonObject, JsonValue } from './json.ts';

/** JSON in the canonical form of RFC 8785: keys by UTF-16 code units, no white space, ECMAScript numbers. */
export function canonicalJson(value: JsonValue): string {
  return write(value, undefined);
}

/** The same value in the same key order, indented by two spaces for reading, without a final line feed. */
export function indentedJson(value: JsonValue): string {
  return write(value, '\n');
}

/** `lineBreak` is what starts a line at this depth; undefined writes everything on one line. */
function write(value: JsonValue, lineBreak: string | undefined): string {
  if (value === null || typeof value !== 'object') return writeScalar(value);
  const inner = lineBreak === undefined ? undefined : `${lineBreak}  `;
  if (Array.isArray(value)) {
    return wrap(
      '[]',
      value.map((item) => write(item, inner)),
      lineBreak,
    );
  }
  const colon = lineBreak === undefined ? ':' : ': ';
  return wrap('{}', writeEntries(value as JsonObject, colon, inner), lineBreak);
}

/** Sorts by hand, as a JavaScript object always puts integer-like keys first. */
function writeEntries(object: JsonObject, colon: string, inner: string | undefined): string[] {
  return Object.keys(object)
    .sort()
    .flatMap((key) => {
      const value = object[key];
      return value === undefined ? [] : [`${writeScalar(key)}${colon}${write(value, inner)}`];
    });
}

function wrap(brackets: '[]' | '{}', items: readonly string[], lineBreak: string | undefined): string {
  const [open, close] = [brackets.charAt(0), brackets.charAt(1)];
  if (items.length === 0) return brackets;
  if (lineBreak === undefined) return `${open}${items.join(',')}${close}`;
  return `${open}${lineBreak}  ${items.join(`,${lineBreak}  `)}${lineBreak}${close}`;
}

function writeScalar(value: null | boolean | number | string): string {
  if (typeof value === 'number') invariant(Number.isFinite(value), 'a number in JSON is finite');
  if (typeof value === 'string') invariant(!/\p{Surrogate}/u.test(value), 'a string in JSON has no lone surrogates');
  return JSON.stringify(value);
}
