import type { BatchFile, PayloadDifference } from '../../pipeline/build/batch-files.ts';
import { escapeForTerminal } from '../escape.ts';
import { formatPlace } from '../place.ts';

/** More differences of one file than this are not listed. */
const MOST = 10;

/** What was done about the file of a batch, and what of its payload is otherwise and where that was written. */
export function formatBatchFile({ file, state, differences }: BatchFile): string {
  const shown = differences.slice(0, MOST).map((difference) => `  ${describe(difference)}\n`);
  const more = differences.length > MOST ? `  and ${differences.length - MOST} more\n` : '';
  return `${state} ${escapeForTerminal(file)}\n${shown.join('')}${more}`;
}

function describe({ pointer, before, after, origin }: PayloadDifference): string {
  const place = origin === undefined ? '' : ` (${formatPlace(origin)})`;
  const change =
    before === undefined
      ? `is new: ${after}`
      : after === undefined
        ? `is gone: ${before}`
        : `${before} is now ${after}`;
  return `${escapeForTerminal(`${pointer} ${change}`)}${place}`;
}
