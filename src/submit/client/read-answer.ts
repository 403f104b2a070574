import type { JsonValue } from '../../core/json.ts';
import type { Body } from './read-body.ts';
import type { Shape } from './shape.ts';

/** An answer as documented, or how it differs. */
export type Answer<T> = { readonly value: T } | { readonly mistake: string };

/** No answer of the API is nested deeper; what is would only exhaust whoever walks it. */
const MOST_DEPTH = 100;

/** Reads a body as JSON of a shape. */
export function readAnswer<T>(body: Body, shape: Shape<T>): Answer<T> {
  if (body.kind === 'refused') return { mistake: body.reason };
  if (!isJsonType(body.type)) return { mistake: `the answer is ${shownType(body.type)} and not JSON` };
  const value = parseJson(body.bytes);
  if (value === undefined) return { mistake: 'the answer is not whole JSON' };
  const mistake = shape.mistakeIn(value, '');
  // The shape has just said that the value is a T.
  return mistake === undefined ? { value: value as T } : { mistake };
}

/** The value of JSON in UTF-8; undefined where it is none, or nested too deeply. */
export function parseJson(bytes: Uint8Array): JsonValue | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return isTooDeep(text) ? undefined : (JSON.parse(text) as JsonValue);
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isJsonType(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json');
}

function shownType(type: string): string {
  if (type === '') return 'of no stated type';
  return /^[a-z0-9.+/-]{1,60}$/.test(type) ? type : 'of a type that is none';
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charCodeAt(index);
    if (isInString) {
      if (char === 0x5c) index += 1;
      else if (char === 0x22) isInString = false;
    } else if (char === 0x22) isInString = true;
    else if (char === 0x5b || char === 0x7b) {
      depth += 1;
      if (depth > MOST_DEPTH) return true;
    } else if (char === 0x5d || char === 0x7d) depth -= 1;
  }
  return false;
}
