import type { Diagnostic } from './diagnostic.ts';

/** What every stage returns: a value where there is one, and all that was found on the way. */
export interface Outcome<T> {
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}
