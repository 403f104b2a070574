import { cutToWidth } from '../report/cut-to-width.ts';
import { escapeForTerminal } from '../report/escape.ts';
import type { Io } from './io.ts';
import { isRedrawn, REDRAW_MILLISECONDS } from './redrawn-terminal.ts';

/** How far something is: on a terminal one line that is drawn anew, elsewhere a line for each milestone. */
export interface ProgressLine {
  /** Two texts with one milestone are one line of a log. */
  readonly show: (text: string, milestone: string | number) => void;
  /** Leaves the last text standing; what is shown next begins a line of its own. */
  readonly end: () => void;
}

/** The width to expect of a terminal that does not tell its own, or says 0. */
const USUAL_COLUMNS = 80;

/** Shows progress on stderr. The first milestone, 0, is told by no line of a log. */
export function createProgressLine(io: Io, now: () => number): ProgressLine {
  const { err } = io;
  return isRedrawn(io) ? redrawnLine(err.write, err.columns || USUAL_COLUMNS, now) : loggedLines(err.write);
}

function loggedLines(write: (text: string) => void): ProgressLine {
  let told: string | number = 0;
  return {
    show: (text, milestone) => {
      if (milestone !== told) write(`${escapeForTerminal(text)}\n`);
      told = milestone;
    },
    end: () => {
      told = 0;
    },
  };
}

function redrawnLine(write: (text: string) => void, columns: number, now: () => number): ProgressLine {
  let drawnAt = Number.NEGATIVE_INFINITY;
  let drawn = '';
  let latest = '';
  const draw = (): void => {
    // It would wrap and could not be drawn over if it were as wide as the terminal.
    if (latest !== drawn) write(`\r${cutToWidth(escapeForTerminal(latest), columns - 1)}${CLEAR_TO_END}`);
    drawn = latest;
    drawnAt = now();
  };
  return {
    show: (text) => {
      latest = text;
      if (now() - drawnAt >= REDRAW_MILLISECONDS) draw();
    },
    end: () => {
      draw();
      if (drawn !== '') write('\n');
      [drawnAt, drawn, latest] = [Number.NEGATIVE_INFINITY, '', ''];
    },
  };
}

const CLEAR_TO_END = '\u001b[K';
