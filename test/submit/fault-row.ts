/** A row of the table of faults: what a run came to while the server was in trouble, and afterwards. */
export interface FaultRow {
  readonly source: string;
  readonly request: string;
  readonly fault: string;
  /** The shards after the command that met the fault. */
  readonly first: string;
  /** The shards after the next command. */
  readonly second: string;
  /** How many batches the server then has, of how many shards. */
  readonly batches: string;
}

declare module 'vitest' {
  interface TaskMeta {
    faultRow?: FaultRow;
  }
}
