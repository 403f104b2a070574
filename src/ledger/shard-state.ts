import type { Agent, Counts, FinalStatus, IntentRecord } from './record.ts';

/** What is known of an attempt, or of a shard by its attempts. */
export type ShardState =
  /** There was no attempt. */
  | { readonly kind: 'nothing' }
  /** Somebody may be sending right now. */
  | { readonly kind: 'claimed'; readonly attempt: number; readonly by: Agent; readonly until: string }
  /** The attempt may have made a batch. */
  | { readonly kind: 'unknown'; readonly attempt: number; readonly reason: string }
  | { readonly kind: 'not-sent'; readonly attempt: number; readonly reason: string }
  | { readonly kind: 'rejected'; readonly attempt: number; readonly status: number; readonly detail: string }
  | { readonly kind: 'rate-limited'; readonly attempt: number; readonly retryAfterSeconds?: number }
  /** Certainly nothing was made, and as the run was cancelled nothing will be. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'created'; readonly attempt: number; readonly batchId: string }
  | {
      readonly kind: 'final';
      /** Undefined where only the tombstone is left. */
      readonly attempt: number | undefined;
      readonly batchId: string;
      readonly status: FinalStatus;
      readonly counts: Counts;
      readonly failedItems: readonly string[];
    }
  /** There are several batches for the one shard. */
  | { readonly kind: 'conflict'; readonly batchIds: readonly string[] };

/** A shard, by its records. */
export interface ShardFold {
  /** From 1. */
  readonly shard: number;
  readonly state: ShardState;
  /** All batches that are known to be of it. */
  readonly batchIds: readonly string[];
  /**
   * The number of the attempt that may come next; undefined where none may. After an unknown outcome it has to be
   * fenced off, or a person has to say that there is no batch.
   */
  readonly nextAttempt: number | undefined;
  /** The intents, by attempt: what a batch is looked for with. */
  readonly intents: readonly IntentRecord[];
  /** What no correct writer leaves. */
  readonly problems: readonly string[];
}
