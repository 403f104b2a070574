/** How a text report is drawn. */
export interface TextStyle {
  /** Whether the reader's terminal shows colours. */
  readonly color: boolean;
  /** Where names lead; absent where the reader's terminal is not known to follow links. */
  readonly links?: Links;
}

/** The addresses that a terminal opens. */
export interface Links {
  /** Of a file, by its shown name; undefined where it is none. */
  readonly file: (file: string) => string | undefined;
  /** Of a page of the package, such as `docs/diagnostics.md#yaml-syntax`. */
  readonly page: (docs: string) => string;
}

/** The inks of a text report. */
export type Ink = keyof typeof CODES;

const CODES = { bold: 1, dim: 2, red: 31, yellow: 33, cyan: 36 } as const;

/** The text in an ink, or as it is where the style has no colours. */
export function paint(text: string, ink: Ink, style: TextStyle): string {
  return style.color && text !== '' ? `\u001b[${CODES[ink]}m${text}\u001b[0m` : text;
}

/** The text as a terminal's hyperlink (OSC 8); the address has to be percent-encoded. */
export function linkTo(address: string | undefined, text: string): string {
  return address === undefined ? text : `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`;
}
