/**
 * Where the records of a ledger are kept. A path has `/` between its parts, each safe as the name of a file. Nothing is
 * ever overwritten. Each call throws a Failure where the store refuses; after a write that throws, whether the record is
 * there is told only by looking.
 */
export interface Backend {
  /** What it is called in messages, without credentials. */
  readonly shownAs: string;
  /** Writes a record, durable once this resolves; one that is there already stays as it is. */
  readonly createOnly: (path: string, bytes: Uint8Array) => Promise<'created' | 'exists'>;
  /** What is at a path, as of the last look at its folder, which this is where there was none; undefined if nothing is. */
  readonly get: (path: string) => Promise<Uint8Array | undefined>;
  /** Looks anew for all paths below a folder, sorted; the folder `''` is all of the ledger. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Throws a Failure unless the store keeps what is promised here. */
  readonly probe: () => Promise<void>;
  /** Takes records away: for `gc` alone. */
  readonly remove: (paths: readonly string[]) => Promise<void>;
  /** Lets go of what the backend holds on this machine. */
  readonly close: () => Promise<void>;
}
