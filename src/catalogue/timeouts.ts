import type { FactOf } from './entry.ts';

/** The longest timeout of a job in v2, in seconds; another page says 1800 for all of parsing, and none is stated for v1. */
export const LONGEST_TIMEOUT = { value: 7200, basis: 'schema', source: 'openapi' } as const satisfies FactOf<number>;

/** The most seconds that each page may add to it. */
export const LONGEST_TIME_PER_PAGE = {
  value: 300,
  basis: 'documented',
  source: 'limitations',
} as const satisfies FactOf<number>;
