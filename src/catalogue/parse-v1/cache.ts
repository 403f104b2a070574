import type { ParameterGroup } from '../entry.ts';

/** Whether an earlier result for the same file and settings may be used. */
export const cache = {
  invalidate_cache: {
    kind: 'boolean',
    summary: 'Throws the cached result away, parses again and caches the new result.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/disable_cache',
      transform: 'any',
      how: 'true if this or `do_not_cache` is true.',
      basis: 'documented',
      source: 'guide',
    },
    note: 'The pages are billed again; a result from the cache, kept for 48 hours, is free.',
  },
  do_not_cache: {
    kind: 'boolean',
    summary: 'Keeps the result out of the cache.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/disable_cache',
      transform: 'any',
      how: 'true if this or `invalidate_cache` is true.',
      basis: 'documented',
      source: 'guide',
    },
    note: 'A later run over the same file finds nothing to reuse and is billed again.',
  },
} as const satisfies ParameterGroup;
