import { isSet, settingsIn } from '../catalogue/condition.ts';
import type { CatalogueEntry, Condition, Relation } from '../catalogue/entry.ts';
import { ENGINES } from '../catalogue/parse-v1/engines.ts';
import { PARSE_V1 } from '../catalogue/parse-v1/index.ts';
import { configurationEntryAt } from '../catalogue/parse-v2/index.ts';
import type { JsonValue } from '../core/json.ts';
import type { BatchSettings } from './batch-settings.ts';
import { conditionBeside, isOutOfSet } from './configuration-settings.ts';

/** What looks after a relation between settings: a rule, or the schema. */
export type RelationOwner =
  | 'no-conflicting-modes'
  | 'no-ignored-parameter'
  | 'require-companion-parameter'
  | 'require-tier-version'
  | 'no-preset-override'
  | 'consistent-image-output'
  | 'no-per-file-parameter'
  | 'no-internal-parameter'
  | 'no-page-size-without-directory'
  | 'schema/source-choice'
  | 'schema/missing-key';

/** A relation of the catalogue, with the one that looks after it. */
export interface OwnedRelation {
  readonly entry: CatalogueEntry;
  /** The name that conditions and settings know the entry by. */
  readonly name: string;
  readonly kind: 'requires' | 'conflicts';
  readonly relation: Relation;
  readonly owner: RelationOwner;
}

const PARAMETER = '/job_config/parameters/';

/** The rules that look after all relations among some settings. */
const OWNERS: readonly (readonly [readonly string[], RelationOwner])[] = [
  [['/directory_id', '/item_ids'], 'schema/source-choice'],
  [['/page_size', '/continue_as_new_threshold', '/directory_id'], 'no-page-size-without-directory'],
  [['tier', 'version'], 'require-tier-version'],
  [['images_to_save', 'save_images'], 'consistent-image-output'],
  [ENGINES.filter((name) => name !== 'preset'), 'no-conflicting-modes'],
];

/** Every relation between the settings of v1. */
export const RELATIONS: readonly OwnedRelation[] = PARSE_V1.flatMap((entry) => [
  ...statedBy(entry, 'requires'),
  ...statedBy(entry, 'conflicts'),
]);

const BY_OWNER = groupByOwner(RELATIONS);

function groupByOwner(relations: readonly OwnedRelation[]): ReadonlyMap<string, readonly OwnedRelation[]> {
  const groups = new Map<string, OwnedRelation[]>();
  for (const relation of relations) {
    const key = `${relation.owner} ${relation.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), relation]);
  }
  return groups;
}

/** The name by which settings are read: a parameter's own, or the pointer of what is none. */
export function settingOf({ pointer }: CatalogueEntry): string {
  return pointer.startsWith(PARAMETER) ? pointer.slice(PARAMETER.length) : pointer;
}

/** The relations of one kind that a rule looks after, of the settings that a manifest has. */
export function relationsOf(
  settings: BatchSettings,
  owner: RelationOwner,
  kind: OwnedRelation['kind'],
): readonly OwnedRelation[] {
  if (settings.isOfV2) return relationsInV2(settings, owner, kind);
  const isThere = ({ name, entry }: OwnedRelation) => settings.names.includes(name) || !isAmongParameters(entry);
  return (BY_OWNER.get(`${owner} ${kind}`) ?? []).filter((owned) => isThere(owned) && isMeant(owned.entry, settings));
}

/** Whether a setting says anything: it is set, and not to what the API does by itself. */
export function isMeant(entry: CatalogueEntry, settings: BatchSettings): boolean {
  const value = settings.read(settingOf(entry));
  return isSet(value) && !isDefaultOf(entry, value);
}

function isDefaultOf(entry: CatalogueEntry, value: JsonValue | undefined): boolean {
  return entry.default?.basis === 'schema' && entry.default.value === value;
}

/** The relations that settings of a parse configuration have, each at its place. */
function relationsInV2(
  settings: BatchSettings,
  owner: RelationOwner,
  kind: OwnedRelation['kind'],
): readonly OwnedRelation[] {
  return settings.names
    .flatMap((name) => statedInV2(name, kind))
    .filter((owned) => owned.owner === owner && !isDefaultOf(owned.entry, settings.read(owned.name)))
    .filter(
      ({ relation }) =>
        !settingsIn(relation.when).some((one) => isOutOfSet(configurationEntryAt(one), settings.read(one))),
    );
}

function statedInV2(name: string, kind: OwnedRelation['kind']): OwnedRelation[] {
  const entry = configurationEntryAt(name);
  return (entry?.[kind] ?? []).flatMap((relation) => {
    const located = { ...relation, when: conditionBeside(name, relation.when) };
    return entry === undefined ? [] : [{ entry, name, kind, relation: located, owner: ownerInV2(name, kind) }];
  });
}

/** A tier and its version are required together. */
function ownerInV2(name: string, kind: OwnedRelation['kind']): RelationOwner {
  if (/\/(tier|version)$/.test(name)) return 'schema/missing-key';
  return kind === 'requires' ? 'require-companion-parameter' : 'no-ignored-parameter';
}

function isAmongParameters({ manifest }: CatalogueEntry): boolean {
  return manifest?.startsWith('/spec/parameters/') === true;
}

function statedBy(entry: CatalogueEntry, kind: OwnedRelation['kind']): OwnedRelation[] {
  const name = settingOf(entry);
  return (entry[kind] ?? []).map((relation) => {
    return { entry, name, kind, relation, owner: ownerOf(entry, name, kind, relation.when) };
  });
}

function ownerOf(entry: CatalogueEntry, name: string, kind: OwnedRelation['kind'], when: Condition): RelationOwner {
  if (entry.perFile !== undefined) return 'no-per-file-parameter';
  if (entry.internal !== undefined) return 'no-internal-parameter';
  const own = OWNERS.find(([names]) => [name, ...settingsIn(when)].every((one) => names.includes(one)))?.[1];
  if (own !== undefined) return own;
  if (name === 'preset' || settingsIn(when).includes('preset')) return 'no-preset-override';
  return kind === 'requires' ? 'require-companion-parameter' : 'no-ignored-parameter';
}
