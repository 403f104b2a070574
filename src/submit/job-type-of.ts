/** The type that the v1 API lists the batches of a kind of manifest under; undefined for a kind that it does not know. */
export function jobTypeOf(kind: string): 'parse' | 'classify' | undefined {
  return JOB_TYPES[kind];
}

const JOB_TYPES: Readonly<Record<string, 'parse' | 'classify'>> = { ParseBatch: 'parse', ClassifyBatch: 'classify' };
