import { DEFAULT_LIMITS } from '../../../load/limits.ts';
import { addJson, addText, addUnknown, takeBack } from './json-writer.ts';
import type { Language } from './program-cursor.ts';
import { skipSpace, stopAt, takeMatch, takeText } from './program-cursor.ts';
import type { ProgramReader } from './program-reader.ts';
import { environmentIn } from './read-environment.ts';
import { NO_END, readMembers } from './read-members.ts';
import { takeNumber } from './read-number.ts';
import { isAtOpening, readText } from './read-text.ts';
import { skipExpression } from './skip-expression.ts';

/** Reads one value and writes it as JSON; what is no literal is written as a value that only the program knows. */
export function readValue(reader: ProgramReader, depth: number): void {
  skipSpace(reader);
  const { index: start, writer } = reader;
  const { length } = writer;
  if (depth > DEFAULT_LIMITS.depth) {
    stopAt(reader, start, `The call is nested more than ${DEFAULT_LIMITS.depth} levels deep.`);
    return;
  }
  const isLiteral = readLiteral(reader, depth);
  if ((isLiteral && endsArgument(reader)) || reader.problem !== undefined) return;
  takeBack(writer, length);
  // Of what begins with a literal the rest alone is passed over: each level of brackets would be read once more.
  if (!isLiteral) reader.index = start;
  skipExpression(reader);
  const expression = reader.text.slice(start, Math.min(reader.index, start + LONGEST)).trim();
  const result = reader.results.get(expression);
  if (result === undefined) {
    const environment = reader.index > start + LONGEST ? undefined : environmentIn(expression, reader.language);
    addUnknown(writer, { kind: 'program', environment }, start);
  } else addText(writer, [{ text: result, offset: start, step: 0 }], start);
}

/** The longest expression that is looked at for a name in it. */
const LONGEST = 300;

/** Whether nothing more belongs to the value that was read; what TypeScript says of its type changes nothing. */
export function endsArgument(reader: ProgramReader): boolean {
  skipSpace(reader);
  const type = reader.language === 'javascript' ? takeMatch(reader, /(?:as|satisfies)\b/y) : undefined;
  if (type !== undefined) skipExpression(reader);
  return reader.index >= reader.text.length || /[,)\]}]/.test(reader.text.charAt(reader.index));
}

/** Reads a literal; false where none stands here. */
function readLiteral(reader: ProgramReader, depth: number): boolean {
  const { index: start, writer, language } = reader;
  if (isAtOpening(reader)) {
    const pieces = readText(reader);
    if (pieces !== undefined) addText(writer, pieces, start);
    return pieces !== undefined;
  }
  const number = takeNumber(reader);
  if (number !== undefined) {
    addJson(writer, number, start);
    return true;
  }
  if (takeText(reader, '[')) return readItems(reader, ']', depth);
  if (takeText(reader, '(')) return readItems(reader, ')', depth);
  const readMember = (): void => readValue(reader, depth + 1);
  if (takeText(reader, '{')) {
    return readMembers(reader, { form: language === 'python' ? 'dict' : 'object', closer: '}', readMember });
  }
  const word = takeMatch(reader, /[A-Za-z_]\w*/y)?.[0] ?? '';
  const constant = Object.hasOwn(CONSTANTS[language], word) ? CONSTANTS[language][word] : undefined;
  if (constant !== undefined) addJson(writer, constant, start);
  if (constant !== undefined || word !== 'dict' || language !== 'python') return constant !== undefined;
  skipSpace(reader);
  return takeText(reader, '(') && readMembers(reader, { form: 'keywords', closer: ')', readMember });
}

const CONSTANTS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  python: { True: 'true', False: 'false', None: 'null' },
  javascript: { true: 'true', false: 'false', null: 'null', undefined: 'null' },
};

/** The items of a list, of a tuple, or the one value between parentheses that group it. */
function readItems(reader: ProgramReader, closer: string, depth: number): boolean {
  const { writer, index: start } = reader;
  const head = { text: '[', offset: start - 1, step: 0 as const };
  writer.push(head);
  let [count, commas] = [0, 0];
  while (reader.problem === undefined) {
    skipSpace(reader);
    if (takeText(reader, closer)) {
      const isGroup = closer === ')' && commas === 0 && count === 1;
      // The opening bracket was written before it could be told from one that only groups.
      if (isGroup) head.text = ' ';
      else addJson(writer, ']', reader.index - 1);
      return closer === ']' || reader.language === 'python' || isGroup;
    }
    if (count > 0) addJson(writer, ',', reader.index);
    readItem(reader, depth);
    count += 1;
    skipSpace(reader);
    if (takeText(reader, ',')) commas += 1;
    else if (!reader.text.startsWith(closer, reader.index)) stopAt(reader, reader.index, NO_END);
  }
  return false;
}

/** What stands for several items, or for none, is an item that is not known. */
function readItem(reader: ProgramReader, depth: number): void {
  const { index: start, writer } = reader;
  if (!/[*.,]/.test(reader.text.charAt(start))) {
    readValue(reader, depth + 1);
    return;
  }
  skipExpression(reader);
  addUnknown(writer, { kind: 'program' }, start);
}
