import { holds } from '../catalogue/condition.ts';
import type { Relation } from '../catalogue/entry.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import type { BatchSettings } from './batch-settings.ts';
import { clashesOf, isUnderPreset } from './clashes.ts';
import type { OwnedRelation, RelationOwner } from './relations.ts';
import { relationsOf } from './relations.ts';

/** Something that settings need and that is not there. */
export interface MissingCompanion {
  /** The settings that need it, the one of which most is known first. */
  readonly names: readonly string[];
  /** What the first of them needs, and what happens otherwise. */
  readonly relation: Relation;
}

/** What the settings of a manifest lack by the relations that a rule looks after: once for all that need the same. */
export function missingCompanions(settings: BatchSettings, owner: RelationOwner): readonly MissingCompanion[] {
  const ignored = clashesOf(settings, 'no-ignored-parameter').map(({ loser }) => loser);
  const unmet = relationsOf(settings, owner, 'requires')
    .filter(({ relation }) => !holds(relation.when, settings.read))
    .filter(({ name }) => !ignored.includes(name) && !isUnderPreset(name, settings))
    .toSorted((one, other) => weightOf(one, settings) - weightOf(other, settings));
  const needs = [...new Set(unmet.map(needOf))];
  return needs.flatMap((need) => {
    const same = unmet.filter((owned) => needOf(owned) === need);
    return same[0] === undefined ? [] : [{ names: same.map(({ name }) => name), relation: same[0].relation }];
  });
}

function needOf({ relation }: OwnedRelation): string {
  return canonicalJson(relation.when);
}

/** What is documented comes first, then what is written first. */
function weightOf({ name, relation }: OwnedRelation, { names }: BatchSettings): number {
  return names.indexOf(name) + (relation.basis === 'inference' ? names.length : 0);
}
