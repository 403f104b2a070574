/** What a command may use of the world; a test hands in its own. */
export interface Io {
  /** The product: reports, payloads, ids. */
  readonly out: Output;
  /** Talk: progress, notices, failures. */
  readonly err: Output;
  /** Everything on standard input. */
  readonly readInput: () => Promise<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working directory, absolute. */
  readonly cwd: string;
  /** Calls `onEnd` when the process is told to end, in place of ending it; what it returns takes that back. */
  readonly onSignal: (onEnd: (signal: EndSignal) => void) => () => void;
}

/** The signals that ask a process to end. */
export type EndSignal = 'SIGINT' | 'SIGTERM';

/** A stream to write text to. */
export interface Output {
  readonly write: (text: string) => void;
  /** Resolves once the reader has taken enough of what was written for more to be written without heaping up. */
  readonly drained: () => Promise<void>;
  readonly isTerminal: boolean;
  /** The width of the terminal in cells; undefined where there is none. */
  readonly columns: number | undefined;
  /** The height of the terminal in lines. */
  readonly rows?: number | undefined;
}

/** The same output, with what is written going another way. */
export function outputThrough(output: Output, write: (text: string) => void): Output {
  return {
    write,
    drained: output.drained,
    isTerminal: output.isTerminal,
    // A terminal may change its size.
    get columns() {
      return output.columns;
    },
    get rows() {
      return output.rows;
    },
  };
}
