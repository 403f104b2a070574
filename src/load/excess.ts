import type { YamlCode } from './codes.ts';
import type { Finding } from './finding.ts';
import type { InputLimits } from './limits.ts';
import { MAX_DOCUMENTS, MAX_VALUES } from './limits.ts';
import type { Extent } from './line-map.ts';

/** What a file can hold too much of. */
export type Excess = Exclude<keyof InputLimits, 'bytes'> | 'values' | 'documents';

/** Says that a file goes beyond a limit at a place. */
export function describeExcess(excess: Excess, { start, end }: Extent, limits: InputLimits): Finding {
  const { code, what } = EXCESSES[excess];
  const limit = { ...limits, values: MAX_VALUES, documents: MAX_DOCUMENTS }[excess];
  return { code, message: `The file has more than ${limit} ${what}; it is not read.`, start, end, path: [] };
}

const EXCESSES: Readonly<Record<Excess, { readonly code: YamlCode; readonly what: string }>> = {
  depth: { code: 'yaml/too-deep', what: 'levels of nesting' },
  aliases: { code: 'yaml/too-many-aliases', what: 'aliases' },
  keys: { code: 'yaml/too-many-keys', what: 'keys' },
  values: { code: 'yaml/too-many-values', what: 'keys, values and items' },
  documents: { code: 'yaml/too-many-documents', what: 'documents' },
};
