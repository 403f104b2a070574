import { isRefused, isTier } from '../catalogue/releases.ts';
import type { Tier } from '../catalogue/versions.ts';
import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { valueAt } from '../core/path.ts';

/** A mapping whose tier and version do not go together: one of them is missing, or there is no such release. */
export type WrongTier = { readonly path: Path } & (
  | { readonly problem: 'alone'; readonly stated: 'tier' | 'version' }
  | { readonly problem: 'refused'; readonly tier: Tier }
);

/** Finds each tier of a composed v2 batch that does not go with its version, in the rules of auto mode, too. */
export function findWrongTiers(value: JsonValue | undefined): WrongTier[] {
  return mappingsWithTier(value).flatMap((path) => findWrongTier(value, path) ?? []);
}

const PARAMETERS: Path = ['spec', 'job', 'parameters'];

/** The ways to the mappings that state a tier: the configuration, and what rules state in place of it. */
function mappingsWithTier(value: JsonValue | undefined): Path[] {
  const rulesPath = [...PARAMETERS, 'processing_options', 'auto_mode_configuration'];
  const rules = valueAt(value, rulesPath);
  const ofRules = Array.isArray(rules) ? rules.map((_, index) => [...rulesPath, index, 'parsing_conf']) : [];
  return [PARAMETERS, ...ofRules].filter((path) => isJsonObject(valueAt(value, path)));
}

/** In a rule of auto mode both may be left out, but not one of them. */
function findWrongTier(value: JsonValue | undefined, path: Path): WrongTier | undefined {
  const [tier, version] = ['tier', 'version'].map((key) => valueAt(value, [...path, key]) ?? undefined);
  if (path !== PARAMETERS && (tier === undefined) !== (version === undefined)) {
    return { path, problem: 'alone', stated: tier === undefined ? 'version' : 'tier' };
  }
  if (typeof tier !== 'string' || typeof version !== 'string' || !isTier(tier)) return undefined;
  return isRefused(tier, version) ? { path, problem: 'refused', tier } : undefined;
}
