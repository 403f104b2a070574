/**
 * What comes of each thing, in their order, with so many of them under way at once. Of several errors the first in that order
 * is thrown, once all that had begun have ended.
 */
export async function mapAtOnce<T, R>(
  things: readonly T[],
  atOnce: number,
  act: (thing: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const waiting = things.entries();
  let trouble: { readonly index: number; readonly error: unknown } | undefined;
  // The workers share one iterator: each takes the next thing that is left.
  const work = async (): Promise<void> => {
    for (const [index, thing] of waiting) {
      try {
        results[index] = await act(thing);
      } catch (error) {
        if (trouble === undefined || index < trouble.index) trouble = { index, error };
      }
      if (trouble !== undefined) return;
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, things.length) }, work));
  if (trouble !== undefined) throw trouble.error;
  return results;
}
