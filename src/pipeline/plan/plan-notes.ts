import { isSet } from '../../catalogue/condition.ts';
import { CACHE_HOURS } from '../../catalogue/prices.ts';
import type { HashText } from '../../core/hash.ts';
import { readSettings } from '../../lint/batch-settings.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import type { Decision, History } from './decide-action.ts';
import { newestOf } from './decide-action.ts';
import type { SettingChange } from './find-changed-settings.ts';
import { describeSettingChange, findChangedSettings } from './find-changed-settings.ts';

/** Which settings are others than in the newest run of the manifest, where it is run because it says something else. */
export function changedSettings(
  { settings }: BuiltBatch,
  { action }: Decision,
  history: History,
  hash: HashText,
): readonly SettingChange[] {
  if (action !== 'changed' || history.kind !== 'known') return [];
  const last = newestOf(history.runs);
  return last === undefined ? [] : findChangedSettings(settings, last, hash);
}

/** What is to be known beside what is done with a batch. */
export function planNotes(batch: BuiltBatch, decision: Decision, changed: readonly SettingChange[]): readonly string[] {
  return [...changeNotes(decision, changed), ...decision.notes, ...cacheNotes(batch, decision)];
}

function changeNotes({ action }: Decision, changed: readonly SettingChange[]): readonly string[] {
  if (action !== 'changed' || changed.length > 0) return changed.map(describeSettingChange);
  return ['what differs is a credential, or an address that may hold one, of which nothing is recorded'];
}

/** Work that was done before may parse nothing. */
function cacheNotes({ document, manifest }: BuiltBatch, { action, begin }: Decision): readonly string[] {
  const isAgain = action === 'renamed' || manifest.spec.rerun != null || begin?.cause.kind === 'all';
  const { read, isOfV2 } = readSettings(document.value);
  const bypasses = isOfV2 ? ['/disable_cache'] : ['do_not_cache', 'invalidate_cache'];
  const isBypassed = bypasses.some((name) => isSet(read(name)));
  if (begin === undefined || !isAgain || isBypassed) return [];
  // A classification has no parameter that passes over what was done before.
  if (manifest.kind === 'ClassifyBatch')
    return ['files that were classified with the same settings before may be skipped'];
  return [
    `files that were parsed with the same settings within ${CACHE_HOURS.value} hours may be skipped: \`${isOfV2 ? 'disable_cache' : 'do_not_cache'}\` parses them again`,
  ];
}
