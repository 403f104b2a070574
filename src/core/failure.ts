/** What kind of refusal a failure is; the command line turns it into an exit code. */
export type FailureCode =
  | 'usage'
  | 'not-found'
  | 'io'
  | 'locked'
  | 'timed-out'
  | 'rejected'
  | 'refused'
  | 'project-wrong'
  | 'unavailable'
  | 'unexpected-answer'
  | 'unauthorized';

/** What is known of a failure beside its message. */
export interface FailureOptions {
  readonly hint?: string;
  readonly file?: string;
  readonly cause?: unknown;
}

/** The world refused: a file, the network, the API. Thrown by the rooms that own I/O, never for a user's mistake. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly hint: string | undefined;
  /** The file that it is about, as it is shown to the reader. */
  readonly file: string | undefined;

  constructor(code: FailureCode, message: string, options: FailureOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'Failure';
    this.code = code;
    this.hint = options.hint;
    this.file = options.file;
  }
}
