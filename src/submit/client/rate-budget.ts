import type { Clock } from '../clock.ts';
import { pause } from '../clock.ts';

/** What a request is counted as. */
export type CallKind = 'upload' | 'create' | 'call';

/** The rate that all requests of a process share. */
export interface RateBudget {
  /** Resolves when a request of this kind may go. */
  readonly take: (kind: CallKind) => Promise<void>;
  /** Holds everything back for so long, as a server has asked. */
  readonly hold: (milliseconds: number) => void;
}

/** So many requests in any stretch of so much time. */
interface Allowance {
  readonly requests: number;
  readonly milliseconds: number;
}

/**
 * Uploads as documented, per project. How many batches may be created is not, only that there is a limit: so they come
 * slowly. Other calls have only the 20 a minute of the free tier, left to its 429s.
 */
const ALLOWANCES: Readonly<Record<CallKind, Allowance>> = {
  upload: { requests: 50, milliseconds: 5_000 },
  create: { requests: 10, milliseconds: 5_000 },
  call: { requests: 100, milliseconds: 5_000 },
};

/**
 * A budget of which this process may use one `share` (1: all of it; 0.25: one of four runners). It counts over a sliding
 * window: a bucket that refills while it empties lets nearly twice as many through in the first stretch.
 */
export function createRateBudget(clock: Clock, share = 1): RateBudget {
  const windows = {
    upload: createWindow(ALLOWANCES.upload, share),
    create: createWindow(ALLOWANCES.create, share),
    call: createWindow(ALLOWANCES.call, share),
  };
  let heldUntil = 0;
  return {
    take: async (kind) => {
      await pause(clock, windows[kind](Math.max(clock.now(), heldUntil)) - clock.now());
      while (heldUntil > clock.now()) await pause(clock, heldUntil - clock.now());
    },
    hold: (milliseconds) => {
      heldUntil = Math.max(heldUntil, clock.now() + milliseconds);
    },
  };
}

/** Gives each request the time at which it may go, in the order of asking. */
function createWindow({ requests, milliseconds }: Allowance, share: number): (earliest: number) => number {
  const size = Math.max(1, Math.floor(requests * share));
  const granted: number[] = [];
  let next = 0;
  return (earliest) => {
    const time = Math.max(earliest, (granted[next] ?? Number.NEGATIVE_INFINITY) + milliseconds);
    granted[next] = time;
    next = (next + 1) % size;
    return time;
  };
}
