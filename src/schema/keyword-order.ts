import type { JsonSchema } from './json-schema.ts';

/** The order in which a reader wants a schema: what it is, what it takes, how an editor helps, what it holds. */
const ORDER = [
  '$schema',
  '$id',
  '$ref',
  'title',
  'description',
  'markdownDescription',
  'deprecationMessage',
  'errorMessage',
  'doNotSuggest',
  'if',
  'then',
  'else',
  'not',
  'type',
  'const',
  'enum',
  'enumDescriptions',
  'format',
  'pattern',
  'patternErrorMessage',
  'minLength',
  'maxLength',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'minItems',
  'maxItems',
  'minProperties',
  'default',
  'examples',
  'defaultSnippets',
  'required',
  'oneOf',
  'anyOf',
  'allOf',
  'properties',
  'propertyNames',
  'additionalProperties',
  'items',
  'definitions',
] as const satisfies readonly (keyof JsonSchema)[];

/** The same schema with its keywords in order, at every depth. */
export function inOrder(schema: JsonSchema): JsonSchema {
  const entries = ORDER.flatMap((keyword) =>
    schema[keyword] === undefined ? [] : [[keyword, inner(schema, keyword)]],
  );
  return Object.fromEntries(entries);
}

function inner(schema: JsonSchema, keyword: (typeof ORDER)[number]): unknown {
  switch (keyword) {
    case 'properties':
    case 'definitions':
      return Object.fromEntries(Object.entries(schema[keyword] ?? {}).map(([key, value]) => [key, inOrder(value)]));
    case 'additionalProperties':
      return typeof schema.additionalProperties === 'object' ? inOrder(schema.additionalProperties) : schema[keyword];
    case 'oneOf':
    case 'anyOf':
    case 'allOf':
      return schema[keyword]?.map(inOrder);
    case 'items':
    case 'if':
    case 'then':
    case 'else':
    case 'not':
    case 'propertyNames':
      return inOrder(schema[keyword] ?? {});
    default:
      return schema[keyword];
  }
}
