/** The middle of numbers, and how far from it half of them lie. */
export interface Spread {
  readonly median: number;
  /** Median absolute deviation. */
  readonly deviation: number;
}

/** The spread of numbers, of which there is at least one. */
export function spreadOf(numbers: readonly number[]): Spread {
  const median = medianOf(numbers);
  return { median, deviation: medianOf(numbers.map((number) => Math.abs(number - median))) };
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
