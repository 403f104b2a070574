import type { Refer } from './forms.ts';
import type { JsonSchema } from './json-schema.ts';

/** Which mappings become parts: the ones that keys hold, or those in sequences, too. Editors want the latter in place. */
export type Hoisted = 'of-keys' | 'all';

/**
 * The same parts with each mapping that stands in another one as a part of its own: what lies deep is named by a short way,
 * which makes validators and schemas much shorter. What a part holds stands before it.
 */
export function hoistMappings(
  parts: Readonly<Record<string, JsonSchema>>,
  refer: Refer,
  which: Hoisted,
): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, part]) => {
      const hoisted: [string, JsonSchema][] = [];
      const hoist: Hoist = (inner, schema) => {
        hoisted.push([inner, schema]);
        return refer(inner);
      };
      const rest = withoutMappings(part, name, { hoist, which });
      return [...hoisted, [name, rest]];
    }),
  );
}

type Hoist = (name: string, schema: JsonSchema) => JsonSchema;

interface Hoisting {
  readonly hoist: Hoist;
  readonly which: Hoisted;
}

function withoutMappings({ properties, items, ...schema }: JsonSchema, name: string, hoisting: Hoisting): JsonSchema {
  const below = Object.entries(properties ?? {}).map(([key, value]) => {
    return [key, hoistIf(value.properties !== undefined, value, `${name}_${key}`, hoisting)];
  });
  const isItemHoisted = hoisting.which === 'all' && items?.properties !== undefined;
  return {
    ...schema,
    ...(properties !== undefined && { properties: Object.fromEntries(below) }),
    ...(items !== undefined && { items: hoistIf(isItemHoisted, items, `${name}_item`, hoisting) }),
  };
}

function hoistIf(isHoisted: boolean, schema: JsonSchema, name: string, hoisting: Hoisting): JsonSchema {
  const rest = withoutMappings(schema, name, hoisting);
  return isHoisted ? hoisting.hoist(name, rest) : rest;
}
