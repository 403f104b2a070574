import type { JsonObject, JsonValue } from '../core/json.ts';

/** A value whose texts a snippet inserts as they are: in a snippet, `${…}` is a field or a variable. */
export function literal<T extends JsonValue>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_, part) => (typeof part === 'string' ? escapeSnippet(part) : part))) as T;
}

/** A mapping whose keys and values a snippet inserts as fields to fill in. */
export function fieldsOf(mapping: Readonly<Record<string, string | number>>): JsonObject {
  const field = (text: string | number, index: number): string => `\${${index}:${escapeSnippet(String(text))}}`;
  const entries = Object.entries(mapping).map(([key, value], index) => [
    field(key, 2 * index + 1),
    field(value, 2 * index + 2),
  ]);
  return Object.fromEntries(entries) as JsonObject;
}

function escapeSnippet(text: string): string {
  return text.replace(/[$}]/g, '\\$&');
}
