import type { z } from 'zod/v3';
import { zodToJsonSchema } from 'zod-to-json-schema';
import type { JsonValue } from '../core/json.ts';

/** The part of JSON Schema (draft-07) that is used here, with the keywords that editors read. */
export interface JsonSchema {
  $schema?: string;
  $id?: string;
  $ref?: string;
  definitions?: Record<string, JsonSchema>;
  title?: string;
  description?: string;
  markdownDescription?: string;
  type?: string | readonly string[];
  const?: JsonValue;
  enum?: readonly JsonValue[];
  enumDescriptions?: readonly string[];
  default?: JsonValue;
  examples?: readonly JsonValue[];
  deprecationMessage?: string;
  /** What editors say in place of their own words about a value that breaks this schema. */
  errorMessage?: string;
  /** What editors say about a text that does not match `pattern`. */
  patternErrorMessage?: string;
  /** Whether editors keep a property to themselves. */
  doNotSuggest?: boolean;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  propertyNames?: JsonSchema;
  additionalProperties?: boolean | JsonSchema;
  oneOf?: readonly JsonSchema[];
  anyOf?: readonly JsonSchema[];
  allOf?: readonly JsonSchema[];
  not?: JsonSchema;
  if?: JsonSchema;
  then?: JsonSchema;
  else?: JsonSchema;
  defaultSnippets?: readonly Snippet[];
}

/** What an editor offers to insert; `${1:text}` in the body is a field to fill in, `\\$` and `\\}` are the characters. */
export interface Snippet {
  readonly label: string;
  readonly description?: string;
  readonly body: JsonValue;
}

/** The JSON Schema of a Zod schema, without documentation beyond descriptions. */
export function toJsonSchema(schema: z.ZodTypeAny): JsonSchema {
  const { $schema: _, ...rest } = zodToJsonSchema(schema, { $refStrategy: 'none' }) as JsonSchema;
  return simplify(rest);
}

/** Calls `visit` for a schema and all below it, with the place in the described value; `*` stands for any member. */
export function walk(schema: JsonSchema, visit: (schema: JsonSchema, place: string) => void, place = ''): void {
  visit(schema, place);
  for (const [key, property] of Object.entries(schema.properties ?? {})) walk(property, visit, `${place}/${key}`);
  if (schema.items !== undefined) walk(schema.items, visit, `${place}/*`);
  if (typeof schema.additionalProperties === 'object') walk(schema.additionalProperties, visit, `${place}/*`);
  for (const part of [...(schema.allOf ?? []), ...(schema.anyOf ?? [])]) walk(part, visit, place);
}

function simplify(schema: JsonSchema): JsonSchema {
  const { properties, items, additionalProperties, anyOf, pattern, ...rest } = schema;
  return mergeAlternatives({
    ...rest,
    ...(pattern !== undefined && { pattern: pattern.replaceAll('\\/', '/') }),
    ...(properties !== undefined && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, simplify(value)])),
    }),
    ...(items !== undefined && { items: simplify(items) }),
    ...(additionalProperties !== undefined && { additionalProperties: simplifyRest(additionalProperties) }),
    ...(anyOf !== undefined && { anyOf: anyOf.map(simplify) }),
  });
}

function simplifyRest(rest: boolean | JsonSchema): boolean | JsonSchema {
  if (typeof rest === 'boolean') return rest;
  return Object.keys(rest).length === 0 ? true : simplify(rest);
}

/**
 * Writes alternatives of different types as one schema with a list of types. Three times smaller as a validator, and
 * a wrong value is one error and not one for each alternative. Sound, as each keyword concerns only one type.
 */
function mergeAlternatives({ anyOf, ...rest }: JsonSchema): JsonSchema {
  if (anyOf === undefined) return rest;
  const type = anyOf.flatMap(typesOf);
  const values = anyOf.flatMap(valuesOf);
  const { const: _const, enum: _enum, ...keywords }: JsonSchema = Object.assign({}, ...anyOf);
  return { ...keywords, type, ...(values.length > 0 && { enum: withNull(values, type) }), ...rest };
}

function typesOf({ type }: JsonSchema): readonly string[] {
  return typeof type === 'string' ? [type] : (type ?? []);
}

function valuesOf(schema: JsonSchema): readonly JsonValue[] {
  return schema.const === undefined ? (schema.enum ?? []) : [schema.const];
}

function withNull(values: readonly JsonValue[], type: readonly string[]): readonly JsonValue[] {
  return type.includes('null') ? [...new Set([...values, null])] : values;
}
