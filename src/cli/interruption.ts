import type { Clock } from '../pipeline/apply-batches.ts';
import { pause } from '../pipeline/apply-batches.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, gravest } from './exit-code.ts';
import type { Io } from './io.ts';

/** How long a request that is open when a signal comes is waited for. */
const GRACE_MILLISECONDS = 5_000;

/**
 * Does work that a signal ends in good order: the work is told through its own signal to begin nothing more, and has a few
 * seconds for what is open. A second signal ends the process at once.
 */
export async function untilSignal(
  io: Io,
  clock: Clock,
  work: (signal: AbortSignal) => Promise<ExitCode>,
): Promise<ExitCode> {
  const controller = new AbortController();
  let stop = (): void => undefined;
  const interrupted = new Promise<ExitCode>((resolve) => {
    stop = io.onSignal((signal) => {
      stop();
      controller.abort();
      resolve(signal === 'SIGINT' ? EXIT.interrupted : EXIT.terminated);
    });
  });
  try {
    const working = work(controller.signal);
    const first = await Promise.race([working, interrupted]);
    if (!controller.signal.aborted) return first;
    const last = await withGrace(working, clock);
    if (last === undefined) {
      io.err.write('What was under way was not waited for: `parsebatch list` tells whether it was done.\n');
      // Nobody waits for it any more, and what is said of it then is not of interest.
      working.catch(() => undefined);
    }
    return gravest([await interrupted, last ?? EXIT.ok]);
  } finally {
    stop();
  }
}

/** What the work ends with; undefined where it takes longer than it is given. */
async function withGrace(working: Promise<ExitCode>, clock: Clock): Promise<ExitCode | undefined> {
  const over = new AbortController();
  try {
    const left = pause(clock, GRACE_MILLISECONDS, over.signal).then(() => undefined);
    return await Promise.race([working, left]);
  } finally {
    // A timer that is left would keep the process from ending.
    over.abort();
  }
}
