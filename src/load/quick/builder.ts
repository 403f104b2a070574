/** Makes what a quick reading comes to: plain values, or nodes that know their places. */
export interface Builder<T> {
  scalar(value: null | boolean | number | string, start: number, end: number): T;
  mapping(start: number): T;
  /** Puts an entry into a mapping. Whether it could: a key that is there already is left as it is. */
  put(mapping: T, key: string, keyStart: number, keyEnd: number, item: T): boolean;
  sequence(start: number): T;
  push(sequence: T, item: T): void;
  /** What a mapping or a sequence is in the end; one in block style ends with what it holds. */
  close(collection: T, end: number | undefined): T;
  /** What stands in the place of an alias. */
  alias(target: T, start: number, end: number): T;
}
