/** How a text report is drawn. */
export interface TextStyle {
  /** Whether the reader's terminal shows colours. */
  readonly color: boolean;
}

/** The inks of a text report. */
export type Ink = keyof typeof CODES;

const CODES = { bold: 1, dim: 2, red: 31, yellow: 33, cyan: 36 } as const;

/** The text in an ink, or as it is where the style has no colours. */
export function paint(text: string, ink: Ink, style: TextStyle): string {
  return style.color && text !== '' ? `\u001b[${CODES[ink]}m${text}\u001b[0m` : text;
}
