import type { Document } from '../core/document.ts';
import type { JsonValue } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { isAtOrBelow } from '../core/path.ts';

/** A value that a flag sets. */
export interface Setting {
  /** The flag as it is shown: `--set spec.parameters.tier`. */
  readonly flag: string;
  /** Below `spec`. */
  readonly path: Path;
  readonly value: JsonValue;
  /** The value as it was typed. */
  readonly source: string;
}

/** The document that stands for one `--set`: its origins are the flag. */
export function settingDocument({ flag, path, value, source }: Setting): Document {
  const whole = [...path]
    .reverse()
    .reduce<JsonValue>((inner, key) => Object.fromEntries([[String(key), inner]]), value);
  return {
    file: flag,
    index: 0,
    value: whole,
    originOf: () => ({ kind: 'flag', name: flag }),
    sourceOf: (asked) => (asked.length === path.length && isAtOrBelow(asked, path) ? source : undefined),
    chainOf: () => [],
    isResolved: () => false,
    comments: [],
  };
}
