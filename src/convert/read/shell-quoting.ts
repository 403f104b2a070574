import type { Problem } from '../finding.ts';
import type { ShellWord } from './shell-word.ts';
import { addText, addVariable } from './shell-word.ts';

/** Where the reading of a script has come to. */
export interface ShellCursor {
  readonly script: string;
  index: number;
  /** What ends the reading. */
  problem: Problem | undefined;
}

/** Takes what matches at the cursor; undefined where nothing does. */
export function take(cursor: ShellCursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.index;
  const match = pattern.exec(cursor.script) ?? undefined;
  cursor.index += match?.[0].length ?? 0;
  return match;
}

/** Reads on in one form of quoting up to `end`, or to what ends the form: its closing quote, the end of a bare word. */
export function readStretch(
  cursor: ShellCursor,
  word: ShellWord,
  quoting: keyof typeof TOKENS,
  end = cursor.script.length,
): void {
  while (cursor.index < end && cursor.problem === undefined) {
    if (quoting !== 'single' && quoting !== 'ansi' && readVariable(cursor, word)) continue;
    const match = take(cursor, TOKENS[quoting]);
    if (match?.groups === undefined) return;
    const { open, escaped, text } = match.groups;
    if (open !== undefined) readQuoted(cursor, word, open);
    if (escaped !== undefined) addText(word, decode(escaped, quoting), cursor.index - escaped.length, 0);
    if (text !== undefined) addText(word, text, match.index);
  }
}

/** The next piece of a text by the quoting it stands in; what matches without a group is dropped. */
const TOKENS = {
  bare: /\\\r?\n|(?<escaped>\\[\s\S])|(?<open>\$?'|")|(?<text>(?:[^ \t\r\n;&|()<>'"\\$`]|\r(?!\n))+|[\\$])/y,
  single: /(?<text>[^']+)/y,
  double: /\\\n|\\(?<escaped>[$`"\\])|(?<text>[^"\\$`]+|[\\$])/y,
  ansi: /(?<escaped>\\(?:u[\da-fA-F]{1,4}|x[\da-fA-F]{1,2}|[ntrbf\\'"?]))|(?<text>[^'\\]+|\\)/y,
  here: /\\\n|\\(?<escaped>[$`\\])|(?<text>[^\n\\$`]+|[\n\\$])/y,
};

const QUOTES: Readonly<Record<string, keyof typeof TOKENS>> = { "'": 'single', '"': 'double', "$'": 'ansi' };

const VARIABLE = /\$(?:(?<plain>[A-Za-z_]\w*)|\{(?<braced>[A-Za-z_]\w*)(?::?(?:-(?<fallback>[^}]*)|\?[^}]*))?\})/y;

/** Reads a variable, or refuses what starts like one; false where a dollar sign is only that. */
function readVariable(cursor: ShellCursor, word: ShellWord): boolean {
  const { index: start, script } = cursor;
  const { plain, braced, fallback } = take(cursor, VARIABLE)?.groups ?? {};
  const name = plain ?? braced;
  if (name !== undefined) addVariable(word, { name, fallback }, start);
  else if (/^(?:`|\$\()/.test(script.slice(start, start + 2)))
    stop(cursor, start, 'The output of a command stands here.', 'Put the text itself in its place.');
  else if (script.startsWith('${', start))
    stop(cursor, start, 'This use of a variable is not understood.', 'Write the value in its place.');
  else return false;
  return true;
}

/** Reads up to the quote that closes what `open` has opened, and over it. */
function readQuoted(cursor: ShellCursor, word: ShellWord, open: string): void {
  const start = cursor.index - open.length;
  readStretch(cursor, word, QUOTES[open] ?? 'single');
  if (cursor.index >= cursor.script.length) stop(cursor, start, 'This quote is not closed.');
  cursor.index += 1;
}

function decode(written: string, quoting: keyof typeof TOKENS): string {
  if (quoting === 'bare') return written.slice(1);
  if (quoting !== 'ansi') return written;
  const hex = /^\\[ux](.+)/.exec(written)?.[1];
  const letter = written.slice(1);
  return hex === undefined ? (ANSI_ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(hex, 16));
}

const ANSI_ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** Ends the reading at an offset. */
function stop(cursor: ShellCursor, start: number, message: string, help?: string): void {
  cursor.problem ??= { code: 'import/unsupported', message, help, start, end: start + 1 };
}
