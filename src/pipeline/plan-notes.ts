import { isSet } from '../catalogue/condition.ts';
import { CACHE_HOURS } from '../catalogue/prices.ts';
import type { HashText } from '../core/hash.ts';
import { readSettings } from '../lint/batch-settings.ts';
import type { BuiltBatch } from './build-batches.ts';
import type { Decision, History } from './decide-action.ts';
import { findChangedSetting } from './find-changed-setting.ts';

/** What is to be known beside what is done with a batch. */
export function planNotes(batch: BuiltBatch, decision: Decision, history: History, hash: HashText): readonly string[] {
  return [...changeNotes(batch, decision, history, hash), ...decision.notes, ...cacheNotes(batch, decision)];
}

/** What the manifest says otherwise than when it was run last, as far as digests can tell. */
function changeNotes(batch: BuiltBatch, { action }: Decision, history: History, hash: HashText): readonly string[] {
  if (action !== 'changed' || history.kind !== 'known') return [];
  const runs = history.runs.map(({ record }) => record).toSorted((one, other) => (one.at < other.at ? -1 : 1));
  const last = runs.at(-1);
  if (last === undefined) return [];
  return [
    findChangedSetting(batch, last, hash) ?? 'what differs is not told by the digests, which are all that is recorded',
  ];
}

/** Work that was done before may parse nothing. */
function cacheNotes({ document, manifest }: BuiltBatch, { action, begin }: Decision): readonly string[] {
  const isAgain = action === 'renamed' || manifest.spec.rerun != null || begin?.cause.kind === 'all';
  const { read } = readSettings(document.value);
  const isBypassed = isSet(read('do_not_cache')) || isSet(read('invalidate_cache'));
  if (begin === undefined || !isAgain || isBypassed) return [];
  return [
    `files that were parsed with the same settings within ${CACHE_HOURS.value} hours may be skipped: \`do_not_cache\` parses them again`,
  ];
}
