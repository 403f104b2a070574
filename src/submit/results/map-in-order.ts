/** How things are worked on. */
export interface MapOptions {
  /** How many are worked on at once, and how many may wait for their turn to be told of. */
  readonly concurrency: number;
  /** Once aborted nothing is begun; what has begun is still finished and told of. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Works on several things at once and gives what comes of them in their own order. When one fails, or the reader stops,
 * nothing more is begun, and it waits for what has begun: afterwards nothing goes on unseen.
 */
export async function* mapInOrder<T, R>(
  things: AsyncIterable<T> | Iterable<T>,
  work: (thing: T) => Promise<R>,
  { concurrency, signal }: MapOptions,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  try {
    for await (const thing of things) {
      if (signal?.aborted === true) break;
      begun.push(begin(thing, work));
      if (begun.length >= concurrency) yield await first(begun);
    }
    while (begun.length > 0) yield await first(begun);
  } finally {
    await Promise.allSettled(begun);
  }
}

function begin<T, R>(thing: T, work: (thing: T) => Promise<R>): Promise<R> {
  const result = work(thing);
  // It is waited for later: until then a failure counts as looked after.
  result.catch(() => undefined);
  return result;
}

async function first<R>(begun: Promise<R>[]): Promise<R> {
  const result = await begun[0];
  begun.shift();
  // The list is not empty where this is called.
  return result as R;
}
