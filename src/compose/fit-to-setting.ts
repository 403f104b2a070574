import type { JsonValue } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import type { ManifestShape } from '../generated/keys.ts';
import { MANIFEST_SHAPES } from '../generated/keys.ts';
import type { Resolution } from './composed-document.ts';

/** A number as YAML and JSON both write it. */
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/;

/**
 * Gives what a reference came to the type that its setting needs: variables of the environment and of the command line
 * are texts. What does not fit is left as it is, for the check of the composed manifest to report.
 */
export function fitToSetting(
  { value, source, chain }: Pick<Resolution, 'value' | 'chain'> & { readonly source?: string },
  shape: ManifestShape | undefined,
): Resolution {
  return {
    value: convert(value, source, shape),
    source: source ?? (typeof value === 'string' ? value : undefined),
    chain,
  };
}

/** What the schema of manifests says about the value at a path; undefined where it leaves that open. */
export function shapeAt(path: Path): ManifestShape | undefined {
  let place = '';
  for (const part of path) {
    const named = `${place}/${part}`;
    place = typeof part === 'string' && named in MANIFEST_SHAPES ? named : `${place}/*`;
    if (!(place in MANIFEST_SHAPES)) return undefined;
  }
  return MANIFEST_SHAPES[place];
}

function convert(value: JsonValue, source: string | undefined, shape: ManifestShape | undefined): JsonValue {
  switch (shape) {
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value;
    case 'integer':
    case 'number':
      return typeof value === 'string' && NUMBER.test(value) ? Number(value) : value;
    case 'string':
    case 'enum':
    case 'text':
      return typeof value === 'number' || typeof value === 'boolean' ? (source ?? String(value)) : value;
    default:
      return value;
  }
}
