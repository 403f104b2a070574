import { hits } from '../catalogue/condition.ts';
import type { Relation } from '../catalogue/entry.ts';
import { parameterNamed } from '../catalogue/parse-v1/index.ts';
import type { Related } from '../core/diagnostic.ts';
import type { BatchSettings } from './batch-settings.ts';
import type { ManifestContext } from './context.ts';
import type { OwnedRelation, RelationOwner } from './relations.ts';
import { relationsOf } from './relations.ts';
import type { RuleFinding } from './rule.ts';
import { showSetting } from './show-setting.ts';

/** A setting that others exclude. */
export interface Clash {
  /** The one that counts for nothing or, where that is not known, the one that is written later. */
  readonly loser: string;
  /** The others, the one that says most about it first. */
  readonly winners: readonly string[];
  /** What is known about the loser and the first of the winners. */
  readonly relation: Relation;
}

/** The settings that others of the manifest exclude by the relations that a rule looks after, each once. */
export function clashesOf(settings: BatchSettings, owner: RelationOwner): readonly Clash[] {
  const pairs = relationsOf(settings, owner, 'conflicts')
    .flatMap((owned) => pairsOf(owned, settings))
    .filter(({ loser, winner }) => !isUnderPreset(loser, settings) && !isUnderPreset(winner, settings))
    .toSorted((one, other) => weightOf(one) - weightOf(other));
  const losers = [...new Set(pairs.map(({ loser }) => loser))];
  return losers.flatMap((loser) => {
    const own = pairs.filter((pair) => pair.loser === loser);
    const winners = [...new Set(own.map(({ winner }) => winner))];
    return own[0] === undefined ? [] : [{ loser, winners, relation: own[0].relation }];
  });
}

/** The findings about clashes: an error where a source says that the two do not go together. */
export function* reportClashes(
  { document, settings }: ManifestContext,
  owner: RelationOwner,
  explain: (clash: Clash) => Pick<RuleFinding, 'message' | 'help'>,
): Generator<RuleFinding> {
  for (const clash of clashesOf(settings, owner)) {
    const { path } = settings.find(clash.loser);
    const related = clash.winners.map((winner): Related => {
      return {
        message: `${showSetting(winner)} is set here`,
        origin: document.originOf(settings.find(winner).path, 'key'),
      };
    });
    const severity = clash.relation.basis === 'inference' ? { severity: 'warning' as const } : {};
    yield { path, at: 'key', ...explain(clash), related, ...severity };
  }
}

/** Whether a preset decides about a setting, which is then said once, by the rule about presets. */
export function isUnderPreset(name: string, settings: BatchSettings): boolean {
  return name !== 'preset' && settings.isSet('preset') && PRESET_GROUPS.includes(parameterNamed(name)?.group ?? '');
}

/** The groups of settings that a preset is there to decide. */
const PRESET_GROUPS: readonly string[] = ['mode', 'auto-mode', 'vendor', 'prompt', 'structured-output'];

/** Why two settings do not go together, to stand behind a colon. */
export function reasonOf({ effect = '' }: Relation): string {
  const reason = effect.replace(/^Has no effect[:.] ?/, '');
  return reason.charAt(0).toLowerCase() + reason.slice(1);
}

interface Pair {
  readonly loser: string;
  readonly winner: string;
  readonly relation: Relation;
  /** Whether the relation is the loser's own, which says more than that of the winner. */
  readonly isOwn: boolean;
}

function pairsOf({ name, relation }: OwnedRelation, settings: BatchSettings): readonly Pair[] {
  const others = hits(relation.when, settings.read)?.filter((other) => other !== name) ?? [];
  return others.map((other) => {
    const isLoser = relation.ignored === undefined ? isLater(name, other, settings) : relation.ignored === 'this';
    const [loser, winner] = isLoser ? [name, other] : [other, name];
    return { loser, winner, relation, isOwn: isLoser };
  });
}

/** What is no parameter stands outside of them, and decides. */
function isLater(name: string, other: string, { names }: BatchSettings): boolean {
  return names.indexOf(name) > names.indexOf(other);
}

function weightOf({ relation, isOwn }: Pair): number {
  return (relation.basis === 'inference' ? 2 : 0) + (isOwn ? 0 : 1);
}
