import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';

/** A text in a document, and the way to it. */
export interface TextAt {
  readonly path: Path;
  readonly text: string;
}

/** Every text that stands as a value at or below a place, in the order in which it is written. */
export function textsIn(value: JsonValue | undefined, path: Path = []): readonly TextAt[] {
  const texts: TextAt[] = [];
  collect(value, path, texts);
  return texts;
}

function collect(value: JsonValue | undefined, path: Path, texts: TextAt[]): void {
  if (typeof value === 'string') texts.push({ path, text: value });
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) collect(item, [...path, index], texts);
  else if (isJsonObject(value)) for (const [key, item] of Object.entries(value)) collect(item, [...path, key], texts);
}
