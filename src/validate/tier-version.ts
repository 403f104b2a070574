import { isTier } from '../catalogue/releases.ts';
import type { Tier } from '../catalogue/versions.ts';
import { TIER_VERSIONS, VERSIONS_DATED } from '../catalogue/versions.ts';
import type { Document } from '../core/document.ts';
import type { JsonValue } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { valueAt } from '../core/path.ts';
import type { SchemaFinding } from './finding.ts';
import { quoteValue } from './quote.ts';
import { findWrongTiers } from './wrong-tiers.ts';

/**
 * Checks each tier of a composed v2 batch together with its version, in the rules of auto mode, too. A release from after
 * the day of the table may be one by now: nothing is said of it.
 */
export function checkTierVersions(document: Document): SchemaFinding[] {
  return findWrongTiers(document.value).map((wrong) =>
    wrong.problem === 'alone'
      ? loneHalf(wrong.path, wrong.stated)
      : unknownRelease(document, [...wrong.path, 'version'], wrong.tier),
  );
}

function loneHalf(path: Path, stated: 'tier' | 'version'): SchemaFinding {
  const other = stated === 'tier' ? 'version' : 'tier';
  const message = `\`parsing_conf\` has \`${stated}\` and lacks \`${other}\`; the two are stated together.`;
  return { code: 'schema/missing-key', path: [...path, stated], at: 'key', message, help: `Add \`${other}\`.` };
}

function unknownRelease(document: Document, path: Path, tier: Tier): SchemaFinding {
  const shown = quoteValue(document, path);
  const version = valueAt(document.value, path);
  const others = Object.keys(TIER_VERSIONS).filter((other) => isTier(other) && isListed(other, version));
  const ofOther = others.length === 0 ? '' : `, but of ${listed(others)}`;
  const message = `${shown} is no release of \`${tier}\`${ofOther}.`;
  const help = `Write \`"${TIER_VERSIONS[tier][0]}"\`, the newest one known on ${VERSIONS_DATED}, or \`latest\`.`;
  return { code: 'schema/unknown-value', path, at: 'value', message, help };
}

function listed(tiers: readonly string[]): string {
  const names = tiers.map((tier) => `\`${tier}\``);
  return [names.slice(0, -1).join(', '), names.at(-1)].filter((part) => part !== '').join(' and ');
}

function isListed(tier: Tier, version: JsonValue | undefined): boolean {
  const releases: readonly JsonValue[] = TIER_VERSIONS[tier];
  return version !== undefined && releases.includes(version);
}
