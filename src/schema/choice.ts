import type { JsonSchema } from './json-schema.ts';

/** At most one of several keys, null aside: each mistake has words and a place of its own. */
export function atMostOneOf(keys: readonly string[]): JsonSchema {
  return keys.slice(0, -1).reduceRight<JsonSchema>(
    (otherwise, key) => ({
      if: { required: [key], properties: { [key]: { not: { type: 'null' } } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { properties: Object.fromEntries(othersThan(key, keys).map((other) => [other, excluded(other, key)])) },
      else: otherwise,
    }),
    {},
  );
}

function othersThan(key: string, keys: readonly string[]): readonly string[] {
  return keys.filter((other) => other !== key);
}

function excluded(key: string, by: string): JsonSchema {
  return { type: 'null', errorMessage: `\`${by}\` and \`${key}\` exclude each other.`, doNotSuggest: true };
}
