import type { JsonValue } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { formatPointer } from '../core/path.ts';
import type { ManifestShape } from '../generated/keys.ts';
import { MANIFEST_SHAPES } from '../generated/keys.ts';
import type { Resolution } from './composed-document.ts';

/**
 * Gives what a reference came to the type that its setting needs: variables of the environment and of the command line
 * are texts. What does not fit is left as it is, for the check of the composed manifest to report.
 */
export function fitToSetting(
  { value, source, chain }: Pick<Resolution, 'value' | 'chain'> & { readonly source?: string },
  shape: ManifestShape | undefined,
): Resolution {
  return {
    value: asShape(value, source, shape),
    source: typeof value === 'object' ? undefined : (source ?? String(value)),
    chain,
  };
}

/** What the schema of manifests says about the value at a path; undefined where it leaves that open. */
export function shapeAt(path: Path): ManifestShape | undefined {
  let place = '';
  for (const part of path) {
    const named = `${place}${formatPointer([part])}`;
    place = typeof part === 'string' && named in MANIFEST_SHAPES ? named : `${place}/*`;
    if (!(place in MANIFEST_SHAPES)) return undefined;
  }
  return MANIFEST_SHAPES[place];
}

/** A value from the command line or a variable in the shape of its setting; `source` is how it was typed. */
export function asShape(value: JsonValue, source: string | undefined, shape: ManifestShape | undefined): JsonValue {
  switch (shape) {
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value;
    case 'integer':
    case 'number':
      return typeof value === 'string' ? (readNumber(value) ?? value) : value;
    case 'string':
    case 'enum':
    case 'text':
      return typeof value === 'number' || typeof value === 'boolean' ? (source ?? String(value)) : value;
    default:
      return value;
  }
}

/** The number that a text states as YAML and JSON both write it; undefined where it could not be kept as it is. */
function readNumber(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const number = Number(text);
  const isUnderflow = number === 0 && /^[^e]*[1-9]/i.test(text);
  const isKept = /^-?\d+$/.test(text) ? Number.isSafeInteger(number) : Number.isFinite(number) && !isUnderflow;
  // JSON has no -0.
  return isKept ? number + 0 : undefined;
}

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/;
