import type { BatchItem, ProcessingResult } from '../client/answers.ts';

/**
 * Where in S3 the result of an item went; undefined where it did not. The results of a file carry no batch: the item's
 * own is taken to be the last that was there when the item ended.
 */
export function outputPathOf(item: BatchItem, results: readonly ProcessingResult[]): string | undefined {
  const end = Date.parse(item.completed_at ?? '');
  const byTime = results.toSorted((left, right) => timeOf(left) - timeOf(right));
  const own = Number.isNaN(end) ? byTime.at(-1) : (byTime.findLast((result) => timeOf(result) <= end) ?? byTime[0]);
  return own === undefined || own.output_s3_path === '' ? undefined : own.output_s3_path;
}

/** A time that is none counts as the first. */
function timeOf({ processed_at }: ProcessingResult): number {
  const time = Date.parse(processed_at);
  return Number.isNaN(time) ? 0 : time;
}
