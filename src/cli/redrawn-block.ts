import type { Clock } from '../pipeline/target/open-client.ts';
import { displayWidth } from '../report/display-width.ts';
import type { Output } from './io.ts';
import { REDRAW_MILLISECONDS } from './redrawn-terminal.ts';

/** The last lines of a terminal, drawn anew while something goes on. */
export interface RedrawnBlock {
  /** Has the lines drawn as they are now, or as they are when it is time to. */
  readonly redraw: () => void;
  /** Lets something be written to the terminal in front of the lines. */
  readonly writeAbove: (output: Output, text: string) => void;
  /** Takes the lines away, until they are drawn again. */
  readonly end: () => void;
}

/**
 * Lines at the end of an output, which `lines` gives: none with what a terminal acts on, none as wide as the terminal, and
 * fewer of them than it is high.
 */
export function createRedrawnBlock(output: Output, clock: Clock, lines: () => readonly string[]): RedrawnBlock {
  let drawn: readonly string[] = [];
  let dueAt = Number.NEGATIVE_INFINITY;
  let callOff: (() => void) | undefined;
  // Somebody writes a line in parts: to draw now would cut it in two.
  let isAmidLine = false;

  const put = (next: readonly string[]): void => {
    if (next.length > 0) output.write(`${toTopOf(drawn, output)}${next.join(`${CLEAR_LINE}\n`)}${CLEAR_BELOW}`);
    else if (drawn.length > 0) output.write(`${toTopOf(drawn, output)}${CLEAR_BELOW}`);
    drawn = next;
  };
  const draw = (): void => {
    callOff?.();
    callOff = undefined;
    if (isAmidLine) return;
    const next = lines();
    if (isSame(next, drawn)) return;
    put(next);
    dueAt = clock.now() + REDRAW_MILLISECONDS;
  };
  const redraw = (): void => {
    const wait = dueAt - clock.now();
    if (wait <= 0) draw();
    else callOff ??= clock.after(wait, draw);
  };
  return {
    redraw,
    writeAbove: (to, text) => {
      const before = drawn;
      put([]);
      to.write(text);
      if (text !== '') isAmidLine = !text.endsWith('\n');
      if (isAmidLine) return;
      // What stood there comes back at once; what is new in it waits for its time.
      if (before.length > 0) put(before);
      redraw();
    },
    end: () => {
      callOff?.();
      callOff = undefined;
      put([]);
      dueAt = Number.NEGATIVE_INFINITY;
    },
  };
}

const CLEAR_LINE = '\u001b[K';
const CLEAR_BELOW = '\u001b[J';

/** Back to where the first line begins. In a window that has become narrower since, lines have been wrapped. */
function toTopOf(drawn: readonly string[], { columns }: Output): string {
  if (drawn.length === 0) return '';
  const heights = drawn.map((line) => (columns ? Math.max(1, Math.ceil(displayWidth(line) / columns)) : 1));
  const above = heights.reduce((sum, height) => sum + height, -1);
  return above === 0 ? '\r' : `\r\u001b[${above}A`;
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, index) => line === right[index]);
}
