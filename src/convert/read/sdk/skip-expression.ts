import type { ProgramCursor } from './program-cursor.ts';
import { skipSpace, takeMatch, takeOpening, takeText } from './program-cursor.ts';

/** Passes over an expression, whatever it is: to the comma behind it, or to the bracket that closes what it stands in. */
export function skipExpression(cursor: ProgramCursor): void {
  // What closes what has been opened: a bracket, or the quote of a template, whose holes are code again.
  const open: string[] = [];
  while (cursor.index < cursor.text.length) {
    if (open.at(-1) === '`') {
      skipInTemplate(cursor, open);
      continue;
    }
    skipSpace(cursor);
    const char = cursor.text.charAt(cursor.index);
    if (open.length === 0 && /[,)\]}]/.test(char)) return;
    const opening = takeOpening(cursor);
    if (opening !== undefined) {
      if (opening.quote === '`') open.push('`');
      else skipText(cursor, opening.quote);
    } else if (takeMatch(cursor, /[\w$]+/y) === undefined) {
      const closer = CLOSERS[char];
      if (closer !== undefined) open.push(closer);
      else if (char === open.at(-1)) open.pop();
      cursor.index += 1;
    }
  }
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Passes over the rest of a text; one quote alone ends with its line at the latest. */
export function skipText(cursor: ProgramCursor, quote: string): void {
  while (cursor.index < cursor.text.length) {
    if (takeText(cursor, quote)) return;
    if (quote.length === 1 && quote !== '`' && /[\r\n]/.test(cursor.text.charAt(cursor.index))) return;
    if (takeMatch(cursor, /\\\r?[\s\S]?|[^\\'"`\r\n]+/y) === undefined) cursor.index += 1;
  }
}

function skipInTemplate(cursor: ProgramCursor, open: string[]): void {
  if (takeText(cursor, '`')) open.pop();
  else if (takeText(cursor, '${')) open.push('}');
  else if (takeMatch(cursor, /\\[\s\S]?|[^\\`$]+/y) === undefined) cursor.index += 1;
}
