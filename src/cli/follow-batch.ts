import { Failure } from '../core/failure.ts';
import type { Applier, Batch, BatchStatus, BatchToApply, Clock } from '../pipeline/apply-batches.ts';
import { hasEnded, labelOf } from '../pipeline/apply-batches.ts';
import { formatProgress } from '../report/run/batches.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { writeFailure } from './failure-output.ts';
import type { Io } from './io.ts';
import { createProgressLine } from './progress-line.ts';

/** How a batch is followed. */
export interface Following {
  readonly applier: Applier;
  readonly clock: Clock;
  readonly timeoutMilliseconds: number;
}

/** The last that was seen of a batch. */
export interface FollowedBatch {
  readonly batch: Batch;
  readonly hasEnded: boolean;
  readonly exitCode: ExitCode;
}

/** Follows a batch until it ends, with its progress on stderr; a Failure on the way is said and becomes an exit code. */
export async function followBatch(
  ready: BatchToApply,
  batch: Batch,
  { applier, clock, timeoutMilliseconds }: Following,
  io: Io,
): Promise<FollowedBatch> {
  const line = createProgressLine(io, clock.now);
  let last = batch;
  const onChange = (status: BatchStatus): void => {
    last = status.job;
    line.show(`${labelOf(ready.batch)}: ${formatProgress(status).trimEnd()}`, milestoneOf(status));
  };
  try {
    return judge(await applier.follow(ready, batch.id, { timeoutMilliseconds, onChange }));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    line.end();
    writeFailure(error, io);
    return { batch: last, hasEnded: false, exitCode: exitCodeOf(error) };
  } finally {
    line.end();
  }
}

function judge(status: BatchStatus): FollowedBatch {
  const isOver = hasEnded(status);
  const isWhole = status.job.status === 'completed' && !status.job.failed_items;
  return { batch: status.job, hasEnded: isOver, exitCode: isWhole || !isOver ? EXIT.ok : EXIT.incomplete };
}

/** A log has a line for each state of a batch, and for each tenth of its way. */
function milestoneOf({ job, progress_percentage }: BatchStatus): string {
  return `${job.status} ${Math.floor(progress_percentage / 10)}`;
}
