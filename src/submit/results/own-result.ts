import type { BatchItem, ProcessingResult } from '../client/answers.ts';

/**
 * The result that a batch made of an item. The results of a file carry no batch: the item's own is taken to be the last that
 * was there when the item ended.
 */
export function ownResultOf(item: BatchItem, results: readonly ProcessingResult[]): ProcessingResult | undefined {
  const end = Date.parse(item.completed_at ?? '');
  const byTime = results.toSorted((left, right) => timeOf(left) - timeOf(right));
  return Number.isNaN(end) ? byTime.at(-1) : (byTime.findLast((result) => timeOf(result) <= end) ?? byTime[0]);
}

/** Where in S3 a result went; undefined where it did not. */
export function outputPathOf(result: ProcessingResult | undefined): string | undefined {
  return result === undefined || result.output_s3_path === '' ? undefined : result.output_s3_path;
}

/** When a result was made, in milliseconds; a time that is none counts as the first. */
export function timeOf({ processed_at }: Pick<ProcessingResult, 'processed_at'>): number {
  const time = Date.parse(processed_at);
  return Number.isNaN(time) ? 0 : time;
}
