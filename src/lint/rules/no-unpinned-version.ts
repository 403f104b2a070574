import { isTier } from '../../catalogue/releases.ts';
import { TIER_VERSIONS, VERSIONS_DATED } from '../../catalogue/versions.ts';
import { defineRule } from '../rule.ts';
import { tierVersions } from '../tier-versions.ts';

export const noUnpinnedVersion = defineRule({
  id: 'no-unpinned-version',
  group: 'modes',
  severity: 'info',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: 'A tier is pinned to one of its releases.',
  why: 'With `version: latest` the next release of the tier parses the next batch: the same manifest gives another result from one day to the next, and its digest, which tells one run from another, does not change.',
  fix: 'Write the date of a release that the tier lists, in quotes, and move it when you have compared results.',
  whenOff: 'Switch it off where the newest release is wanted and nobody compares results over time.',
  sources: ['openapi'],
  bad: [
    {
      title: 'whatever release is the newest',
      yaml: `
parameters:
  tier: agentic
  version: latest`,
      reports: ['10:14 `version: latest` lets results change with each release of `agentic`.'],
    },
    {
      title: 'in a v2 batch, and in a rule of its auto mode',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: latest
    processing_options:
      auto_mode_configuration:
        - { table_in_page: true, parsing_conf: { tier: agentic_plus, version: latest } }`,
      reports: [
        '12:16 `version: latest` lets results change with each release of `agentic`.',
        '15:81 `version: latest` lets results change with each release of `agentic_plus`.',
      ],
    },
  ],
  good: [
    {
      title: 'one release',
      yaml: `
parameters:
  tier: agentic
  version: "2026-08-19"`,
    },
    {
      title: 'a mode, which has no releases',
      yaml: `
parameters:
  parse_mode: parse_page_with_llm`,
    },
  ],
  *check({ settings }) {
    for (const pair of tierVersions(settings)) {
      const { value, path } = settings.find(pair.version);
      const tier = settings.text(pair.tier);
      if (value !== 'latest' || tier === undefined || !isTier(tier)) continue;
      const message = `\`version: latest\` lets results change with each release of \`${tier}\`.`;
      const help = `Write \`"${TIER_VERSIONS[tier][0]}"\`, the newest release of ${VERSIONS_DATED}, or a later one.`;
      yield { path, at: 'value', message, help };
    }
  },
});
