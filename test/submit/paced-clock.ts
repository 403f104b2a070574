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
  /** Lets time pass at once. */
  readonly advance: (milliseconds: number) => void;
}

interface Timer {
  readonly due: number;
  readonly run: () => void;
  /** Whether it ends a request that is under way. */
  isDeadline: boolean;
}

/** What a server does by a timer goes on for some turns of the event loop. */
const TURNS = 4;

/**
 * Time passes by itself, from one timer to the next, but only while the client waits for nothing else: a request that is
 * under way is answered first, unless the server hangs.
 */
export function pacedClock(start = Date.UTC(2026, 0, 1)): PacedClock {
  const server = manualClock(start);
  const timers = new Set<Timer>();
  const serverDues = new Set<{ readonly due: number }>();
  let last: Timer | undefined;
  let hanging = 0;
  const later = (turns = 1): void => void setImmediate(() => (turns > 1 ? later(turns - 1) : go()));
  const go = (): void => {
    const underWay = [...timers].filter(({ isDeadline }) => isDeadline).length;
    if (timers.size === 0 || underWay > hanging) return;
    const next = first(timers);
    const ofServer = first(serverDues);
    if (next === undefined) return;
    if (ofServer !== undefined && ofServer.due < next.due) {
      server.advance(ofServer.due - server.now());
      serverDues.delete(ofServer);
      later(TURNS);
      return;
    }
    timers.delete(next);
    if (next.isDeadline) hanging -= 1;
    server.advance(Math.max(0, next.due - server.now()));
    next.run();
    later();
  };
  return {
    client: {
      now: server.now,
      after: (milliseconds, run) => {
        const timer: Timer = { due: server.now() + milliseconds, run, isDeadline: false };
        last = timer;
        timers.add(timer);
        later();
        return () => {
          timers.delete(timer);
          later();
        };
      },
    },
    server: {
      now: server.now,
      after: (milliseconds, run) => {
        if (milliseconds === HANGS) hanging += 1;
        const entry = { due: server.now() + milliseconds };
        serverDues.add(entry);
        later();
        const over = (): void => void serverDues.delete(entry);
        const callOff = server.after(milliseconds, () => {
          over();
          run();
        });
        return () => {
          over();
          callOff();
        };
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

function first<T extends { readonly due: number }>(timers: Iterable<T>): T | undefined {
  let next: T | undefined;
  for (const timer of timers) if (next === undefined || timer.due < next.due) next = timer;
  return next;
}
