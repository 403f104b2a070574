import { invariant } from '../../core/invariant.ts';
import type { Problem } from '../finding.ts';
import type { ShellCursor } from './shell-quoting.ts';
import { readStretch, take } from './shell-quoting.ts';
import type { Assignments, ShellWord } from './shell-word.ts';
import { addText, createWord, dropStart } from './shell-word.ts';

/** One simple command. */
export interface ShellCommand {
  readonly words: ShellWord[];
  /** What it reads from standard input, as far as the script says it. */
  input?: ShellWord;
}

/** A shell script taken apart; nothing of it is run. */
export interface ShellScript {
  readonly commands: readonly ShellCommand[];
  /** The last value that the script assigns to each variable. */
  readonly assignments: Assignments;
  readonly problem: Problem | undefined;
}

/**
 * Takes a script apart into simple commands, with the quoting of POSIX shells and `$'…'` undone. What controls the flow
 * between commands only separates them.
 */
export function readScript(script: string): ShellScript {
  const reader: Reader = { script, index: 0, problem: undefined, commands: [{ words: [] }], pending: [], open: [] };
  while (reader.index < script.length && reader.problem === undefined) readNext(reader);
  for (const read of reader.pending) read();
  const commands = reader.commands.filter(({ words, input }) => words.length > 0 || input !== undefined);
  return { commands, assignments: findAssignments(commands), problem: reader.problem };
}

interface Reader extends ShellCursor {
  readonly commands: ShellCommand[];
  /** Read the here-documents whose lines are still to come. */
  readonly pending: (() => void)[];
  /** What closes each command whose output is assigned to a variable. */
  readonly open: string[];
}

function readNext(reader: Reader): void {
  if (take(reader, /(?:[ \t]|\\\r?\n|\r(?=\n))+|#[^\n]*/y) !== undefined) return;
  if (readAssignedOutput(reader)) return;
  const separator = take(reader, /[\n;&|()]/y)?.[0];
  if (separator !== undefined) reader.commands.push({ words: [] });
  if (separator === '\n') for (const read of reader.pending.splice(0)) read();
  if (separator !== undefined) return;
  const command = reader.commands.at(-1);
  invariant(command !== undefined, 'a reader always has a command');
  const operator = take(reader, /<<<|<<-?|[<>][>&|]?/y)?.[0];
  if (operator === undefined) command.words.push(readWord(reader));
  else readRedirection(reader, command, operator);
}

/** `NAME=$(…)`: the commands in it are read as any others, and the variable is one that only the shell knows. */
function readAssignedOutput(reader: Reader): boolean {
  const opened = take(reader, /[A-Za-z_]\w*=(?<quote>"?)\$\((?!\()/y)?.groups;
  if (opened !== undefined) reader.open.push(`)${opened['quote']}`);
  const closer = opened === undefined ? reader.open.at(-1) : undefined;
  const isClosed = closer !== undefined && reader.script.startsWith(closer, reader.index);
  if (isClosed) reader.index += reader.open.pop()?.length ?? 0;
  if (isClosed || opened !== undefined) reader.commands.push({ words: [] });
  return isClosed || opened !== undefined;
}

function readRedirection(reader: Reader, command: ShellCommand, operator: string): void {
  take(reader, /[ \t]+/y);
  const start = reader.index;
  const word = readWord(reader);
  if (operator === '<<<') command.input = word;
  else if (operator.startsWith('<<')) {
    // Variables count where the end mark is written without quotes.
    const isExpanding = !/['"\\]/.test(reader.script.slice(start, reader.index));
    reader.pending.push(() => {
      command.input = readHereDocument(reader, word.text, { isExpanding, dropsTabs: operator === '<<-' });
    });
  }
}

function readWord(reader: Reader): ShellWord {
  const word = createWord(reader.index);
  readStretch(reader, word, 'bare');
  return word;
}

function readHereDocument(
  reader: Reader,
  endMark: string,
  { isExpanding, dropsTabs }: { readonly isExpanding: boolean; readonly dropsTabs: boolean },
): ShellWord {
  const word = createWord(reader.index);
  while (reader.index < reader.script.length && reader.problem === undefined) {
    if (dropsTabs) take(reader, /\t+/y);
    const start = reader.index;
    const [line = ''] = take(reader, /[^\n]*\n?/y) ?? [];
    if (line.replace(/\r?\n?$/, '') === endMark) break;
    if (isExpanding) reader.index = start;
    if (isExpanding) readStretch(reader, word, 'here', start + line.length);
    else addText(word, line, start);
  }
  return word;
}

/** `NAME=value` in front of a command, alone, or after `export`. */
function findAssignments(commands: readonly ShellCommand[]): Assignments {
  const assignments = new Map<string, ShellWord>();
  for (const { words } of commands) {
    for (const word of words) {
      const name = /^([A-Za-z_]\w*)=/.exec(word.text)?.[1];
      if (name !== undefined) assignments.set(name, dropStart(word, name.length + 1));
      else if (word.text !== 'export') break;
    }
  }
  return assignments;
}
