import type { ProgressRow } from '../report/run/progress-row.ts';

/** Rows of which a terminal shows as many as it has room for. */
export interface VisibleRows {
  readonly set: (key: string, row: ProgressRow, time: number) => void;
  readonly remove: (key: string) => void;
  /** So many at most, in the order in which they came; where there are more, the last says how many. */
  readonly choose: (room: number, time: number) => readonly ProgressRow[];
}

interface Entry {
  readonly row: ProgressRow;
  readonly changedAt: number;
}

/** A row that is shown keeps its place for so long without a change: else rows would come and go too fast to be read. */
const KEPT_MILLISECONDS = 5_000;

/** No rows yet. */
export function createVisibleRows(): VisibleRows {
  const entries = new Map<string, Entry>();
  let shown: ReadonlySet<string> = new Set();
  return {
    set: (key, row, changedAt) => void entries.set(key, { row, changedAt }),
    remove: (key) => void entries.delete(key),
    choose: (room, time) => {
      const isKept = ([key, { changedAt }]: [string, Entry]): boolean =>
        shown.has(key) && time - changedAt < KEPT_MILLISECONDS;
      const ranked = [...entries].sort(
        (left, right) => Number(isKept(right)) - Number(isKept(left)) || right[1].changedAt - left[1].changedAt,
      );
      shown = new Set(ranked.slice(0, entries.size <= room ? room : Math.max(0, room - 1)).map(([key]) => key));
      const rows = [...entries].flatMap(([key, { row }]) => (shown.has(key) ? [row] : []));
      const more = entries.size - shown.size;
      return more === 0 || room < 1 ? rows : [...rows, { label: `and ${more} more`, text: '' }];
    },
  };
}
