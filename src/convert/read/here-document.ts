import type { ShellCursor } from './shell-quoting.ts';
import { IN_HERE_DOCUMENT, readExpanding } from './shell-quoting.ts';
import type { ShellWord } from './shell-word.ts';
import { addText } from './shell-word.ts';

/** A here-document whose lines are still to come. */
export interface PendingDocument {
  /** Takes in the text. */
  readonly word: ShellWord;
  readonly endMark: string;
  /** Whether variables count: the end mark was written without quotes. */
  readonly isExpanding: boolean;
  /** Whether tabs at the start of lines are dropped (`<<-`). */
  readonly dropsTabs: boolean;
}

/** Reads the lines of a here-document; the cursor stands at the start of the first. */
export function readHereDocument(
  cursor: ShellCursor,
  { word, endMark, isExpanding, dropsTabs }: PendingDocument,
): void {
  const { script } = cursor;
  while (cursor.index < script.length && cursor.problem === undefined) {
    const feed = script.indexOf('\n', cursor.index);
    const end = feed === -1 ? script.length : feed;
    if (dropsTabs) cursor.index += /^\t*/.exec(script.slice(cursor.index, end))?.[0].length ?? 0;
    const line = script.slice(cursor.index, end);
    if (line.replace(/\r$/, '') === endMark) {
      cursor.index = Math.min(end + 1, script.length);
      return;
    }
    readLine(cursor, word, end, isExpanding);
  }
}

/** Reads one line with its line feed; one that goes on in the next has none. */
function readLine(cursor: ShellCursor, word: ShellWord, end: number, isExpanding: boolean): void {
  const { script } = cursor;
  const isJoined = isExpanding && endsInBackslash(script, cursor.index, end);
  if (isExpanding) readExpanding(cursor, word, isJoined ? end - 1 : end, IN_HERE_DOCUMENT);
  else for (let at = cursor.index; at < end; at += 1) addText(word, script.charAt(at), at);
  if (!isJoined && end < script.length) addText(word, '\n', end);
  cursor.index = Math.min(end + 1, script.length);
}

/** Whether the last backslash of a line has no other before it that takes its meaning. */
function endsInBackslash(script: string, start: number, end: number): boolean {
  let first = end;
  while (first > start && script.charAt(first - 1) === '\\') first -= 1;
  return (end - first) % 2 === 1;
}
