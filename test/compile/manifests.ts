import type { ParseBatch, ParseBatchSpec } from '../../src/generated/types.ts';

/** A manifest with what every manifest needs, and the given parts of its spec. */
export function manifestWith(spec: Partial<ParseBatchSpec>): ParseBatch {
  return {
    apiVersion: 'parsebatch.dev/v1',
    kind: 'ParseBatch',
    metadata: { name: 'sample' },
    spec: { source: { directory_id: 'dir-1' }, ...spec },
  };
}
