import type { Tier } from './versions.ts';
import { TIER_VERSIONS, VERSIONS_DATED } from './versions.ts';

/** Whether a text names a tier. */
export function isTier(tier: string): tier is Tier {
  return Object.hasOwn(TIER_VERSIONS, tier);
}

/** Whether a version is certainly no release of a tier: one from after the day of the list may be one by now. */
export function isRefused(tier: Tier, version: string): boolean {
  const releases: readonly string[] = TIER_VERSIONS[tier];
  if (version === 'latest' || releases.includes(version)) return false;
  return !DATE.test(version) || version <= VERSIONS_DATED;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
