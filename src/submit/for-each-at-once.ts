/**
 * Does something with each item, with so many of them at once. After the first error none is begun any more; it is thrown
 * once those that had begun have ended. The same for a signal, which throws nothing.
 */
export async function forEachAtOnce<T>(
  items: readonly T[],
  { concurrency, signal }: { readonly concurrency: number; readonly signal: AbortSignal },
  act: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  let trouble: { readonly error: unknown } | undefined;
  // The workers share one iterator: each takes the next item that is left.
  const work = async (): Promise<void> => {
    for (const item of waiting) {
      if (trouble !== undefined || signal.aborted) return;
      await act(item).catch((error: unknown) => {
        trouble ??= { error };
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, work));
  if (trouble !== undefined) throw trouble.error;
}
