import type { JsonSchema } from './json-schema.ts';
import { walk } from './json-schema.ts';

/** A module that says, for each mapping, which keys it knows, and for each value, which shape it has. */
export function buildKeys(schema: JsonSchema): string {
  const keys: Record<string, readonly string[]> = {};
  const shapes: Record<string, string> = {};
  walk(schema, (part, place) => {
    if (part.properties !== undefined) keys[place] = Object.keys(part.properties);
    shapes[place] = shapeOf(part);
  });
  return [
    '/** The keys of each closed mapping of a manifest, in order, by its place; `*` stands for any item. */',
    `export const MANIFEST_KEYS: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(keys, null, 2)};`,
    '',
    '/** What a value is, null aside; `enum` is one of a closed set of texts, `text` is text or a whole number. */',
    `export type ManifestShape = ${SHAPES.map((shape) => `'${shape}'`).join(' | ')};`,
    '',
    '/** The shape of the value at each place of a manifest. */',
    `export const MANIFEST_SHAPES: Readonly<Record<string, ManifestShape>> = ${JSON.stringify(shapes, null, 2)};`,
    '',
  ].join('\n');
}

const SHAPES = ['array', 'boolean', 'enum', 'integer', 'number', 'object', 'string', 'text'] as const;

function shapeOf(schema: JsonSchema): string {
  if (schema.enum !== undefined || schema.const !== undefined) return 'enum';
  const types = [schema.type ?? []].flat().filter((type) => type !== 'null');
  return types.length > 1 ? 'text' : (types[0] ?? 'object');
}
