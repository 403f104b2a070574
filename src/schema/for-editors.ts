import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { JsonSchema, Snippet } from './json-schema.ts';
import { fieldsOf } from './snippet.ts';

/**
 * The same rules, in the form with which the YAML language server helps best: it completes a key without the defaults
 * below it, and offers values by their names.
 */
export function forEditors(schema: JsonSchema): JsonSchema {
  return shield(adapt(schema));
}

function adapt(schema: JsonSchema): JsonSchema {
  const { properties, items, additionalProperties } = schema;
  return {
    ...withOffers(schema),
    ...(properties !== undefined && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, forEditors(value)])),
    }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: forEditors(additionalProperties) }),
    ...(items !== undefined && { items: shield(adapt(items), ['title', 'type']) }),
  };
}

/**
 * With a key, the server inserts every default that it finds under `properties`: all of those of `parameters`. It does
 * not look for them in `allOf`, nor for snippets.
 */
function shield(schema: JsonSchema, repeated: readonly string[] = []): JsonSchema {
  const properties = Object.values(schema.properties ?? {});
  if (properties.every((property) => property.default === undefined)) return schema;
  const pick = (isPicked: (keyword: string) => boolean): JsonSchema =>
    Object.fromEntries(Object.entries(schema).filter(([keyword]) => isPicked(keyword)));
  const members = pick((keyword) => !OUTSIDE.has(keyword) || repeated.includes(keyword));
  return { ...pick((keyword) => OUTSIDE.has(keyword)), allOf: [members] };
}

/** What is said of the mapping as a whole. For an item, the server looks for some of it beside the snippets too. */
const OUTSIDE: ReadonlySet<string> = new Set(['title', 'description', 'markdownDescription', 'errorMessage', 'type']);

/** The server has no name for an example that is or holds a mapping: those become snippets and text. */
function withOffers(schema: JsonSchema): JsonSchema {
  const { examples = [], defaultSnippets = [], ...rest } = schema;
  const plain = examples.filter((example) => ![example].flat().some(isJsonObject));
  const shown = examples.find(isFlat);
  const snippets = [
    ...defaultSnippets,
    ...otherThan(schema.default),
    ...(shown !== undefined && schema.properties === undefined ? [{ label: 'example', body: fieldsOf(shown) }] : []),
  ];
  return {
    ...rest,
    ...(shown !== undefined && { markdownDescription: `${schema.markdownDescription}\n\n${inMarkdown(shown)}` }),
    ...(plain.length > 0 && { examples: plain }),
    ...(snippets.length > 0 && { defaultSnippets: snippets }),
  };
}

/** Who writes a switch wants the value that is not its default. */
function otherThan(fallback: JsonValue | undefined): readonly Snippet[] {
  return typeof fallback === 'boolean' ? [{ label: String(!fallback), body: !fallback }] : [];
}

function isFlat(value: JsonValue): value is Readonly<Record<string, string | number>> {
  return isJsonObject(value) && Object.values(value).every((member) => typeof member !== 'object');
}

function inMarkdown(mapping: JsonObject): string {
  const lines = Object.entries(mapping).map(([key, value]) => `${key}: ${value}`);
  return ['Example:', '', '```yaml', ...lines, '```'].join('\n');
}
