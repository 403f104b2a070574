import type {
  Batch,
  BatchSpec,
  ClassifyBatch,
  ClassifyBatchSpec,
  ParseBatch,
  ParseBatchSpec,
  ParseConfiguration,
} from '../../src/generated/types.ts';
import { PROJECT, RULES } from '../classify-text.ts';

/** A manifest with what every manifest needs, and the given parts of its spec. */
export function manifestWith(spec: Partial<ParseBatchSpec>): ParseBatch {
  return {
    apiVersion: 'parsebatch.dev/v1',
    kind: 'ParseBatch',
    metadata: { name: 'sample' },
    spec: { source: { directory_id: 'dir-1' }, ...spec },
  };
}

/** The same for a batch that classifies. */
export function classifyWith(spec: Partial<ClassifyBatchSpec>): ClassifyBatch {
  return {
    apiVersion: 'parsebatch.dev/v1',
    kind: 'ClassifyBatch',
    metadata: { name: 'sample' },
    spec: {
      source: { directory_id: 'dir-1' },
      project_id: PROJECT,
      parameters: { rules: RULES },
      tracking: { user_id: 'user-1' },
      ...spec,
    },
  };
}

/** The least that a configuration states. */
export const LEAST: ParseConfiguration = { tier: 'fast', version: '2026-06-15' };

/** The same for v2, where a manifest says what is done with its files: by parameters unless it is told otherwise. */
export function batchWith(spec: Partial<BatchSpec>): Batch {
  return {
    apiVersion: 'parsebatch.dev/v1',
    kind: 'Batch',
    metadata: { name: 'sample' },
    spec: { source: { directory_id: 'dir-1' }, job: { type: 'parse_v2', parameters: LEAST }, ...spec },
  };
}

/** A v2 manifest with these beside the least of its parameters. */
export function configuredWith(parameters: Partial<ParseConfiguration>, spec: Partial<BatchSpec> = {}): Batch {
  return batchWith({ ...spec, job: { type: 'parse_v2', parameters: { ...LEAST, ...parameters } } });
}
