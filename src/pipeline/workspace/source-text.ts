/** A file's name, as messages show it, and its text. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}
