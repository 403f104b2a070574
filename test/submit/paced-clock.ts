import type { Clock as ServerClock } from '../../src/emulator/clock.ts';
import { manualClock } from '../../src/emulator/clock.ts';
import type { Clock } from '../../src/submit/clock.ts';

/** A delay that no client waits for: an answer that takes so long counts as none. */
export const HANGS = 3_600_000;

/** A clock that a client and a server share. */
export interface PacedClock {
  readonly client: Clock;
  readonly server: ServerClock;
  /** Lets the clock know which requests are under way. */
  readonly watched: (inner: typeof fetch) => typeof fetch;
  readonly advance: (milliseconds: number) => void;
}

interface Timer {
  readonly due: number;
  readonly run: () => void;
  /** Whether it ends a request that is under way. */
  isDeadline: boolean;
}

/**
 * Time passes by itself, but only while the client waits for nothing else: a request that is under way is answered first,
 * unless the server hangs.
 */
export function pacedClock(start = Date.UTC(2026, 0, 1)): PacedClock {
  const server = manualClock(start);
  const timers = new Set<Timer>();
  let last: Timer | undefined;
  let hanging = 0;
  const passTo = (time: number): void => server.advance(Math.max(0, time - server.now()));
  const go = (): void => {
    const underWay = [...timers].filter(({ isDeadline }) => isDeadline).length;
    if (timers.size === 0 || underWay > hanging) return;
    const next = [...timers].reduce((first, timer) => (timer.due < first.due ? timer : first));
    timers.delete(next);
    if (next.isDeadline) hanging -= 1;
    passTo(next.due);
    next.run();
    setImmediate(go);
  };
  return {
    client: {
      now: server.now,
      after: (milliseconds, run) => {
        const timer: Timer = { due: server.now() + milliseconds, run, isDeadline: false };
        last = timer;
        timers.add(timer);
        setImmediate(go);
        return () => {
          timers.delete(timer);
          setImmediate(go);
        };
      },
    },
    server: {
      now: server.now,
      after: (milliseconds, run) => {
        if (milliseconds === HANGS) hanging += 1;
        setImmediate(go);
        return server.after(milliseconds, run);
      },
    },
    // A request is sent right after its deadline is set.
    watched: (inner) => (input, init) => {
      if (last !== undefined) last.isDeadline = true;
      return inner(input, init);
    },
    advance: server.advance,
  };
}
