import type { ValueNode } from '@humanwhocodes/momoa';
import { parse } from '@humanwhocodes/momoa';

/** Where and why a text is not JSON. */
export interface JsonError {
  readonly index: number;
  readonly message: string;
  readonly help?: string | undefined;
}

/** Parses a text that is one JSON value (RFC 8259), strictly, and not nested deeper than `maxDepth`. */
export function parseJson(text: string, maxDepth: number): ValueNode | JsonError {
  const lexical = findLexicalError(text, maxDepth);
  const whole = lexical ?? tryParse(text);
  if ('node' in whole) return whole.node;
  // The parser puts what is missing at its end elsewhere, but a character that is wrong everywhere where it stands.
  const start = lexical?.start ?? text.length;
  const standIn = text.charAt(start) === '"' ? '""' : '';
  const wrong = tryParse(`${text.slice(0, start)}${standIn}\0`);
  const index = 'offset' in wrong ? wrong.offset : text.length;
  if (index === start + standIn.length && lexical !== undefined) return lexical;
  if (index >= text.length) return { index, message: 'The JSON ends before it is complete.' };
  return { index, message: 'This is not JSON.', help: HINTS[text.charAt(index)] };
}

/** Strings up to what must not stand in them, brackets, and all else but commas and colons: numbers, words, and worse. */
const LEXEME =
  /"(?:[ !#-[\]-\u{10ffff}]+|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*(?<quote>"?)|[[{}\]]|(?<word>[\w.+-]+|[^ \t\r\n,:])/gu;

const WORD = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)$/;

const HINTS: Readonly<Record<string, string>> = {
  "'": 'JSON has double quotes only.',
  '"': 'Look for a missing comma or colon before it.',
  '#': 'JSON has no comments.',
  '/': 'JSON has no comments.',
  '}': 'Remove the comma before it, or complete what it ends.',
  ']': 'Remove the comma before it.',
  T: 'Write `true`.',
  F: 'Write `false`.',
  N: 'Write `null`; JSON has no NaN.',
};

/** The first word, string or depth that is wrong in itself: the parser lets raw line breaks pass, and recurses. */
function findLexicalError(text: string, maxDepth: number): (JsonError & { readonly start: number }) | undefined {
  let depth = 0;
  for (const { 0: lexeme, index: start, groups } of text.matchAll(LEXEME)) {
    const { quote, word = 'null' } = groups ?? {};
    depth += Number(/^[[{]/.test(lexeme)) - Number(/^[\]}]/.test(lexeme));
    if (quote === '') return { start, ...describeString(text, start, start + lexeme.length) };
    if (!WORD.test(word)) return { start, index: start, message: 'This is not JSON.', help: HINTS[word.charAt(0)] };
    if (depth > maxDepth)
      return { start, index: start, message: `The JSON is nested more than ${maxDepth} levels deep.` };
  }
  return undefined;
}

/** What ends a string at `index` before its closing quote. */
function describeString(text: string, start: number, index: number): JsonError {
  if (index >= text.length) return { index: start, message: 'This text does not end.', help: 'Close it with `"`.' };
  if (text.charAt(index) === '\\') {
    return { index, message: 'JSON does not have this escape.', help: 'Write `\\\\` for a backslash.' };
  }
  const message = 'A text of JSON holds no raw line breaks or control characters.';
  return { index, message, help: 'Write `\\n` for a line break, `\\t` for a tab.' };
}

function tryParse(text: string): { readonly node: ValueNode } | { readonly offset: number } {
  try {
    return { node: parse(text).body };
  } catch (error) {
    if (error instanceof Error && 'offset' in error) return { offset: Number(error.offset) };
    throw error;
  }
}
