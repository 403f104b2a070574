import type { Failure } from '../../core/failure.ts';
import type { ShardEnd } from '../../submit/advance-run.ts';
import type { PlannedBatch } from '../plan/plan.ts';
import type { RunOutline } from './run-outline.ts';

/** What became of a manifest's batch. */
export interface AppliedBatch {
  readonly planned: PlannedBatch;
  /** The run that the decision is about, as commands print and take it; undefined where there is none. */
  readonly run: string | undefined;
  /** That run, and those that were followed beside it, as the ledger has them in the end. */
  readonly runs: readonly AppliedRun[];
  /** What came of each shard that was sent, looked for or followed, the last of each; those of one run. */
  readonly ends: readonly AppliedShard[];
  /** Why nothing could be done, or nothing more. */
  readonly failure: Failure | undefined;
  /** Why it was not begun, though there is something to send. */
  readonly left: Left | undefined;
}

/** A run, and what commands call it. */
export interface AppliedRun {
  readonly id: string;
  readonly run: RunOutline;
}

/** What came of a shard, and the run that it is of. */
export interface AppliedShard {
  /** As commands print and take it. */
  readonly run: string;
  readonly end: ShardEnd;
}

/**
 * Why a batch is not begun: the command was told to stop, there are no credits, another one failed and that was to be the
 * end, or the service let nobody in or was not there.
 */
export type Left = 'interrupted' | 'out-of-credits' | 'failed-before' | 'hopeless';
