import { labelOf } from '../../compile/request.ts';
import { formatGeneration } from '../../ledger/run-id.ts';
import type { Twin } from './decide-action.ts';
import type { SourceChange } from './source-change.ts';

/** So many batches of a run are named. */
const MOST_NAMED = 3;

/** A number of things. */
export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
}

/** A digest as it is told apart by eye. */
export function shortDigest(digest: string): string {
  return digest.slice(0, 12);
}

/** A run in a sentence: what it is called, when it was begun, and its batches. */
export function describeRun({ id, at, batchIds }: Twin): string {
  const more = batchIds.length > MOST_NAMED ? ` and ${batchIds.length - MOST_NAMED} more` : '';
  const named = batchIds.length === 0 ? '' : `, ${batchIds.slice(0, MOST_NAMED).join(', ')}${more}`;
  return `\`${labelOf(id)}\` ${formatGeneration(id.generation)} of ${at.slice(0, 10)}${named}`;
}

/** A change of a source as `+12 −1`; undefined where there is none. */
export function describeChange({ added, changed, removed }: SourceChange): string | undefined {
  const parts = [
    ...(added > 0 ? [`+${added}`] : []),
    ...(removed > 0 ? [`−${removed}`] : []),
    ...(changed > 0 ? [`${changed} with other content`] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(' ');
}
