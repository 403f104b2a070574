import type { ShardTools } from './shard-order.ts';

/** Aborts a while after everything is told to stop: what is under way may still be answered. */
export function untilPatienceEnds({ signal, clock, waits }: Pick<ShardTools, 'signal' | 'clock' | 'waits'>): {
  readonly signal: AbortSignal;
  readonly release: () => void;
} {
  const controller = new AbortController();
  let callOff = (): void => undefined;
  const begin = (): void => {
    callOff = clock.after(waits.grace, () => controller.abort());
  };
  if (signal.aborted) begin();
  else signal.addEventListener('abort', begin, { once: true });
  return {
    signal: controller.signal,
    release: () => {
      signal.removeEventListener('abort', begin);
      callOff();
    },
  };
}
