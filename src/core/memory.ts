/** Gives what was found for a key before, else finds it. */
export type Recall<T> = (key: string, find: () => T) => T;

/** How many answers are kept at most. */
const MOST = 1_000;

/**
 * A memory for what is asked again and again about few keys. It forgets all once there are very many of them: they may come out of
 * what somebody else wrote.
 */
export function createMemory<T>(): Recall<T> {
  const known = new Map<string, T>();
  return (key, find) => {
    if (known.has(key)) return known.get(key) as T;
    const found = find();
    if (known.size >= MOST) known.clear();
    known.set(key, found);
    return found;
  };
}
