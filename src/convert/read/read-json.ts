import type { MemberNode, Node, NumberNode, ObjectNode, ValueNode } from '@humanwhocodes/momoa';
import type { JsonValue } from '../../core/json.ts';
import type { JsonError } from '../../core/parse-json.ts';
import { parseJson } from '../../core/parse-json.ts';
import type { Path } from '../../core/path.ts';
import { formatPointer } from '../../core/path.ts';
import { DEFAULT_LIMITS } from '../../load/limits.ts';
import type { Extent } from '../../load/line-map.ts';
import type { Problem } from '../finding.ts';

/** JSON as it stands in a file, or as a shell would make it from what stands there. */
export interface JsonText {
  readonly text: string;
  /** The offset in the file of the code unit at `index`; the length of the text leads to its end. */
  readonly offsetOf: (index: number) => number;
  /** The shell variables in the text by index; one character of the text stands for each. */
  readonly variables: ReadonlyMap<number, ShellVariable>;
}

/** A variable as a script writes it. */
export interface ShellVariable {
  readonly name: string;
  /** What stands for it when it is not set (`${NAME:-fallback}`). */
  readonly fallback?: string | undefined;
  /** Its value where the script states it. */
  readonly value?: string | undefined;
}

/** A piece of a text: written out, or a shell variable. */
export type Piece = string | ShellVariable;

/** A JSON text taken apart; without a root where it is not JSON. */
export interface ReadJson {
  readonly root: ValueNode | undefined;
  readonly value: JsonValue | undefined;
  /** The pieces of each text that holds shell variables, by its JSON pointer. */
  readonly pieces: ReadonlyMap<string, readonly Piece[]>;
  readonly problems: readonly Problem[];
}

/** The text of a file that is nothing but JSON. */
export function plainJsonText(text: string): JsonText {
  return { text, offsetOf: (index) => index, variables: new Map() };
}

/**
 * Reads JSON strictly. JSON.parse would keep the last of two equal keys, round large integers, and say where it failed
 * in words that differ between versions of Node.
 */
export function readJson(source: JsonText): ReadJson {
  const result = parseJson(source.text, DEFAULT_LIMITS.depth);
  const reading: Reading = { source, keys: 0, problems: [], pieces: new Map() };
  const root = 'type' in result ? result : undefined;
  const value = root && readValue(root, [], reading);
  if ('index' in result) reading.problems.push(describeError(source, result));
  return { root, value, pieces: reading.pieces, problems: reading.problems.slice(0, MAX_PROBLEMS) };
}

/** Where a node stands in the file. */
export function extentOf({ offsetOf }: JsonText, { loc: { start, end } }: Node): Extent {
  return { start: offsetOf(start.offset), end: offsetOf(end.offset - 1) + 1 };
}

/** The text of a key. */
export function keyOf({ name }: MemberNode): string {
  return name.type === 'String' ? name.value : name.name;
}

interface Reading {
  readonly source: JsonText;
  keys: number;
  readonly problems: Problem[];
  readonly pieces: Map<string, readonly Piece[]>;
}

/** Nobody reads the thousandth. */
const MAX_PROBLEMS = 100;

const { keys: MAX_KEYS } = DEFAULT_LIMITS;

function describeError({ text, offsetOf, variables }: JsonText, { index, message, help }: JsonError): Problem {
  const place = { start: offsetOf(index), end: offsetOf(Math.min(index + 1, text.length)) };
  const variable = variables.get(index)?.name;
  if (variable === undefined) return { code: 'import/not-json', message, help, ...place };
  const unknown = `A value is needed here, and only the shell knows that of \`$${variable}\`.`;
  return { code: 'import/shell-variable', message: unknown, help: 'Write the value in its place.', ...place };
}

function readValue(node: ValueNode, path: Path, reading: Reading): JsonValue {
  if (node.type === 'Array') return node.elements.map((item, at) => readValue(item.value, [...path, at], reading));
  if (node.type === 'Object') return readObject(node, path, reading);
  if (node.type === 'Number') return readNumber(node, reading);
  if (node.type === 'Boolean') return node.value;
  if (node.type !== 'String') return null;
  const pieces = piecesOf(node, reading.source);
  if (pieces === undefined) return node.value;
  reading.pieces.set(formatPointer(path), pieces);
  return pieces.map((piece) => (typeof piece === 'string' ? piece : `$${piece.name}`)).join('');
}

function readObject({ members }: ObjectNode, path: Path, reading: Reading): JsonValue {
  const { source, problems } = reading;
  const entries = new Map<string, JsonValue>();
  for (const member of members) {
    const key = keyOf(member);
    const add = (code: Problem['code'], message: string, help?: string): void => {
      problems.push({ code, message, help, ...extentOf(source, member.name) });
    };
    reading.keys += 1;
    if (reading.keys === MAX_KEYS + 1) add('import/not-json', `The JSON has more than ${MAX_KEYS} keys.`);
    const value = readValue(member.value, [...path, key], reading);
    if (piecesOf(member.name, source) !== undefined) {
      add('import/shell-variable', 'A key holds a shell variable.', 'Write the key out.');
    }
    if (entries.has(key)) add('import/duplicate-key', 'This key stands twice in one object.');
    entries.set(key, value);
  }
  return Object.fromEntries(entries);
}

function readNumber(node: NumberNode, { source, problems }: Reading): number {
  const written = source.text.slice(node.loc.start.offset, node.loc.end.offset);
  if (!isKept(written, node.value)) {
    const message = 'This number cannot be kept as it is written.';
    const help = 'Put it in quotes where text is meant.';
    problems.push({ code: 'import/number-range', message, help, ...extentOf(source, node) });
  }
  // A manifest has no -0.
  return node.value + 0;
}

/** What JSON.stringify writes is kept: `100000000000000000000` is how it writes 1e20. */
function isKept(written: string, number: number): boolean {
  if (/^-?[0-9]+$/.test(written)) return Number.isSafeInteger(number) || JSON.stringify(number) === written;
  return Number.isFinite(number) && (number !== 0 || !/[1-9]/.test(written.split(/e/i, 1)[0] ?? ''));
}

/** The pieces of a string; undefined where no variable stands in it. */
function piecesOf({ loc }: Node, { text, variables }: JsonText): Piece[] | undefined {
  if (variables.size === 0) return undefined;
  const pieces: Piece[] = [];
  let start = loc.start.offset + 1;
  const literal = (end: number): string => JSON.parse(`"${text.slice(start, end)}"`) as string;
  for (let index = start; index < loc.end.offset; index += 1) {
    const variable = variables.get(index);
    if (variable === undefined) continue;
    pieces.push(literal(index), variable);
    start = index + 1;
  }
  return pieces.length === 0 ? undefined : [...pieces, literal(loc.end.offset - 1)];
}
