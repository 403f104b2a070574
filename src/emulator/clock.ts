/** The time a server lives in; handed in, so that a test decides how fast it passes. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls `run` once that much time has passed; what it returns calls that off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** A clock that stands still until it is told otherwise. */
export interface ManualClock extends Clock {
  /** Lets time pass, and everything happen that was due in it, in order. */
  readonly advance: (milliseconds: number) => void;
}

/** The clock of the machine. */
export const realClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

interface Timer {
  readonly due: number;
  readonly run: () => void;
}

/** A clock for tests, which starts at the given time. */
export function manualClock(start = Date.UTC(2026, 0, 1)): ManualClock {
  let now = start;
  const timers: Timer[] = [];
  return {
    now: () => now,
    after: (milliseconds, run) => {
      const timer: Timer = { due: now + milliseconds, run };
      timers.push(timer);
      return () => {
        const index = timers.indexOf(timer);
        if (index >= 0) timers.splice(index, 1);
      };
    },
    advance: (milliseconds) => {
      const end = now + milliseconds;
      for (let timer = takeNext(timers, end); timer !== undefined; timer = takeNext(timers, end)) {
        now = Math.max(now, timer.due);
        timer.run();
      }
      now = end;
    },
  };
}

/** Takes out the timer that is due first, of two at once the older one. */
function takeNext(timers: Timer[], end: number): Timer | undefined {
  let next: Timer | undefined;
  for (const timer of timers) if (timer.due <= end && (next === undefined || timer.due < next.due)) next = timer;
  if (next !== undefined) timers.splice(timers.indexOf(next), 1);
  return next;
}
