import type { Related } from './diagnostic.ts';
import type { JsonValue } from './json.ts';
import type { Origin, Span } from './origin.ts';
import type { Path } from './path.ts';

/** A comment of a document; `text` is without the leading `#`. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
}

/**
 * One manifest as the stages see it. load makes it from text, compose from other documents; nothing behind them
 * knows which. Origins are worked out when asked for, so a document without findings never pays for them.
 */
export interface Document {
  /** The file that the document stands in, as it is shown to the reader. */
  readonly file: string;
  /** Which document of the file, counted from 0. */
  readonly index: number;
  /** The value, aliases and merges resolved; undefined where the text could not be read as one. */
  readonly value: JsonValue | undefined;
  /** Where the key or the value at `path` was written; the nearest ancestor where there is nothing at `path`. */
  originOf(path: Path, at: 'key' | 'value'): Origin;
  /** A scalar's text as it was written, quotes included; undefined for mappings, sequences and absent values. */
  sourceOf(path: Path): string | undefined;
  /**
   * The way on which the value at `path` came into the document, nearest first: the variable that a reference read, the
   * environment, the `extends` of each profile. Empty for a document as it is written.
   */
  chainOf(path: Path): readonly Related[];
  /** Whether the value at `path` is what a reference came to: then the text at its origin is another one. */
  isResolved(path: Path): boolean;
  readonly comments: readonly Comment[];
}
