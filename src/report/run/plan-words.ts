import type { Action } from '../../pipeline/plan/decide-action.ts';
import type { Bounds, Estimate } from '../../pipeline/plan/estimate.ts';
import type { LimitCheck, Plan, PlannedBatch } from '../../pipeline/plan/plan.ts';

/** What stands where nothing can be told. */
const UNKNOWN = '?';

/** The order in which what is to be done is shown, and how many of each there are is summed up. */
export const ACTION_ORDER: readonly (readonly [Action, string])[] = [
  ['run', 'to run'],
  ['changed', 'to run as changed'],
  ['renamed', 'to run under another name'],
  ['resume', 'to go on with'],
  ['adopt', 'to adopt'],
  ['attention', 'needing attention'],
  ['blocked', 'blocked'],
  ['unknown', 'unknown'],
  ['noop', 'with nothing to do'],
];

/** The batches of a plan, what is to be done before what is not; of one action in their order. */
export function inActionOrder(batches: readonly PlannedBatch[]): readonly PlannedBatch[] {
  return ACTION_ORDER.flatMap(([action]) => batches.filter(({ decision }) => decision.action === action));
}

/** How many batches there are of each action: `1 to run, 2 with nothing to do`. */
export function countActions(batches: readonly PlannedBatch[]): string {
  const parts = ACTION_ORDER.flatMap(([action, words]) => {
    const number = batches.filter(({ decision }) => decision.action === action).length;
    return number === 0 ? [] : [`${number} ${words}`];
  });
  return parts.length === 0 ? 'no batch' : parts.join(', ');
}

/** `12`, `3-45`, `21 or more`, and `?` where nothing is known. */
export function showBounds(bounds: Bounds | undefined): string {
  if (bounds === undefined) return UNKNOWN;
  const { minimum, maximum } = bounds;
  if (maximum === undefined) return minimum === 0 ? UNKNOWN : `${showNumber(minimum)} or more`;
  return minimum === maximum ? showNumber(minimum) : `${showNumber(minimum)}-${showNumber(maximum)}`;
}

/** The size of an estimate in cells: files, bytes, pages and credits; empty where nothing is sent. */
export function showEstimate(estimate: Estimate | undefined, isSending: boolean): readonly string[] {
  if (estimate === undefined) return isSending ? [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN] : ['', '', '', ''];
  const { files, bytes, pages, credits } = estimate;
  return [showNumber(files), bytes === undefined ? UNKNOWN : showBytes(bytes), showBounds(pages), showBounds(credits)];
}

/** The sums of a plan in a sentence. */
export function describeTotals({ totals }: Plan): string {
  const { files, pages, credits } = totals;
  if (files.maximum === 0) return 'nothing is sent';
  return `files: ${showBounds(files)}, pages: ${showBounds(pages)}, credits: ${showBounds(credits)}`;
}

/** A limit, and what is planned, in a sentence. */
export function describeLimit({ name, limit, isNamed, planned, isExceeded }: LimitCheck): string {
  const kept = isExceeded ? 'exceeded' : planned.maximum === undefined ? 'not known to be kept' : 'kept';
  return `limits.${name}: ${showNumber(limit)}${isNamed ? ' (named for this command)' : ''}, planned ${showBounds(planned)}: ${kept}`;
}

/** Why something is done, how many batches are created where it is more than one, and what is to be known, a line each. */
export function linesOf({ decision, isSending, shards = 1 }: PlannedBatch): readonly string[] {
  const cut = isSending && shards > 1 ? [`${showNumber(shards)} batches are created`] : [];
  return [decision.reason, ...[...cut, ...decision.notes].map((note) => `note: ${note}`)];
}

function showNumber(number: number): string {
  return number.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

function showBytes(bytes: number): string {
  const [unit, size] = [
    ['GB', 1e9],
    ['MB', 1e6],
    ['kB', 1e3],
  ].find((candidate): candidate is [string, number] => bytes >= Number(candidate[1])) ?? ['B', 1];
  return `${(bytes / size).toFixed(size === 1 ? 0 : 1)} ${unit}`;
}
