import { holds, settingsIn } from '../catalogue/condition.ts';
import type { Relation } from '../catalogue/entry.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import type { BatchSettings } from './batch-settings.ts';
import { clashesOf, isUnderPreset } from './clashes.ts';
import type { OwnedRelation, RelationOwner } from './relations.ts';
import { relationsOf } from './relations.ts';

/** What settings need and that is not there. */
export interface MissingCompanions {
  /** The settings that need it, the one of which most is known first. */
  readonly names: readonly string[];
  /** All that the first of them needs, and what happens otherwise. */
  readonly relations: readonly [Relation, ...Relation[]];
}

/** What the settings of a manifest lack by the relations that a rule looks after: once for all that need the same. */
export function missingCompanions(settings: BatchSettings, owner: RelationOwner): readonly MissingCompanions[] {
  const open = relationsOf(settings, owner, 'requires').filter(
    ({ relation: { when } }) => !holds(when, settings.read) && !settingsIn(when).some(settings.isMisspelt),
  );
  if (open.length === 0) return [];
  const doubtful = doubtfulIn(settings);
  const unmet = open
    .filter(({ name }) => !doubtful.includes(name) && !isUnderPreset(name, settings))
    .toSorted((one, other) => weightOf(one, settings) - weightOf(other, settings));
  const firstOfEach = unmet.filter((owned, index) => unmet.findIndex((one) => needOf(one) === needOf(owned)) === index);
  return [...new Set(firstOfEach.map(({ name }) => name))].flatMap((name) => {
    const [first, ...more] = firstOfEach.filter((owned) => owned.name === name);
    if (first === undefined) return [];
    const needs = [first, ...more].map(needOf);
    const names = unmet.filter((owned) => needs.includes(needOf(owned))).map((owned) => owned.name);
    return [{ names: [...new Set(names)], relations: [first.relation, ...more.map(({ relation }) => relation)] }];
  });
}

/** Settings that may have to go for another reason: what they would need is no matter yet. */
function doubtfulIn(settings: BatchSettings): readonly string[] {
  const ignored = clashesOf(settings, 'no-ignored-parameter').map(({ loser }) => loser);
  const engines = clashesOf(settings, 'no-conflicting-modes').flatMap(({ loser, winners }) => [loser, ...winners]);
  return [...ignored, ...engines];
}

function needOf({ relation }: OwnedRelation): string {
  return canonicalJson(relation.when);
}

/** What is documented comes first, then what is written first. */
function weightOf({ name, relation }: OwnedRelation, { names }: BatchSettings): number {
  return names.indexOf(name) + (relation.basis === 'inference' ? names.length : 0);
}
