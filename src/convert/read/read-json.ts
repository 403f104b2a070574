import { DEFAULT_LIMITS } from '../../load/limits.ts';
import type { JsonCursor } from './json-cursor.ts';
import { addProblem, nextCharacter, problemAt, stopAt, stopAtUnexpected } from './json-cursor.ts';
import type { JsonEntry, JsonNode } from './json-node.ts';
import { readString } from './json-string.ts';
import type { JsonText } from './json-text.ts';
import type { Problem } from './problem.ts';

/** A JSON text taken apart; without a root where it is not JSON. */
export interface ReadJson {
  readonly root: JsonNode | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads a text that is one JSON value (RFC 8259), strictly. JSON.parse would keep the last of two equal keys, round
 * large integers, and say where it failed in words that differ between versions of Node.
 */
export function readJson(source: JsonText): ReadJson {
  const cursor: JsonCursor = { source, index: 0, depth: 0, keys: 0, stop: undefined, problems: [] };
  const root = readValue(cursor);
  if (root !== undefined && nextCharacter(cursor) !== '') stopAtUnexpected(cursor, 'the end of the JSON');
  if (cursor.stop !== undefined) return { root: undefined, problems: [...cursor.problems, cursor.stop] };
  return { root, problems: cursor.problems };
}

function readValue(cursor: JsonCursor): JsonNode | undefined {
  const first = nextCharacter(cursor);
  if (first === '{' || first === '[') return readNested(cursor, first);
  const start = cursor.index;
  if (first !== '"') return readWord(cursor);
  const string = readString(cursor);
  if (string === undefined) return undefined;
  const { text: value, pieces } = string;
  return { kind: 'scalar', ...extent(cursor, start), value, ...(pieces && { pieces }) };
}

function readNested(cursor: JsonCursor, open: '{' | '['): JsonNode | undefined {
  if (cursor.depth === DEFAULT_LIMITS.depth) {
    return stopAt(cursor, cursor.index, `The JSON is nested more than ${DEFAULT_LIMITS.depth} levels deep.`);
  }
  cursor.depth += 1;
  const node = open === '{' ? readObject(cursor) : readArray(cursor);
  cursor.depth -= 1;
  return node;
}

function readObject(cursor: JsonCursor): JsonNode | undefined {
  const start = cursor.index;
  const entries = new Map<string, JsonEntry>();
  const isWhole = readMembers(cursor, '}', () => {
    if (nextCharacter(cursor) !== '"') return stopAtUnexpected(cursor, 'a key in double quotes');
    return readEntry(cursor, entries);
  });
  return isWhole ? { kind: 'mapping', ...extent(cursor, start), entries } : undefined;
}

function readArray(cursor: JsonCursor): JsonNode | undefined {
  const start = cursor.index;
  const items: JsonNode[] = [];
  const isWhole = readMembers(cursor, ']', () => {
    const item = readValue(cursor);
    if (item === undefined) return undefined;
    items.push(item);
    return true;
  });
  return isWhole ? { kind: 'sequence', ...extent(cursor, start), items } : undefined;
}

/** Reads what stands between brackets; `readMember` gives undefined where reading has to end. */
function readMembers(cursor: JsonCursor, close: '}' | ']', readMember: () => true | undefined): boolean {
  cursor.index += 1;
  if (nextCharacter(cursor) !== close) {
    do {
      if (readMember() === undefined) return false;
    } while (nextCharacter(cursor) === ',' && advance(cursor));
  }
  if (nextCharacter(cursor) === close) return advance(cursor);
  stopAtUnexpected(cursor, `\`,\` or \`${close}\``);
  return false;
}

function readEntry(cursor: JsonCursor, entries: Map<string, JsonEntry>): true | undefined {
  const start = cursor.index;
  const name = readString(cursor);
  if (name === undefined) return undefined;
  const key = extent(cursor, start);
  cursor.keys += 1;
  if (cursor.keys > DEFAULT_LIMITS.keys) {
    return stopAt(cursor, start, `The JSON has more than ${DEFAULT_LIMITS.keys} keys, which no manifest may have.`);
  }
  if (nextCharacter(cursor) !== ':') return stopAtUnexpected(cursor, '`:`');
  advance(cursor);
  const value = readValue(cursor);
  if (value === undefined) return undefined;
  if (name.pieces !== undefined) {
    const message = 'A key holds a shell variable.';
    addProblem(cursor, { code: 'import/shell-variable', message, help: 'Write the key out.', ...key });
  }
  if (!entries.has(name.text)) entries.set(name.text, { key, value });
  else addProblem(cursor, { code: 'import/duplicate-key', message: 'This key stands twice in one object.', ...key });
  return true;
}

/** Reads a number, `true`, `false` or `null`. */
function readWord(cursor: JsonCursor): JsonNode | undefined {
  const start = cursor.index;
  const word = /(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null)(?![\w.+-])/y;
  word.lastIndex = start;
  const written = word.exec(cursor.source.text)?.[0];
  if (written === undefined) return stopAtUnexpected(cursor, 'a value');
  cursor.index += written.length;
  const value = written in WORDS ? (WORDS[written] ?? null) : Number(written) + 0;
  if (typeof value === 'number' && !isKept(written, value)) reportNumber(cursor, start);
  return { kind: 'scalar', ...extent(cursor, start), value };
}

const WORDS: Readonly<Record<string, null | boolean>> = { true: true, false: false, null: null };

/** What JSON.stringify writes is kept: `100000000000000000000` is how it writes 1e20. */
function isKept(written: string, number: number): boolean {
  if (/^-?[0-9]+$/.test(written)) return Number.isSafeInteger(number) || JSON.stringify(number) === written;
  return Number.isFinite(number) && (number !== 0 || !/[1-9]/.test(written.split(/e/i, 1)[0] ?? ''));
}

function reportNumber(cursor: JsonCursor, start: number): void {
  const message = 'This number cannot be kept as it is written.';
  const help = 'Put it in quotes where text is meant.';
  const place = { start, end: cursor.index };
  addProblem(cursor, problemAt(cursor, place, { code: 'import/number-range', message, help }));
}

function extent({ source, index }: JsonCursor, start: number): { readonly start: number; readonly end: number } {
  return { start: source.offsetOf(start), end: source.offsetOf(index - 1) + 1 };
}

function advance(cursor: JsonCursor): true {
  cursor.index += 1;
  return true;
}
