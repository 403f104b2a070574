import { Failure } from '../core/failure.ts';
import type { BatchStatus } from './client/answers.ts';
import type { Client } from './client/client.ts';
import type { Clock } from './clock.ts';
import { pause } from './clock.ts';

/** How a batch is watched. */
export interface WatchOptions {
  readonly clock: Clock;
  /** After how long to give up; without it a batch is watched to its end. */
  readonly timeoutMilliseconds?: number | undefined;
  /** Told of the first state and of every other one after it. */
  readonly onChange: (status: BatchStatus) => void;
  /** The pause between the first two looks. */
  readonly firstPauseMilliseconds?: number;
  /** Ends the watch before the batch has ended. */
  readonly signal?: AbortSignal;
}

/** The states that a v1 batch does not leave (OpenAPI: BatchJobStatus). A state that is new is none of them. */
const ENDS = ['completed', 'failed', 'cancelled'];

/** The pause between two looks: it grows while nothing changes. In milliseconds. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 15_000;

/** Whether a batch in this state goes on no more. */
export function hasEnded({ job }: BatchStatus): boolean {
  return hasEndedIn(job.status);
}

/** Whether a batch does not leave this state. */
export function hasEndedIn(status: string): boolean {
  return ENDS.includes(status);
}

/**
 * Looks at a batch until it ends, or is told to stop, and gives its last state. Watching changes nothing, and may be given
 * up and repeated.
 */
export async function watchBatch(
  client: Pick<Client, 'getBatch'>,
  id: string,
  options: WatchOptions,
): Promise<BatchStatus> {
  const { clock, timeoutMilliseconds = Number.POSITIVE_INFINITY, onChange, signal } = options;
  const { firstPauseMilliseconds = FIRST_PAUSE } = options;
  const end = clock.now() + timeoutMilliseconds;
  let shown: string | undefined;
  let milliseconds = firstPauseMilliseconds;
  for (;;) {
    const status = await client.getBatch(id);
    const state = JSON.stringify(status);
    if (state !== shown) {
      onChange(status);
      milliseconds = firstPauseMilliseconds;
    }
    shown = state;
    if (hasEnded(status) || signal?.aborted === true) return status;
    if (clock.now() + milliseconds > end) throw new Failure('timed-out', `\`${id}\` has not ended in the given time`);
    await pause(clock, milliseconds, signal);
    milliseconds = Math.min(LONGEST_PAUSE, milliseconds * 1.5);
  }
}
