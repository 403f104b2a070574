/** What became of one of several: its value, or the error that stands for it. */
export type Settled<R> = { readonly value: R } | { readonly error: unknown };

/** Gives each call to `run` once the one before has ended. */
export function oneByOne(): <R>(run: () => Promise<R>) => Promise<R> {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const next = last.then(run);
    // Whoever waits for it hears of its error.
    last = next.catch(() => undefined);
    return next;
  };
}

/** Does one thing at a time, but all that were asked for while it waited for its turn together. */
export function inBatches<T, R>(
  inTurn: <U>(run: () => Promise<U>) => Promise<U>,
  work: (items: readonly T[]) => Promise<readonly Settled<R>[]>,
): (item: T) => Promise<R> {
  let waiting: T[] = [];
  let batch: Promise<readonly Settled<R>[]> | undefined;
  return async (item) => {
    const index = waiting.push(item) - 1;
    batch ??= inTurn(() => {
      const items = waiting;
      waiting = [];
      batch = undefined;
      return work(items);
    });
    const settled = (await batch)[index];
    if (settled !== undefined && 'value' in settled) return settled.value;
    throw settled?.error;
  };
}
