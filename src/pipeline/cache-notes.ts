import { isSet } from '../catalogue/condition.ts';
import { CACHE_HOURS } from '../catalogue/prices.ts';
import { readSettings } from '../lint/batch-settings.ts';
import type { BuiltBatch } from './build-batches.ts';
import type { Decision } from './decide-action.ts';

/** What is to be known where work is done that was done before: it may parse nothing. */
export function cacheNotes(
  { document, manifest }: Pick<BuiltBatch, 'document' | 'manifest'>,
  decision: Decision,
): string[] {
  const { action, begin } = decision;
  const isAgain = action === 'renamed' || manifest.spec.rerun != null || begin?.cause.kind === 'all';
  const { read } = readSettings(document.value);
  const isBypassed = isSet(read('do_not_cache')) || isSet(read('invalidate_cache'));
  if (begin === undefined || !isAgain || isBypassed) return [];
  return [
    `files that were parsed with the same settings within ${CACHE_HOURS.value} hours may be skipped: \`do_not_cache\` parses them again`,
  ];
}
