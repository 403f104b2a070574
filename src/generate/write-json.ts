import type { JsonValue } from '../core/json.ts';

/** Lines are no longer than this where they can be broken. */
const WIDTH = 120;

/** JSON for readers: what fits on a line stands on one. */
export function writeJson(value: JsonValue): string {
  return `${write(value, '', 0)}\n`;
}

/** `before` is how much of the line is taken. */
function write(value: JsonValue, indent: string, before: number): string {
  const flat = writeFlat(value);
  if (typeof value !== 'object' || value === null || before + flat.length <= WIDTH) return flat;
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const lines = Object.entries(value).map(([key, item]) => {
    const start = isList ? inner : `${inner}${JSON.stringify(key)}: `;
    return start + write(item as JsonValue, inner, start.length + 1);
  });
  return [isList ? '[' : '{', lines.join(',\n'), `${indent}${isList ? ']' : '}'}`].join('\n');
}

function writeFlat(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(writeFlat).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${writeFlat(item as JsonValue)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
