import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { formatPointer } from '../core/path.ts';
import { printBlock, printInline, printKey } from './print-scalar.ts';

/** What is printed besides the value. */
export interface PrintOptions {
  /** Comment lines, each without its `#`, for the head of the mapping at a JSON pointer. */
  readonly comments?: ReadonlyMap<string, readonly string[]>;
}

/**
 * Prints a value as one YAML document in block style: two spaces a level, keys in the order of the object, quotes only
 * where a reader of YAML 1.2 or 1.1 needs them, text of several lines as it is. Read again it gives the same value.
 */
export function printYaml(value: JsonValue, { comments = new Map() }: PrintOptions = {}): string {
  return `${printNode(value, { path: [], indent: '', comments }).trimStart()}\n`;
}

interface Place {
  readonly path: Path;
  /** What stands before each line of a mapping or sequence at this place. */
  readonly indent: string;
  readonly comments: ReadonlyMap<string, readonly string[]>;
}

/** A node with what stands between it and its key: a space, or a line break before a block. */
function printNode(value: JsonValue, place: Place): string {
  if (Array.isArray(value)) return value.length === 0 ? ' []' : printSequence(value, place);
  if (isJsonObject(value)) return printMapping(value, place);
  const block = typeof value === 'string' ? printBlock(value, place.indent) : undefined;
  return ` ${block ?? printInline(value as Parameters<typeof printInline>[0])}`;
}

function printMapping(object: JsonObject, { path, indent, comments }: Place): string {
  const notes = (comments.get(formatPointer(path)) ?? []).map((note) => `\n${indent}${`# ${note}`.trimEnd()}`);
  const entries = Object.entries(object).flatMap(([key, value]) => {
    if (value === undefined) return [];
    const node = printNode(value, { path: [...path, key], indent: `${indent}  `, comments });
    return [`\n${indent}${keyLine(key, indent)}${node}`];
  });
  return entries.length === 0 ? ` {}${notes.join('')}` : [...notes, ...entries].join('');
}

/** A mapping in a sequence starts on the line of its dash. */
function printSequence(items: readonly JsonValue[], { path, indent, comments }: Place): string {
  return items
    .map((item, index) => {
      const node = printNode(item, { path: [...path, index], indent: `${indent}  `, comments });
      return `\n${indent}-${node.startsWith('\n') ? ` ${node.trimStart()}` : node}`;
    })
    .join('');
}

/** YAML takes no more than 1,024 characters for a key on the line of its value. */
function keyLine(key: string, indent: string): string {
  const text = printKey(key);
  return text.length < MAX_KEY ? `${text}:` : `? ${text}\n${indent}:`;
}

const MAX_KEY = 1_000;
