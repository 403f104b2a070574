import type { Tier } from '../../catalogue/versions.ts';
import { TIER_VERSIONS } from '../../catalogue/versions.ts';
import { missingCompanions } from '../missing-companions.ts';
import { defineRule } from '../rule.ts';
import { showSetting } from '../show-setting.ts';

export const requireTierVersion = defineRule({
  id: 'require-tier-version',
  group: 'modes',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  summary: '`tier` and `version` are set together.',
  why: 'A tier is released under dates, and a release belongs to one tier. The v2 API requires both; the v1 batch takes either alone and does not say which release, or which tier, it then runs.',
  fix: 'Add the one that is missing: a date that the tier lists, or `latest`.',
  sources: ['openapi'],
  bad: [
    {
      title: 'a tier without a release',
      yaml: `
parameters:
  tier: agentic`,
      reports: ['9:5 `tier: agentic` has no `version` beside it: which release runs is not documented.'],
    },
    {
      title: 'a release of nothing',
      yaml: `
parameters:
  version: "2026-08-19"`,
      reports: ['9:5 `version: 2026-08-19` has no `tier` beside it: a version belongs to a tier.'],
    },
  ],
  good: [
    {
      title: 'a mode, which has no releases',
      yaml: `
parameters:
  parse_mode: parse_page_with_llm`,
    },
    {
      title: 'a tier and its release',
      yaml: `
parameters:
  tier: agentic
  version: "2026-08-19"`,
    },
  ],
  *check({ settings }) {
    for (const { names } of missingCompanions(settings, 'require-tier-version')) {
      const [name = ''] = names;
      const { value, path } = settings.find(name);
      const isTier = name === 'tier';
      const lack = isTier
        ? 'has no `version` beside it: which release runs is not documented.'
        : 'has no `tier` beside it: a version belongs to a tier.';
      const help = isTier ? `Add \`version: ${newestOf(value)}\`.` : 'Add the `tier` that it belongs to, or remove it.';
      yield { path, at: 'key', message: `${showSetting(name, value)} ${lack}`, help };
    }
  },
});

/** The newest release that is known, in the quotes that keep it a text. */
function newestOf(tier: unknown): string {
  const isKnown = typeof tier === 'string' && Object.hasOwn(TIER_VERSIONS, tier);
  return isKnown ? `"${TIER_VERSIONS[tier as Tier][0]}"` : 'latest'; // hasOwn says that it is one
}
