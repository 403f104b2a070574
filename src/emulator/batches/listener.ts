import type { BatchRecord, ItemRecord } from '../store/records.ts';

/** What happens to a job: to that of one file, or to a batch of v2 as a whole. */
export type JobEvent = 'pending' | 'running' | 'success' | 'error' | 'cancelled';

/** Hears of what happens to batches and to their files. */
export interface Listener {
  readonly onItem: (item: ItemRecord, event: JobEvent) => void;
  /** Told of batches of v2 alone: v1 has no such events. */
  readonly onBatch: (batch: BatchRecord, event: JobEvent) => void;
}
