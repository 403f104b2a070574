/**
 * A function that finds each key once. It keeps promises, not results: who asks while a search is under way shares it,
 * and its failure too.
 */
export function remember<K, T>(find: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const known = new Map<K, Promise<T>>();
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
}
