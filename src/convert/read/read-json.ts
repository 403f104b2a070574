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
  /** What is not known of the text, by index; one character of the text stands for each. */
  readonly unknowns: ReadonlyMap<number, Unknown>;
}

/** A variable as a script writes it. */
export interface ShellVariable {
  readonly kind: 'shell';
  readonly name: string;
  /** What stands for it when it is not set (`${NAME:-fallback}`). */
  readonly fallback?: string | undefined;
  /** Its value where the script states it. */
  readonly value?: string | undefined;
}

/** What stands in a program where a value is needed, and only the program knows: a variable, what a function gives. */
export interface ProgramValue {
  readonly kind: 'program';
  /** The environment variable that it is read from; undefined where it is anything else. */
  readonly environment?: string | undefined;
}

/** A part of a text that is not written out. */
export type Unknown = ShellVariable | ProgramValue;

/** A piece of a text: written out, or not. */
export type Piece = string | Unknown;

/** A JSON text taken apart; without a root where it is not JSON. */
export interface ReadJson {
  readonly root: ValueNode | undefined;
  readonly value: JsonValue | undefined;
  /** The pieces of each text that is not written out as a whole, by its JSON pointer. */
  readonly pieces: ReadonlyMap<string, readonly Piece[]>;
  readonly problems: readonly Problem[];
}

/** The text of a file that is nothing but JSON. */
export function plainJsonText(text: string): JsonText {
  return { text, offsetOf: (index) => index, unknowns: new Map() };
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

function describeError({ text, offsetOf, unknowns }: JsonText, { index, message, help }: JsonError): Problem {
  const place = { start: offsetOf(index), end: offsetOf(Math.min(index + 1, text.length)) };
  const unknown = unknowns.get(index);
  if (unknown?.kind !== 'shell') return { code: 'import/not-json', message, help, ...place };
  const needed = `A value is needed here, and only the shell knows that of \`$${unknown.name}\`.`;
  return { code: 'import/shell-variable', message: needed, help: 'Write the value in its place.', ...place };
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
  return pieces.map((piece) => (typeof piece === 'string' ? piece : standInFor(piece))).join('');
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

/** The text in a value for what is not known of it. */
function standInFor(unknown: Unknown): string {
  return unknown.kind === 'shell' ? `$${unknown.name}` : '';
}

/** The pieces of a string; undefined where it is written out. */
function piecesOf({ loc }: Node, { text, unknowns }: JsonText): Piece[] | undefined {
  if (unknowns.size === 0) return undefined;
  const pieces: Piece[] = [];
  let start = loc.start.offset + 1;
  const literal = (end: number): string => JSON.parse(`"${text.slice(start, end)}"`) as string;
  for (let index = start; index < loc.end.offset; index += 1) {
    const unknown = unknowns.get(index);
    if (unknown === undefined) continue;
    pieces.push(literal(index), unknown);
    start = index + 1;
  }
  return pieces.length === 0 ? undefined : [...pieces, literal(loc.end.offset - 1)];
}
