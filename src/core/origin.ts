/** A place in a text. `line` and `column` count from 1, columns in UTF-16 code units; `offset` counts from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A stretch of a text; `end` is exclusive. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
}

/** A place in one document of a file. */
export interface FileOrigin {
  readonly kind: 'file';
  /** The file as it is shown to the reader: relative to the working directory where possible. */
  readonly file: string;
  /** Which document of the file, counted from 0. */
  readonly document: number;
  /** JSON pointer into that document. */
  readonly pointer: string;
  readonly span: Span;
  /** The places that brought the value here, nearest first: the alias or the merge key that was written. */
  readonly via?: readonly Via[];
}

/** One step on the way from where a value is used to where it is written. */
export interface Via {
  readonly kind: 'alias' | 'merge';
  readonly span: Span;
}

/** Where a value was written: a place in a file, or what stands in for one. */
export type Origin =
  | FileOrigin
  | { readonly kind: 'flag' | 'variable' | 'environment' | 'default'; readonly name: string };
