import type { Problem } from './problem.ts';
import type { ShellWord } from './shell-word.ts';
import { addText, addVariable } from './shell-word.ts';

/** Where the reading of a script has come to. */
export interface ShellCursor {
  readonly script: string;
  index: number;
  /** What ends the reading. */
  problem: Problem | undefined;
}

/** What in a stretch of text is special besides `$` and the backtick. */
interface Quoting {
  /** The characters that a backslash takes their meaning from. */
  readonly escapable: string;
  /** Ends the stretch. */
  readonly close?: '"';
}

const IN_DOUBLE_QUOTES: Quoting = { escapable: '$`"\\', close: '"' };

/** The quoting of a here-document whose end mark is not quoted. */
export const IN_HERE_DOCUMENT: Quoting = { escapable: '$`\\' };

/** Reads `'…'`; the cursor stands at the opening quote. */
export function readSingleQuoted(cursor: ShellCursor, word: ShellWord): void {
  const { script, index } = cursor;
  const close = script.indexOf("'", index + 1);
  if (close === -1) {
    stop(cursor, index, 'This quote is not closed.');
    return;
  }
  for (let at = index + 1; at < close; at += 1) addText(word, script.charAt(at), at);
  cursor.index = close + 1;
}

/** Reads `"…"`; the cursor stands at the opening quote. */
export function readDoubleQuoted(cursor: ShellCursor, word: ShellWord): void {
  const { script, index } = cursor;
  cursor.index += 1;
  readExpanding(cursor, word, script.length, IN_DOUBLE_QUOTES);
  if (cursor.problem === undefined && script.charAt(cursor.index) !== '"') {
    stop(cursor, index, 'This quote is not closed.');
    return;
  }
  cursor.index += 1;
}

/** Reads text in which variables count, up to `end` or the closing quote. */
export function readExpanding(cursor: ShellCursor, word: ShellWord, end: number, quoting: Quoting): void {
  const { script } = cursor;
  while (cursor.index < end && cursor.problem === undefined) {
    const character = script.charAt(cursor.index);
    const next = script.charAt(cursor.index + 1);
    if (character === quoting.close) return;
    if (character === '\\' && next === '\n') cursor.index += 2;
    else if (character === '\\' && next !== '' && quoting.escapable.includes(next)) {
      addText(word, next, cursor.index + 1);
      cursor.index += 2;
    } else if (character === '$' || character === '`') readDollar(cursor, word);
    else {
      addText(word, character, cursor.index);
      cursor.index += 1;
    }
  }
}

/** Reads what starts with `$`, or refuses a command substitution. */
export function readDollar(cursor: ShellCursor, word: ShellWord): void {
  const { script, index } = cursor;
  const rest = script.slice(index, index + MAX_VARIABLE);
  if (/^(?:`|\$\()/.test(rest)) {
    stop(cursor, index, 'The output of a command stands here.', SUBSTITUTION_HELP);
    return;
  }
  const match = /^\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::?([-?])([^}]*))?\})/.exec(rest);
  if (match === null && rest.startsWith('${')) {
    stop(cursor, index, 'This use of a variable is not understood.', 'Write the value in its place.');
    return;
  }
  if (match === null) addText(word, '$', index);
  else addVariable(word, toVariable(match), index);
  cursor.index += match?.[0].length ?? 1;
}

/** Reads `$'…'`, as browsers write it; the cursor stands at the dollar sign. */
export function readAnsiQuoted(cursor: ShellCursor, word: ShellWord): void {
  const { script, index } = cursor;
  cursor.index += 2;
  while (cursor.index < script.length) {
    const at = cursor.index;
    const match = ANSI.exec(script.slice(at, at + 10));
    if (script.charAt(at) === "'") {
      cursor.index += 1;
      return;
    }
    const hex = match?.[1] ?? match?.[2];
    const text = hex === undefined ? unescapeLetter(match?.[3]) : String.fromCharCode(Number.parseInt(hex, 16));
    addText(word, text ?? script.charAt(at), at);
    cursor.index += text === undefined ? 1 : (match?.[0].length ?? 1);
  }
  stop(cursor, index, 'This quote is not closed.');
}

/** Ends the reading at an offset. */
export function stop(cursor: ShellCursor, start: number, message: string, help?: string): void {
  const place = { start, end: Math.min(start + 1, cursor.script.length) };
  cursor.problem ??= { code: 'import/unsupported', message, ...(help !== undefined && { help }), ...place };
}

/** No variable with its fallback is longer. */
const MAX_VARIABLE = 2_000;

const SUBSTITUTION_HELP = 'Import runs no command: put the text itself in its place.';

const ANSI = /^\\(?:u([0-9a-fA-F]{1,4})|x([0-9a-fA-F]{1,2})|(.))/su;

const ANSI_ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

function unescapeLetter(letter: string | undefined): string | undefined {
  if (letter === undefined) return undefined;
  return ANSI_ESCAPES[letter] ?? ('\\\'"?'.includes(letter) ? letter : undefined);
}

function toVariable([, plain, braced, operator, argument]: RegExpExecArray): { name: string; fallback?: string } {
  const name = plain ?? braced ?? '';
  return operator === '-' ? { name, fallback: argument ?? '' } : { name };
}
