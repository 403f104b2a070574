import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';

/** A text in a document, and the way to it. */
export interface TextAt {
  readonly path: Path;
  readonly text: string;
}

/** Every text that stands as a value at or below a place, in the order in which it is written. */
export function* textsIn(value: JsonValue | undefined, path: Path = []): Generator<TextAt> {
  if (typeof value === 'string') yield { path, text: value };
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* textsIn(item, [...path, index]);
  else if (isJsonObject(value)) for (const [key, item] of Object.entries(value)) yield* textsIn(item, [...path, key]);
}
