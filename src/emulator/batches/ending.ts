import type { BatchRecord, ItemStatus } from '../store/records.ts';
import type { JobEvent } from './listener.ts';

/** How a batch ends of which nothing is left to be done. */
export interface Ending {
  readonly status: 'completed' | 'failed' | 'cancelled';
  readonly errorMessage: string | null;
  readonly event: JobEvent;
}

/** The end of a batch. One of v2 is completed even when all its files have failed: each of them has its job. */
export function endingOf({ v2 }: BatchRecord, counts: Readonly<Record<ItemStatus, number>>): Ending {
  if (v2?.isCancelling) return { status: 'cancelled', errorMessage: null, event: 'cancelled' };
  const allFailed = counts.failed > 0 && counts.completed + counts.skipped === 0;
  return v2 === undefined && allFailed
    ? { status: 'failed', errorMessage: 'All items failed.', event: 'error' }
    : { status: 'completed', errorMessage: null, event: 'success' };
}
