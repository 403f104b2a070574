import type { Clock } from '../pipeline/apply/apply-batches.ts';
import { pause } from '../pipeline/apply/apply-batches.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, gravest } from './exit-code.ts';
import type { Io } from './io.ts';

/** How long a request that is open when a signal comes is waited for, and what came of it recorded. In milliseconds. */
const GRACE_MILLISECONDS = 8_000;

/** What work is told of signals, and tells of itself. */
export interface Interruption {
  /** Aborted: nothing more is sent. */
  readonly stop: AbortSignal;
  /** Aborted: nothing is followed any more. */
  readonly detach: AbortSignal;
  /** There is nothing more to send: a signal can only end the following. */
  readonly onSent: () => void;
}

/** What is said when a signal comes. */
export interface InterruptionWords {
  /** Nothing more is sent, and what was created is followed still; undefined where nothing is followed. */
  readonly whileFollowing: string | undefined;
  readonly atEnd: string;
}

/**
 * Does work that a signal ends in good order. The first SIGINT while something is left to send stops that alone, where batches
 * are followed; any other one, and SIGTERM, ends the work, with a few seconds for what is open. One more ends the process at once.
 */
export async function untilSignal(
  io: Io,
  { clock, words }: { readonly clock: Clock; readonly words: InterruptionWords },
  work: (interruption: Interruption) => Promise<ExitCode>,
): Promise<ExitCode> {
  const [stop, detach] = [new AbortController(), new AbortController()];
  const codes: ExitCode[] = [];
  let isSent = false;
  let release = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    release = io.onSignal((signal) => {
      codes.push(signal === 'SIGINT' ? EXIT.interrupted : EXIT.terminated);
      const isFirst = !stop.signal.aborted;
      stop.abort();
      if (isFirst && signal === 'SIGINT' && !isSent && words.whileFollowing !== undefined) {
        io.err.write(`${words.whileFollowing}\n`);
        return;
      }
      release();
      io.err.write(`${words.atEnd}\n`);
      detach.abort();
      resolve();
    });
  });
  const onSent = (): void => {
    isSent = true;
  };
  try {
    const working = work({ stop: stop.signal, detach: detach.signal, onSent });
    const first = await Promise.race([working, ended]);
    const last = first ?? (await withGrace(working, clock));
    if (last === undefined) {
      io.err.write('What was under way was not waited for: the same command looks for it before it sends anything.\n');
      // Nobody waits for it any more, and what is said of it then is not of interest.
      working.catch(() => undefined);
    }
    return gravest([...codes, last ?? EXIT.ok]);
  } finally {
    release();
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
