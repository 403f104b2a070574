import type { JsonSchema } from './json-schema.ts';

/** A schema with each of the schemas directly below it replaced: of its properties, its items and its further keys. */
export function mapBelow(schema: JsonSchema, replace: (schema: JsonSchema) => JsonSchema): JsonSchema {
  const { properties, items, additionalProperties } = schema;
  return {
    ...schema,
    ...(properties !== undefined && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, replace(value)])),
    }),
    ...(items !== undefined && { items: replace(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: replace(additionalProperties) }),
  };
}
