/** A bug in parsebatch: reported with its stack, never shown for a user's mistake. */
export class Bug extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Bug';
  }
}

/** Stops where something that must hold does not. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Bug(message);
}

/** Marks a branch that the types rule out. */
export function unreachable(value: never): never {
  throw new Bug(`unexpected value ${String(value)}`);
}
