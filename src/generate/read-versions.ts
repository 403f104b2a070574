import type { Tier } from '../catalogue/versions.ts';
import { TIER_VERSIONS } from '../catalogue/versions.ts';
import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';

/** The releases of each tier, newest first. */
export type VersionTable = Readonly<Record<Tier, readonly string[]>>;

/**
 * Reads what the API answers when it is asked for its releases. Throws where that is not a list of dates for each tier that
 * is known, and for no other: a new tier is no matter of a table alone.
 */
export function readVersions(answer: JsonValue): VersionTable {
  const tiers = Object.keys(TIER_VERSIONS) as Tier[];
  const found = isJsonObject(answer) ? Object.keys(answer) : [];
  const strange = [...tiers.filter((tier) => !found.includes(tier)), ...found.filter((name) => !isTier(name))];
  if (!isJsonObject(answer) || strange.length > 0) {
    throw new Error(`the answer is not about the tiers ${tiers.join(', ')}: ${strange.join(', ')}`);
  }
  return Object.fromEntries(tiers.map((tier) => [tier, readDates(tier, answer[tier])])) as VersionTable;
}

function isTier(name: string): boolean {
  return Object.hasOwn(TIER_VERSIONS, name);
}

/** `latest` is an alias that every tier has. */
function readDates(tier: Tier, list: JsonValue | undefined): readonly string[] {
  const texts = Array.isArray(list) ? list.filter((value) => value !== 'latest') : [];
  const dates = texts.filter((value): value is string => typeof value === 'string' && DATE.test(value));
  if (dates.length === 0 || dates.length < texts.length) throw new Error(`\`${tier}\` has no list of dates`);
  return [...new Set(dates)].sort().reverse();
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
