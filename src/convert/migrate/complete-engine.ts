import { parameterNamed } from '../../catalogue/parse-v1/index.ts';
import { isRefused, isTier } from '../../catalogue/releases.ts';
import { invariant } from '../../core/invariant.ts';
import type { JsonValue } from '../../core/json.ts';
import type { Conversion } from './convert-settings.ts';
import type { Placed, Places } from './migrate-spec.ts';
import { placeInSpec } from './takes-value.ts';
import { holdsReference } from './transform.ts';

/** What is known of the engine besides what a spec says. */
export interface EngineSurroundings {
  /** What v2 inherits. */
  readonly inherited: Places;
  /** What v2 comes to with all that is inherited. */
  readonly all: Places;
  readonly isWhole: boolean;
}

/** Conversions and what they place, a tier and a version that belong together among it: v2 has no batch without. */
export function completeEngine(
  given: readonly Conversion[],
  { inherited, all, isWhole }: EngineSurroundings,
): { readonly conversions: readonly Conversion[]; readonly placed: readonly Placed[] } {
  const [tierKey, versionKey] = [JSON.stringify(TIER), JSON.stringify(VERSION)];
  const configurationKey = JSON.stringify(['job', 'configuration_id']);
  const hasConfiguration = inherited.has(configurationKey) || given.some((one) => at(one, configurationKey));
  const own = valueIn(given, tierKey);
  const needsTier = own === null || (isWhole && !hasConfiguration && (all.get(tierKey) ?? null) === null);
  const tier = needsTier ? DEFAULT_TIER : (own ?? all.get(tierKey));
  const conversions = given
    .filter(({ statement }) => !(needsTier && statement.entry.pointer.endsWith('/parse_mode')))
    .map((conversion) => (needsTier && at(conversion, tierKey) ? { ...conversion, value: DEFAULT_TIER } : conversion))
    .map((conversion) => (at(conversion, versionKey) ? checkVersion(conversion, tier) : conversion));
  const assumed = needsTier ? [assumedMode(given)] : [];
  const complete = [...assumed, ...conversions];
  const version = valueIn(complete, versionKey);
  const settles = needsTier || (own !== undefined && own !== null);
  const knownVersion = version === undefined ? inherited.get(versionKey) : version;
  const isFit = typeof knownVersion === 'string' && !isWrong(tier, knownVersion);
  const lacksVersion = settles
    ? version === undefined && !isFit
    : isWhole && !hasConfiguration && !isFit && version == null;
  const placed = join(complete);
  return {
    conversions: complete,
    placed: lacksVersion || (version === null && isWhole) ? withLatest(placed, tierKey) : placed,
  };
}

const TIER = placeInSpec('/tier');
const VERSION = placeInSpec('/version');
/** What `parse_page_with_llm` comes to, which v1 takes where nothing is said. */
const DEFAULT_TIER = 'cost_effective';

function at({ place }: Conversion, key: string): boolean {
  return place !== undefined && JSON.stringify(place) === key;
}

function valueIn(conversions: readonly Conversion[], key: string): JsonValue | undefined {
  return conversions.find((conversion) => at(conversion, key))?.value;
}

function isWrong(tier: JsonValue | undefined, version: string): boolean {
  return typeof tier === 'string' && isTier(tier) && !holdsReference(version) && isRefused(tier, version);
}

function checkVersion(conversion: Conversion, tier: JsonValue | undefined): Conversion {
  const { statement, value } = conversion;
  if (typeof value !== 'string' || !isWrong(tier, value)) return conversion;
  return {
    statement,
    outcome: 'lost',
    reason: `It is no release of the tier \`${String(tier)}\`; \`latest\` takes its place.`,
  };
}

/** The mode that v1 takes by default, stated. */
function assumedMode(given: readonly Conversion[]): Conversion {
  const entry = parameterNamed('parse_mode');
  invariant(entry !== undefined, 'parse_mode is a parameter');
  const stated = given.find(({ statement }) => statement.entry === entry)?.statement;
  const statement = stated ?? { entry, path: ['parameters', 'parse_mode'], value: null };
  const reason = 'v1 takes `parse_page_with_llm` where nothing is said.';
  return { statement, outcome: 'inferred', place: TIER, value: DEFAULT_TIER, reason };
}

/** Of several settings with one place, all belong to it. */
function join(conversions: readonly Conversion[]): Placed[] {
  const byPlace = new Map<string, Placed>();
  for (const { place, value, statement, outcome } of conversions) {
    if (place === undefined || value === undefined) continue;
    const before = byPlace.get(JSON.stringify(place));
    const names = outcome === 'inferred' ? [String(statement.path.at(-1))] : [];
    byPlace.set(JSON.stringify(place), {
      place,
      value: before?.value ?? value,
      from: [...(before?.from ?? []), statement.path],
      inferredFrom: [...(before?.inferredFrom ?? []), ...names],
    });
  }
  return [...byPlace.values()];
}

/** The newest release, beside the tier. */
function withLatest(placed: readonly Placed[], tierKey: string): Placed[] {
  const others = placed.filter(({ place }) => JSON.stringify(place) !== JSON.stringify(VERSION));
  const index = others.findIndex(({ place }) => JSON.stringify(place) === tierKey);
  const latest: Placed = { place: VERSION, value: 'latest', from: [], inferredFrom: [] };
  return [...others.slice(0, index + 1), latest, ...others.slice(index + 1)];
}
