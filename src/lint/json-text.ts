import type { JsonValue } from '../core/json.ts';
import { parseJson } from '../core/parse-json.ts';

/** What a setting that holds JSON as text says, or the first place in it that is no JSON. */
export type JsonText = { readonly value: JsonValue } | { readonly mistake: JsonMistake };

/** A place in a JSON text, line and column counted from 1, and what is wrong there. */
export interface JsonMistake {
  readonly line: number;
  readonly column: number;
  /** A clause, as in `this is not JSON`. */
  readonly message: string;
  readonly help: string | undefined;
}

/** Deeper than any schema or list of rules that a person writes: reading recurses. */
const MAX_DEPTH = 100;

/** Reads the JSON that a setting holds as text. */
export function readJsonText(text: string): JsonText {
  const result = parseJson(text, MAX_DEPTH);
  if ('type' in result) return { value: JSON.parse(text) as JsonValue }; // it was just parsed
  const before = text.slice(0, result.index).split(/\r\n|\r|\n/);
  const message = result.message.replace(/^The|^This/, (word) => word.toLowerCase()).replace(/\.$/, '');
  const column = (before.at(-1) ?? '').length + 1;
  return { mistake: { line: before.length, column, message, help: result.help } };
}
