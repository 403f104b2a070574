import type { Problem } from '../../finding.ts';

/** The languages of the official SDKs; TypeScript is read as JavaScript. */
export type Language = 'python' | 'javascript';

/** Where the reading of a program has come to. Nothing of it is run. */
export interface ProgramCursor {
  readonly text: string;
  readonly language: Language;
  index: number;
  /** What ends the reading. */
  problem: Problem | undefined;
}

/** Takes what matches at the cursor; undefined where nothing does. */
export function takeMatch(cursor: ProgramCursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.index;
  const match = pattern.exec(cursor.text) ?? undefined;
  cursor.index += match?.[0].length ?? 0;
  return match;
}

/** Takes a text that stands at the cursor. */
export function takeText(cursor: ProgramCursor, text: string): boolean {
  const isThere = cursor.text.startsWith(text, cursor.index);
  if (isThere) cursor.index += text.length;
  return isThere;
}

const SPACE: Readonly<Record<Language, RegExp>> = {
  python: /[ \t\r\n\f\ufeff]+|\\\r?\n|#[^\n]*/y,
  javascript: /\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y,
};

/** Passes over space and comments; the lines of a call go on to its closing bracket. */
export function skipSpace(cursor: ProgramCursor): void {
  while (takeMatch(cursor, SPACE[cursor.language]) !== undefined);
}

/** What opens a text, by language: its prefix and its quote. */
const OPENING: Readonly<Record<Language, RegExp>> = {
  python: /(?<prefix>[rbuft]{0,2})(?<quote>'''|"""|'|")/iy,
  javascript: /(?<prefix>)(?<quote>['"`])/y,
};

/** Takes what opens a text. */
export function takeOpening(cursor: ProgramCursor): { readonly prefix: string; readonly quote: string } | undefined {
  const { prefix = '', quote } = takeMatch(cursor, OPENING[cursor.language])?.groups ?? {};
  return quote === undefined ? undefined : { prefix: prefix.toLowerCase(), quote };
}

/** Ends the reading at an offset. */
export function stopAt(cursor: ProgramCursor, start: number, message: string, help?: string): void {
  cursor.problem ??= { code: 'import/unsupported', message, help, start, end: start + 1 };
}
