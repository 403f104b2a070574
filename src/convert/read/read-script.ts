import { invariant } from '../../core/invariant.ts';
import type { PendingDocument } from './here-document.ts';
import { readHereDocument } from './here-document.ts';
import type { Problem } from './problem.ts';
import type { ShellCursor } from './shell-quoting.ts';
import { readAnsiQuoted, readDollar, readDoubleQuoted, readSingleQuoted } from './shell-quoting.ts';
import type { ShellWord } from './shell-word.ts';
import { addText, createWord, dropStart } from './shell-word.ts';

/** One simple command. */
export interface ShellCommand {
  readonly words: ShellWord[];
  /** What it reads from standard input, as far as the script says it. */
  input: ShellWord | undefined;
}

/** A shell script taken apart; nothing of it is run. */
export interface ShellScript {
  readonly commands: readonly ShellCommand[];
  /** The last value that the script assigns to each variable. */
  readonly assignments: ReadonlyMap<string, ShellWord>;
  readonly problem: Problem | undefined;
}

/**
 * Takes a script apart into simple commands, with the quoting of POSIX shells and `$'…'` undone. What controls the flow
 * between commands only separates them.
 */
export function readScript(script: string): ShellScript {
  const reader: Reader = {
    script,
    index: 0,
    problem: undefined,
    commands: [{ words: [], input: undefined }],
    pending: [],
  };
  while (reader.index < script.length && reader.problem === undefined) readNext(reader);
  return {
    commands: reader.commands.filter(({ words, input }) => words.length > 0 || input !== undefined),
    assignments: findAssignments(reader.commands),
    problem: reader.problem,
  };
}

interface Reader extends ShellCursor {
  readonly commands: ShellCommand[];
  pending: PendingDocument[];
}

function readNext(reader: Reader): void {
  const { script } = reader;
  const rest = script.slice(reader.index, reader.index + 3);
  const blank = /^(?:[ \t]|\\\r?\n|\r(?=\n))/.exec(rest)?.[0];
  if (blank !== undefined) reader.index += blank.length;
  else if (rest.startsWith('\n')) endLine(reader);
  else if (rest.startsWith('#')) reader.index = lineEnd(script, reader.index);
  else if (/^[;&|()]/.test(rest)) endCommand(reader);
  else if (/^[<>]/.test(rest)) readRedirection(reader);
  else currentCommand(reader).words.push(readWord(reader));
}

function endLine(reader: Reader): void {
  endCommand(reader);
  for (const pending of reader.pending) readHereDocument(reader, pending);
  reader.pending = [];
}

function endCommand(reader: Reader): void {
  reader.index += 1;
  reader.commands.push({ words: [], input: undefined });
}

function currentCommand({ commands }: Reader): ShellCommand {
  const last = commands.at(-1);
  invariant(last !== undefined, 'a reader always has a command');
  return last;
}

function readRedirection(reader: Reader): void {
  const { script } = reader;
  const operator = /^(?:<<<|<<-|<<|<|>>|>&|>\||>)/.exec(script.slice(reader.index, reader.index + 3))?.[0] ?? '';
  reader.index += operator.length;
  reader.index += /^[ \t]*/.exec(script.slice(reader.index, reader.index + 80))?.[0].length ?? 0;
  const start = reader.index;
  const word = readWord(reader);
  if (operator === '<<<') currentCommand(reader).input = word;
  if (operator !== '<<' && operator !== '<<-') return;
  const document = createWord(lineEnd(script, reader.index));
  currentCommand(reader).input = document;
  const isExpanding = !/['"\\]/.test(script.slice(start, reader.index));
  reader.pending.push({ word: document, endMark: word.text, isExpanding, dropsTabs: operator === '<<-' });
}

function readWord(reader: Reader): ShellWord {
  const { script } = reader;
  const word = createWord(reader.index);
  while (reader.index < script.length && reader.problem === undefined) {
    const rest = script.slice(reader.index, reader.index + 3);
    const joined = /^\\\r?\n/.exec(rest)?.[0];
    if (/^(?:[ \t\n;&|()<>]|\r\n)/.test(rest)) break;
    if (joined !== undefined) reader.index += joined.length;
    else if (rest.startsWith("'")) readSingleQuoted(reader, word);
    else if (rest.startsWith('"')) readDoubleQuoted(reader, word);
    else if (rest.startsWith("$'")) readAnsiQuoted(reader, word);
    else if (rest.startsWith('$') || rest.startsWith('`')) readDollar(reader, word);
    else {
      const length = rest.startsWith('\\') ? 2 : 1;
      addText(word, script.charAt(reader.index + length - 1), reader.index);
      reader.index += length;
    }
  }
  return word;
}

/** `NAME=value` in front of a command, alone, or after `export`. */
function findAssignments(commands: readonly ShellCommand[]): ReadonlyMap<string, ShellWord> {
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

function lineEnd(script: string, index: number): number {
  const feed = script.indexOf('\n', index);
  return feed === -1 ? script.length : feed;
}
