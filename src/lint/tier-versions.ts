import { ruleTiers } from '../catalogue/cost-v2.ts';
import type { BatchSettings } from './batch-settings.ts';

/** A setting that states a tier, and the one that states its version. */
export interface TierVersion {
  readonly tier: string;
  readonly version: string;
}

/** Every pair of a tier and a version that a manifest may state: in v2 those of the rules of auto mode, too. */
export function tierVersions({ isOfV2, read }: BatchSettings): readonly TierVersion[] {
  if (!isOfV2) return [{ tier: 'tier', version: 'version' }];
  return ['/tier', ...ruleTiers(read)].map((tier) => ({ tier, version: tier.replace(/tier$/, 'version') }));
}
