import type { TextPiece } from './json-writer.ts';
import type { Language, ProgramCursor } from './program-cursor.ts';
import { skipSpace, takeMatch, takeOpening, takeText } from './program-cursor.ts';
import { environmentIn } from './read-environment.ts';

/**
 * Reads a text, with what is joined to it: in Python a text behind it, in both languages one behind a `+`. Undefined where
 * it is none that can be read: bytes, what is put together of values other than environment variables, what does not end.
 */
export function readText(cursor: ProgramCursor): TextPiece[] | undefined {
  const pieces: TextPiece[] = [];
  while (true) {
    const opening = takeOpening(cursor);
    if (opening === undefined || /[bt]/.test(opening.prefix)) return undefined;
    const form = formOf(opening, cursor.language);
    while (!takeText(cursor, opening.quote)) {
      const piece = readPiece(cursor, form);
      if (piece === undefined) return undefined;
      pieces.push(piece);
    }
    const { index } = cursor;
    skipSpace(cursor);
    if (takeText(cursor, '+')) skipSpace(cursor);
    else if (cursor.language === 'javascript') return pieces;
    if (isAtOpening(cursor)) continue;
    cursor.index = index;
    return pieces;
  }
}

/** Whether a text starts at the cursor. */
export function isAtOpening(cursor: ProgramCursor): boolean {
  const { index } = cursor;
  const isThere = takeOpening(cursor) !== undefined;
  cursor.index = index;
  return isThere;
}

/** How a text is written. */
interface TextForm {
  readonly language: Language;
  readonly isRaw: boolean;
  /** What opens a hole in it, if anything does. */
  readonly hole: '{' | '${' | undefined;
  readonly isOneLine: boolean;
}

function formOf({ prefix, quote }: { readonly prefix: string; readonly quote: string }, language: Language): TextForm {
  const isOneLine = quote.length === 1 && quote !== '`';
  const hole = quote === '`' ? '${' : prefix.includes('f') ? '{' : undefined;
  return { language, isRaw: prefix.includes('r'), hole, isOneLine };
}

/** The next piece of a text; undefined where it cannot be read. */
function readPiece(cursor: ProgramCursor, { language, isRaw, hole, isOneLine }: TextForm): TextPiece | undefined {
  const { index: offset } = cursor;
  if (hole !== undefined) {
    if (hole === '{' && takeMatch(cursor, /\{\{|\}\}/y)) return said(cursor.text.charAt(offset), offset);
    if (hole === '{' && cursor.text.charAt(offset) === '}') return undefined;
    if (cursor.text.startsWith(hole, offset)) return readHole(cursor, language);
  }
  if (takeMatch(cursor, /\r\n?|\n/y)) return isOneLine ? undefined : said('\n', offset);
  if (cursor.text.charAt(offset) === '\\') {
    const raw = isRaw ? takeMatch(cursor, /\\[^\r\n]/y)?.[0] : undefined;
    if (raw !== undefined) return said(raw, offset);
    if (isRaw) return undefined;
    const decoded = (language === 'python' ? decodePython : decodeJavaScript)(cursor);
    return decoded === undefined ? undefined : said(decoded, offset);
  }
  const [text = ''] = takeMatch(cursor, /[^\\'"`{}$\r\n]+|[\s\S]/y) ?? [];
  return text === '' ? undefined : { text, offset, step: 1 };
}

function said(text: string, offset: number): TextPiece {
  return { text, offset, step: 0 };
}

/** Bytes that a hole may have between its braces: code with braces of its own is more than an environment variable. */
const HOLE = /\$?\{([^{}`\r\n]{1,200})\}/y;

function readHole(cursor: ProgramCursor, language: Language): TextPiece | undefined {
  const { index: offset } = cursor;
  const environment = environmentIn(takeMatch(cursor, HOLE)?.[1] ?? '', language);
  return environment === undefined ? undefined : { unknown: { kind: 'program', environment }, offset };
}

const SHARED: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

const HEX = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4}))/y;

/** What a backslash means in Python; one that means nothing stays. */
function decodePython(cursor: ProgramCursor): string | undefined {
  const [, byte, unit] = takeMatch(cursor, HEX) ?? [];
  const code = byte ?? unit ?? takeMatch(cursor, /\\U([\da-fA-F]{8})/y)?.[1];
  if (code !== undefined) return fromCode(Number.parseInt(code, 16));
  const octal = takeMatch(cursor, /\\([0-7]{1,3})/y)?.[1];
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
  if (takeMatch(cursor, /\\(?:\r\n|\r|\n)/y)) return '';
  // A name (`\N{…}`) cannot be looked up, and digits are missing from the others.
  const letter = takeMatch(cursor, /\\([^NxuU\r\n])/y)?.[1];
  if (letter === undefined) return undefined;
  return letter === 'a' ? '\x07' : (SHARED[letter] ?? `\\${letter}`);
}

/** What a backslash means in JavaScript; one that means nothing is dropped. */
function decodeJavaScript(cursor: ProgramCursor): string | undefined {
  const [, byte, unit] = takeMatch(cursor, HEX) ?? [];
  const code = byte ?? unit ?? takeMatch(cursor, /\\u\{([\da-fA-F]{1,6})\}/y)?.[1];
  if (code !== undefined) return fromCode(Number.parseInt(code, 16));
  if (takeMatch(cursor, /\\0(?!\d)/y)) return '\0';
  if (takeMatch(cursor, /\\(?:\r\n|[\r\n\u2028\u2029])/y)) return '';
  const letter = takeMatch(cursor, /\\([^xu\d\r\n])/y)?.[1];
  return letter === undefined ? undefined : (SHARED[letter] ?? letter);
}

function fromCode(code: number): string | undefined {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined;
}
