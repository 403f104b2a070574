import type { Clock } from '../../src/submit/clock.ts';

/** A clock that passes time by itself as soon as nothing else is left to do; `waits` are the times it was asked for. */
export function eagerClock(start = Date.UTC(2026, 0, 1)): Clock & { readonly waits: number[] } {
  let now = start;
  const timers = new Map<() => void, number>();
  const waits: number[] = [];
  const next = (): void => {
    const [first] = [...timers].sort(([, a], [, b]) => a - b);
    if (first === undefined) return;
    timers.delete(first[0]);
    now = Math.max(now, first[1]);
    first[0]();
  };
  return {
    waits,
    now: () => now,
    after: (milliseconds, run) => {
      const timer = () => run();
      timers.set(timer, now + milliseconds);
      waits.push(milliseconds);
      setImmediate(next);
      return () => timers.delete(timer);
    },
  };
}
