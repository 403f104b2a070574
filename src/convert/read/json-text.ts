/** JSON as it stands in a file, or as a shell would make it from what stands there. */
export interface JsonText {
  readonly text: string;
  /** The offset in the file of the code unit at `index`; the length of the text leads to its end. */
  readonly offsetOf: (index: number) => number;
  /** The shell variables in the text by index; the text holds `VARIABLE_MARK` there. */
  readonly variables: ReadonlyMap<number, string>;
}

/** Stands in a text for a shell variable: neither JSON nor a shell script can hold it. */
export const VARIABLE_MARK = '\0';

/** The text of a file that is nothing but JSON. */
export function plainJsonText(text: string): JsonText {
  return { text, offsetOf: (index) => index, variables: new Map() };
}
