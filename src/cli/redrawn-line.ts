import type { Output } from './io.ts';

/** The last line of a terminal, drawn anew while something goes on. */
export interface RedrawnLine {
  /** Shows a text, which is safe to print, in place of the one before; elsewhere than on a terminal nothing. */
  readonly show: (text: string) => void;
  /** Takes the line away, so that something else can be written. */
  readonly clear: () => void;
}

/** A line at the end of an output. */
export function redrawnLine(output: Output): RedrawnLine {
  let isShown = false;
  return {
    show: (text) => {
      if (!output.isTerminal) return;
      isShown = true;
      // A line that is wider than the terminal would wrap, and could not be taken back.
      output.write(`\r\u001b[2K${text.slice(0, (output.columns ?? 80) - 1)}`);
    },
    clear: () => {
      if (isShown) output.write('\r\u001b[2K');
      isShown = false;
    },
  };
}
