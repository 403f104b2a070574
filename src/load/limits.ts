import type { Finding } from './finding.ts';
import type { Extent } from './line-map.ts';

/** How much one file may hold. What goes over a limit is not read at all. */
export interface InputLimits {
  /** The size of the file, in bytes of UTF-8. */
  readonly bytes: number;
  /** How many mappings and sequences may stand inside each other; the outermost one is at depth 1. */
  readonly depth: number;
  /** How many aliases (`*name`) a file may hold, all documents together. */
  readonly aliases: number;
  /** How many mapping keys a file may hold, all documents together. */
  readonly keys: number;
}

/** What a file can hold too much of. */
export type Excess = keyof InputLimits | 'values' | 'documents';

/** The limits that hold where none are stated: far above any manifest written by hand. */
export const DEFAULT_LIMITS: InputLimits = { bytes: 1_048_576, depth: 64, aliases: 100, keys: 10_000 };

/** How many values aliases and merges may add to a document once they are resolved. */
export const MAX_EXPANDED_VALUES = 100_000;

/** How many findings with one code are listed for a file; one more says that there are others. */
export const MAX_FINDINGS_PER_CODE = 1_000;

/** How many keys, values and `-` items the text of a file may hold, all documents together. */
export const MAX_VALUES = 100_000;

/** How many documents a file may hold. */
export const MAX_DOCUMENTS = 10_000;

/** The deepest nesting that any limit allows: reading recurses, and the call stack must not be the limit. */
export const MAX_DEPTH = 500;

/** Says that a file goes beyond a limit at a place. */
export function describeExcess(excess: Excess, { start, end }: Extent, limits: InputLimits): Finding {
  const limit = { ...limits, values: MAX_VALUES, documents: MAX_DOCUMENTS }[excess];
  const { what, ...rest } = EXCESSES[excess];
  return { ...rest, message: `The file has more than ${limit} ${what}; it is not read.`, start, end, path: [] };
}

const EXCESSES: Readonly<Record<Excess, Pick<Finding, 'code' | 'help'> & { readonly what: string }>> = {
  bytes: { code: 'yaml/too-large', what: 'bytes', help: 'Split it into several files.' },
  depth: { code: 'yaml/too-deep', what: 'levels of nesting' },
  aliases: { code: 'yaml/too-many-aliases', what: 'aliases' },
  keys: { code: 'yaml/too-many-keys', what: 'keys' },
  values: { code: 'yaml/too-many-values', what: 'keys, values and items' },
  documents: { code: 'yaml/too-many-documents', what: 'documents' },
};
