import type { JsonSchema } from './json-schema.ts';

/** Exactly one of several keys, null aside: what `oneOf` says, with words and a place of its own for each mistake. */
export function choiceOf(alternatives: readonly JsonSchema[]): JsonSchema {
  const keys = alternatives.flatMap(({ required = [] }) => required);
  return keys.reduceRight(
    (otherwise, key) => ({
      if: { required: [key], properties: { [key]: { not: { type: 'null' } } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { properties: Object.fromEntries(othersThan(key, keys).map((other) => [other, excluded(other, key)])) },
      else: otherwise,
    }),
    neededOf(keys, alternatives[0] ?? {}),
  );
}

/** Where none is stated, the first one is asked for, in the name of all. */
function neededOf(keys: readonly string[], { required = [], properties = {} }: JsonSchema): JsonSchema {
  const errorMessage = `One of ${keys.map((key) => `\`${key}\``).join(', ')} is needed.`;
  const silent = Object.entries(properties).map(([key, value]) => [
    key,
    { ...value, errorMessage, doNotSuggest: true },
  ]);
  return { required, properties: Object.fromEntries(silent), errorMessage };
}

function othersThan(key: string, keys: readonly string[]): readonly string[] {
  return keys.filter((other) => other !== key);
}

function excluded(key: string, by: string): JsonSchema {
  return { type: 'null', errorMessage: `\`${by}\` and \`${key}\` exclude each other.`, doNotSuggest: true };
}
