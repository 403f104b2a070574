import type { JsonSchema } from '../../src/schema/json-schema.ts';

/** A published schema with its definitions in the places that refer to them. */
export function dereference(schema: JsonSchema): JsonSchema {
  const { definitions = {}, ...rest } = schema;
  return inline(rest, definitions) as JsonSchema;
}

function inline(value: unknown, definitions: Readonly<Record<string, JsonSchema>>): unknown {
  if (Array.isArray(value)) return value.map((item) => inline(item, definitions));
  if (typeof value !== 'object' || value === null) return value;
  if ('$ref' in value) {
    const name = String(value.$ref).replace('#/definitions/', '');
    if (definitions[name] === undefined) throw new Error(`${name} is not defined`);
    return inline(definitions[name], definitions);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inline(item, definitions)]));
}
