import type { JsonText } from './json-text.ts';
import type { Problem } from './problem.ts';

/** Where reading has come to, and what it has found. */
export interface JsonCursor {
  readonly source: JsonText;
  index: number;
  /** How many objects and arrays are open. */
  depth: number;
  /** How many keys have been read. */
  keys: number;
  /** What ends the reading. */
  stop: Problem | undefined;
  /** What is wrong and does not end the reading. */
  readonly problems: Problem[];
}

/** A problem in the code units from `start` up to `end`. */
export function problemAt(
  { source }: JsonCursor,
  { start, end }: { readonly start: number; readonly end: number },
  rest: Pick<Problem, 'code' | 'message' | 'help'>,
): Problem {
  return { ...rest, start: source.offsetOf(start), end: source.offsetOf(end) };
}

/** Keeps a problem; nobody reads the thousandth. */
export function addProblem({ problems }: JsonCursor, problem: Problem): void {
  if (problems.length < MAX_PROBLEMS) problems.push(problem);
}

const MAX_PROBLEMS = 100;

/** Ends the reading: nothing that follows can be understood. */
export function stopAt(cursor: JsonCursor, index: number, message: string, help?: string): undefined {
  const end = Math.min(index + 1, cursor.source.text.length);
  const code = 'import/not-json';
  cursor.stop ??= problemAt(cursor, { start: index, end }, { code, message, ...(help !== undefined && { help }) });
  return undefined;
}

/** Ends the reading at a character that cannot stand where it does. */
export function stopAtUnexpected(cursor: JsonCursor, expected: string): undefined {
  const { source, index } = cursor;
  const variable = source.variables.get(index);
  if (variable !== undefined) {
    const message = `The value of \`$${variable}\` is known only to the shell; a value is needed here.`;
    const rest = { code: 'import/shell-variable', message, help: 'Write the value in its place.' } as const;
    cursor.stop ??= problemAt(cursor, { start: index, end: index + 1 }, rest);
    return undefined;
  }
  if (index >= source.text.length) return stopAt(cursor, index, `The JSON ends where ${expected} is needed.`);
  const help = HINTS[source.text.charAt(index)];
  return stopAt(cursor, index, `This is not JSON: ${expected} is needed here.`, help);
}

const HINTS: Readonly<Record<string, string>> = {
  "'": 'JSON has double quotes only.',
  '#': 'JSON has no comments.',
  '/': 'JSON has no comments.',
  '}': 'Remove the comma before it, or complete what it ends.',
  ']': 'Remove the comma before it.',
  T: 'Write `true`.',
  F: 'Write `false`.',
  N: 'Write `null`; JSON has no NaN.',
};

/** Passes over white space and gives the character that follows. */
export function nextCharacter(cursor: JsonCursor): string {
  const { text } = cursor.source;
  while (' \t\n\r'.includes(text.charAt(cursor.index)) && cursor.index < text.length) cursor.index += 1;
  return text.charAt(cursor.index);
}
