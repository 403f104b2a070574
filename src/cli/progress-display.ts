import type { Clock } from '../pipeline/target/open-client.ts';
import type { ProgressRow } from '../report/run/progress-row.ts';
import { formatProgressLine, formatProgressRows } from '../report/run/progress-row.ts';
import type { Io } from './io.ts';
import { outputThrough } from './io.ts';
import { createRedrawnBlock } from './redrawn-block.ts';
import { isRedrawn } from './redrawn-terminal.ts';
import { createVisibleRows } from './visible-rows.ts';

/** How far several things are: on a terminal a row for each that is drawn anew, elsewhere a line for each milestone. */
export interface ProgressDisplay {
  /** Shows how far one thing is. Two rows with one milestone are one line of a log; the first milestone, 0, is none. */
  readonly update: (key: string, row: ProgressRow, milestone: string | number) => void;
  /** Shows how far all of it is, below the rows. */
  readonly updateAll: (row: ProgressRow, milestone: string | number) => void;
  /** Takes the row of a thing away, and leaves a line about it that is safe to print. */
  readonly finish: (key: string, line?: string) => void;
  /** Writes text that is safe to print to stderr, above the rows. */
  readonly write: (text: string) => void;
  /** What is written here while the display stands comes out above the rows too. */
  readonly io: Io;
  /** Takes all rows away. */
  readonly end: () => void;
}

/** What to expect of a terminal that does not tell its size, or says 0. */
const USUAL = { columns: 80, rows: 24 };

/** Shows progress on stderr. */
export function createProgressDisplay(io: Io, clock: Clock): ProgressDisplay {
  return isRedrawn(io) ? redrawnDisplay(io, clock) : loggedDisplay(io);
}

function loggedDisplay(io: Io): ProgressDisplay {
  const { write } = io.err;
  const told = new Map<string | undefined, string | number>();
  const tell = (key: string | undefined, row: ProgressRow, milestone: string | number): void => {
    if (milestone !== (told.get(key) ?? 0)) write(formatProgressLine(row));
    told.set(key, milestone);
  };
  return {
    update: tell,
    updateAll: (row, milestone) => tell(undefined, row, milestone),
    finish: (key, line) => {
      told.delete(key);
      if (line !== undefined) write(`${line}\n`);
    },
    write,
    io,
    end: () => told.clear(),
  };
}

function redrawnDisplay(io: Io, clock: Clock): ProgressDisplay {
  const { err, out } = io;
  let rows = createVisibleRows();
  let all: ProgressRow | undefined;
  const lines = (): readonly string[] => {
    // The row of all of it has a line, and one stays free, so that nothing scrolls.
    const room = Math.max(0, (err.rows || USUAL.rows) - 2);
    const chosen = rows.choose(room, clock.now());
    return formatProgressRows(all === undefined ? chosen : [...chosen, all], err.columns || USUAL.columns);
  };
  const block = createRedrawnBlock(err, clock, lines);
  const writeTo =
    (output: Io['err']) =>
    (text: string): void => {
      if (!output.isTerminal) output.write(text);
      else block.writeAbove(output, text);
    };
  const write = writeTo(err);
  return {
    update: (key, row) => {
      rows.set(key, row, clock.now());
      block.redraw();
    },
    updateAll: (row) => {
      all = row;
      block.redraw();
    },
    finish: (key, line) => {
      rows.remove(key);
      if (line !== undefined) write(`${line}\n`);
      block.redraw();
    },
    write,
    io: { ...io, err: outputThrough(err, write), out: outputThrough(out, writeTo(out)) },
    end: () => {
      [rows, all] = [createVisibleRows(), undefined];
      block.end();
    },
  };
}
