/** What a table says of a key that somebody else chose; of `constructor` it says nothing unless it has it. */
export function ownValue<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
