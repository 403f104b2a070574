import { invariant } from '../core/invariant.ts';
import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';

/**
 * Ajv's code carries whole schemas, to quote from them what an error says and which keys a mapping has. Here it holds what it
 * quotes: schemas that nothing names any more are left out when it is bundled.
 */
export function inlineSchemas(code: string): string {
  const schemas = new Map([...code.matchAll(DECLARATION)].map((match) => [match[1] ?? '', readJson(code, match)]));
  const constants = new Map<string, string>();
  const inlined = code.replaceAll(QUOTATION, (written, name: string, path: string) => {
    const schema = schemas.get(name);
    return schema === undefined ? written : toCode(valueIn(schema, path), constants);
  });
  const declarations = Array.from(constants, ([text, name]) => `const ${name} = ${text};`);
  return `${inlined}\n${declarations.join('\n')}`;
}

const DECLARATION = /const (schema\d+) = (?=\{)/g;
const QUOTATION = /(?<!const )\b(schema\d+)((?:\.[A-Za-z_$][\w$]*|\["[^"]*"\])+)/g;
const STEP = /\.([A-Za-z_$][\w$]*)|\["([^"]*)"\]/g;

/** What is longer than this is a constant, as it may be quoted more than once. */
const MAX_INLINED = 60;

function valueIn(schema: JsonValue, path: string): JsonValue {
  return [...path.matchAll(STEP)].reduce<JsonValue>((value, [, name, quoted]) => {
    const below = isJsonObject(value) ? value[name ?? quoted ?? ''] : undefined;
    invariant(below !== undefined, `the schema has ${path}`);
    return below;
  }, schema);
}

/** Of a mapping only the keys are asked for. */
function toCode(value: JsonValue, constants: Map<string, string>): string {
  const isMapping = isJsonObject(value);
  const text = JSON.stringify(isMapping ? Object.fromEntries(Object.keys(value).map((key) => [key, 0])) : value);
  if (!isMapping && text.length <= MAX_INLINED) return text;
  const name = constants.get(text) ?? `quoted${constants.size}`;
  constants.set(text, name);
  return name;
}

/** Reads the object that a declaration begins with: up to the brace that closes its first one. */
function readJson(code: string, { index, 0: { length } }: RegExpExecArray): JsonValue {
  const start = index + length;
  let depth = 0;
  for (const { 0: token, index: at } of code.slice(start).matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    depth += token === '{' ? 1 : token === '}' ? -1 : 0;
    if (depth === 0) return JSON.parse(code.slice(start, start + at + 1)) as JsonValue;
  }
  throw new Error('a schema in the code does not end');
}
