import { JSON_SCHEMA_ASSERTIONS, JSON_SCHEMA_TYPES } from '../catalogue/json-schema.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { suggest } from '../core/suggest.ts';

/** A place in a JSON Schema that says nothing or what no schema can say. */
export interface SchemaMistake {
  /** The way to it from the schema's root. */
  readonly path: Path;
  /** The end of a sentence whose subject is the place. */
  readonly message: string;
  readonly help: string;
  /** Whether it is a schema all the same, only not the one that was meant. */
  readonly isSchema?: true;
}

/** The first mistake in a JSON Schema that is one in every version of the standard. */
export function findSchemaMistake(schema: JsonValue): SchemaMistake | undefined {
  for (const mistake of mistakesIn(schema, [])) return mistake;
  if (!isJsonObject(schema) || JSON_SCHEMA_ASSERTIONS.some((keyword) => Object.hasOwn(schema, keyword)))
    return undefined;
  const help = 'Write a schema: `{"type": "object", "properties": {"total": {"type": "number"}}}`.';
  return { path: [], message: 'is no description of values: it has no keyword of JSON Schema', help, isSchema: true };
}

function* mistakesIn(schema: JsonValue, path: Path): Generator<SchemaMistake> {
  if (typeof schema === 'boolean' && path.length > 0) return;
  if (!isJsonObject(schema)) {
    yield { path, message: 'is no JSON Schema: it is not an object', help: 'Write an object of JSON there.' };
    return;
  }
  yield* wrongTypes(schema, path);
  yield* wrongRequired(schema, path);
  for (const [keyword, value = null] of Object.entries(schema)) {
    const place = [...path, keyword];
    if (MAPS.has(keyword)) yield* mistakesInMap(value, place);
    else if (LISTS.has(keyword)) yield* mistakesInList(value, place);
    else if (ONES.has(keyword) || (keyword === 'items' && !Array.isArray(value))) yield* mistakesIn(value, place);
    else if (keyword === 'items') yield* mistakesInList(value, place);
  }
}

/** Keywords whose values hold schemas by name, as a list, or are one. */
const MAPS: ReadonlySet<string> = new Set(['properties', 'patternProperties', '$defs', 'definitions']);
const LISTS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const ONES: ReadonlySet<string> = new Set(['additionalProperties', 'not', 'if', 'then', 'else', 'contains']);

function* wrongTypes(schema: JsonObject, path: Path): Generator<SchemaMistake> {
  const types = schema['type'] ?? [];
  for (const type of Array.isArray(types) ? types : [types]) {
    if (JSON_SCHEMA_TYPES.some((known) => known === type)) continue;
    const nearest = typeof type === 'string' ? suggest(type, JSON_SCHEMA_TYPES) : undefined;
    const list = JSON_SCHEMA_TYPES.map((name) => `\`${name}\``).join(', ');
    const help = nearest === undefined ? `The types are ${list}.` : `Did you mean \`${nearest}\`?`;
    const message =
      typeof type === 'string' ? `is \`${type}\`, which is no type of JSON Schema` : 'is no name of a type';
    yield { path: [...path, 'type'], message, help };
  }
}

/** The first version of the standard wrote `true` at each property. */
function* wrongRequired({ required = [] }: JsonObject, path: Path): Generator<SchemaMistake> {
  if (typeof required === 'boolean') return;
  if (Array.isArray(required) && required.every((name) => typeof name === 'string')) return;
  yield { path: [...path, 'required'], message: 'is no list of names', help: 'Write the names in a list of JSON.' };
}

function* mistakesInMap(value: JsonValue, path: Path): Generator<SchemaMistake> {
  if (!isJsonObject(value)) {
    yield { path, message: 'is no object with a schema for each name', help: 'Write an object of JSON there.' };
    return;
  }
  for (const [name, schema = null] of Object.entries(value)) yield* mistakesIn(schema, [...path, name]);
}

function* mistakesInList(value: JsonValue, path: Path): Generator<SchemaMistake> {
  if (!Array.isArray(value)) {
    yield { path, message: 'is no list of schemas', help: 'Write a list of JSON there.' };
    return;
  }
  for (const [index, schema] of value.entries()) yield* mistakesIn(schema, [...path, index]);
}
