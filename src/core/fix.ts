import type { Span } from './origin.ts';

/** One replacement of text in a file. */
export interface TextEdit {
  readonly file: string;
  readonly span: Span;
  readonly newText: string;
}

/** A way to put a finding right: edits that belong together and do not overlap. */
export interface Fix {
  /** What the fix does, in the imperative: it is shown as the name of an editor's quick fix. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Whether something else may have been meant: `--fix` leaves it to `--unsafe-fixes` or to a person. */
  readonly isGuess?: boolean;
}
