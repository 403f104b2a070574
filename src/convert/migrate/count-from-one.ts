import type { Transform } from './transform.ts';

/** Pages that count from 0 as pages that count from 1, none of them twice. */
export const countFromOne: Transform = ({ value }) => {
  const parts = String(value).split(',').map(readPart);
  const isRead = parts.every(([first, last]) => first <= last && last < Number.MAX_SAFE_INTEGER);
  if (!isRead) return { lost: 'It is no list of pages and ranges.' };
  return { value: (areDistinct(parts) ? parts : joined(parts)).map(printPart).join(',') };
};

type Part = readonly [first: number, last: number];

function readPart(text: string): Part {
  const [, first, last = first] = /^\s*(\d+)\s*(?:-\s*(\d+)\s*)?$/.exec(text) ?? [];
  return first === undefined ? [1, 0] : [Number(first) + 1, Number(last) + 1];
}

function areDistinct(parts: readonly Part[]): boolean {
  const sorted = parts.toSorted(byFirst);
  return sorted.every(([first], index) => index === 0 || first > (sorted[index - 1]?.[1] ?? 0));
}

function joined(parts: readonly Part[]): Part[] {
  const whole: Part[] = [];
  for (const [first, last] of parts.toSorted(byFirst)) {
    const before = whole.at(-1);
    if (before !== undefined && first <= before[1]) whole[whole.length - 1] = [before[0], Math.max(before[1], last)];
    else whole.push([first, last]);
  }
  return whole;
}

function byFirst([left]: Part, [right]: Part): number {
  return left - right;
}

function printPart([first, last]: Part): string {
  return first === last ? String(first) : `${first}-${last}`;
}
