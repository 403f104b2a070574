import type { BatchItem } from '../client/answers.ts';

/** Why an item has no result (OpenAPI: BatchItemDetail): it did not end yet, it ended so, or the service gives none. */
export type Lack = 'unfinished' | 'failed' | 'cancelled' | 'no result';

/** The states in which an item has no result, or none yet. A state that is new is none of them. */
const LACKS: Readonly<Record<string, Lack>> = {
  pending: 'unfinished',
  processing: 'unfinished',
  failed: 'failed',
  cancelled: 'cancelled',
};

/**
 * Why an item has no result; undefined where it may have one. A skipped item may: as already processed it has the
 * result of an earlier job.
 */
export function lackOf({ status }: BatchItem): Lack | undefined {
  return Object.hasOwn(LACKS, status) ? LACKS[status] : undefined;
}
