import type { Tier } from '../../catalogue/versions.ts';
import { TIER_VERSIONS, VERSIONS_DATED } from '../../catalogue/versions.ts';
import { defineRule } from '../rule.ts';

export const noUnpinnedVersion = defineRule({
  id: 'no-unpinned-version',
  group: 'modes',
  severity: 'info',
  since: '2026-11',
  scope: 'manifest',
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
    const { value, path } = settings.find('version');
    const tier = settings.text('tier');
    if (value !== 'latest' || tier === undefined || !Object.hasOwn(TIER_VERSIONS, tier)) return;
    const [newest] = TIER_VERSIONS[tier as Tier]; // hasOwn says that it is one
    const message = `\`version: latest\` lets results change with each release of \`${tier}\`.`;
    yield {
      path,
      at: 'value',
      message,
      help: `Write \`"${newest}"\`, the newest release of ${VERSIONS_DATED}, or a later one.`,
    };
  },
});
