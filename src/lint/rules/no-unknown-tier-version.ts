import { isRefused, isTier } from '../../catalogue/releases.ts';
import type { Tier } from '../../catalogue/versions.ts';
import { TIER_VERSIONS, VERSIONS_DATED } from '../../catalogue/versions.ts';
import { suggest } from '../../core/suggest.ts';
import type { BatchSettings } from '../batch-settings.ts';
import type { RuleFinding } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { joinWith } from '../show-setting.ts';
import type { TierVersion } from '../tier-versions.ts';
import { tierVersions } from '../tier-versions.ts';

export const noUnknownTierVersion = defineRule({
  id: 'no-unknown-tier-version',
  group: 'modes',
  severity: 'error',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: '`version` names a release of its `tier`.',
  why: `The OpenAPI document lists the releases of each tier, and a release of one tier is unknown to another. A date up to ${VERSIONS_DATED}, the day of the list, that the list does not have never was a release: an error. A later date may be one by now: only remarked. That a tier is one of the four is stated for the v2 API alone, since the v1 batch takes any text: a warning. In a v2 batch the check of the form says so, and the rule is about later dates alone.`,
  fix: 'Write a date that the tier lists, in quotes, or `latest`. GET /api/v2/parse/versions tells the current list.',
  sources: ['openapi'],
  bad: [
    {
      title: 'a release of another tier',
      yaml: `
parameters:
  tier: agentic
  version: "2026-08-11"`,
      reports: ['10:14 `version: 2026-08-11` is a release of `cost_effective`, not of `agentic`.'],
    },
    {
      title: 'a day on which nothing was released',
      yaml: `
parameters:
  tier: fast
  version: "2026-06-14"`,
      reports: ['10:14 `version: 2026-06-14` is no release of `fast`.'],
    },
    {
      title: 'a date that the list is too old for',
      yaml: `
parameters:
  tier: fast
  version: "2026-11-03"`,
      reports: [
        `10:14 \`version: 2026-11-03\` is newer than the releases of \`fast\` that are known, those of ${VERSIONS_DATED}.`,
      ],
    },
    {
      title: 'no date',
      yaml: `
parameters:
  tier: agentic
  version: "2026-8-19"`,
      reports: ['10:14 `version: 2026-8-19` is neither `latest` nor a date.'],
    },
    {
      title: 'a tier that is none',
      yaml: `
parameters:
  tier: agentic-plus
  version: latest`,
      reports: ['9:11 `tier: agentic-plus` is none of the known tiers.'],
    },
    {
      title: 'in a v2 batch, a date that the list is too old for',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: fast
    version: "2026-11-03"`,
      reports: [
        '12:16 `version: 2026-11-03` is newer than the releases of `fast` that are known, those of 2026-08-20.',
      ],
    },
  ],
  good: [
    {
      title: 'a release of the tier',
      yaml: `
parameters:
  tier: fast
  version: "2026-06-15"`,
    },
    {
      title: 'whatever release is the newest',
      yaml: `
parameters:
  tier: cost_effective
  version: latest`,
    },
  ],
  *check({ settings }) {
    for (const pair of tierVersions(settings)) {
      const tier = settings.text(pair.tier);
      if (tier === undefined || tier === '' || tier.includes('${')) continue;
      if (isTier(tier)) yield* checkVersion(tier, pair, settings);
      else if (!settings.isOfV2) yield unknownTier(tier, settings);
    }
  },
});

function unknownTier(tier: string, settings: BatchSettings): RuleFinding {
  const tiers = Object.keys(TIER_VERSIONS);
  const meant = suggest(tier, tiers);
  const help =
    meant === undefined
      ? `Write ${joinWith(
          'or',
          tiers.map((one) => `\`${one}\``),
        )}.`
      : `Did you mean \`${meant}\`?`;
  const message = `\`tier: ${tier}\` is none of the known tiers.`;
  return { path: settings.find('tier').path, at: 'value', severity: 'warning', message, help };
}

function* checkVersion(tier: Tier, pair: TierVersion, settings: BatchSettings): Generator<RuleFinding> {
  const version = settings.text(pair.version);
  const releases: readonly string[] = TIER_VERSIONS[tier];
  if (version === undefined || version === '' || version.includes('${')) return;
  if (version === 'latest' || releases.includes(version)) return;
  const help = `Write \`"${releases.find((release) => release < version) ?? releases[0]}"\`, or \`latest\`.`;
  const place = { path: settings.find(pair.version).path, at: 'value', help } as const;
  const shown = `\`version: ${version}\``;
  const owner = Object.entries(TIER_VERSIONS).find(([, listed]) =>
    (listed as readonly string[]).includes(version),
  )?.[0];
  // What v2 refuses is an error of its schema.
  if (settings.isOfV2 && isRefused(tier, version)) return;
  if (!isDate(version)) yield { ...place, message: `${shown} is neither \`latest\` nor a date.` };
  else if (owner !== undefined)
    yield { ...place, message: `${shown} is a release of \`${owner}\`, not of \`${tier}\`.` };
  else if (version <= VERSIONS_DATED) yield { ...place, message: `${shown} is no release of \`${tier}\`.` };
  else {
    const message = `${shown} is newer than the releases of \`${tier}\` that are known, those of ${VERSIONS_DATED}.`;
    yield { ...place, severity: 'info', message, help: 'Check that GET /api/v2/parse/versions lists it.' };
  }
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
