import type { PageRange } from '../page-list.ts';
import { readPageList, sharedPage } from '../page-list.ts';
import type { RuleFinding } from '../rule.ts';
import { defineRule } from '../rule.ts';

/** What goes beyond it is more likely a date or an id than a page of a document. */
const MOST_PAGES = 1_000_000;

export const validTargetPages = defineRule({
  id: 'valid-target-pages',
  group: 'values',
  severity: 'error',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: '`target_pages` names each page once, and its ranges run upwards.',
  why: "The vendor's client refuses a range that ends before it begins; what the service makes of one is not documented, nor whether a page that is named twice is parsed and billed twice. The v2 API refuses duplicates, and page 0: it counts from 1.",
  fix: 'Write pages and ranges once each, the smaller number first: `0-4,9`. The first page is 0, and 1 in the v2 API.',
  sources: ['region', 'expand-target-pages', 'guide', 'openapi'],
  bad: [
    {
      title: 'a range that runs backwards',
      yaml: `
parameters:
  target_pages: 9-5`,
      reports: ['9:19 The range `9-5` of `target_pages` ends before it begins.'],
    },
    {
      title: 'a page that a range has already',
      yaml: `
parameters:
  target_pages: 0-4,3,7`,
      reports: ['9:19 `target_pages` names page 3 twice, in `0-4` and in `3`.'],
    },
    {
      title: 'a number that is no page',
      yaml: `
parameters:
  target_pages: 0-20260930`,
      reports: ['9:19 `0-20260930` of `target_pages` names pages beyond a million.'],
    },
    {
      title: 'in a v2 batch, a page that its count does not have',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    page_ranges: { target_pages: 0-9 }`,
      reports: ['13:36 `0-9` of `target_pages` names page 0: the v2 API counts from 1, and refuses it.'],
    },
    {
      title: 'in a v2 batch, a page twice',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    page_ranges: { target_pages: "1-10,7" }`,
      reports: ['13:36 `target_pages` names page 7 twice, in `1-10` and in `7`.'],
    },
  ],
  good: [
    {
      title: 'pages and ranges',
      yaml: `
parameters:
  target_pages: 0,2-4,9`,
    },
    {
      title: 'one page, as a number',
      yaml: `
parameters:
  target_pages: 0`,
    },
    {
      title: 'pages in an order of their own',
      yaml: `
parameters:
  target_pages: 7,0-2`,
    },
    {
      title: 'in a v2 batch, pages from 1',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    page_ranges: { target_pages: "1-10,16" }`,
    },
  ],
  *check({ settings }) {
    const { isOfV2 } = settings;
    const { value, path } = settings.find(isOfV2 ? '/page_ranges/target_pages' : 'target_pages');
    const ranges = readPageList(value);
    for (const [index, range] of ranges.entries()) {
      const finding = problemOf(range, ranges.slice(0, index), isOfV2);
      if (finding !== undefined) yield { path, at: 'value', ...finding };
    }
  },
});

function problemOf(
  range: PageRange,
  earlier: readonly PageRange[],
  isOfV2: boolean,
): Pick<RuleFinding, 'severity' | 'message' | 'help'> | undefined {
  const { text, first, last } = range;
  if (first > last) {
    return {
      message: `The range \`${text}\` of \`target_pages\` ends before it begins.`,
      help: `Write the smaller page first: \`${last}-${first}\`.`,
    };
  }
  if (isOfV2 && first === 0) {
    const message = `\`${text}\` of \`target_pages\` names page 0: the v2 API counts from 1, and refuses it.`;
    const meant = text.replaceAll(/\d+/g, (page) => String(Number(page) + 1));
    return { message, help: `Write \`${meant}\` if its numbers count from 0, as in v1.` };
  }
  const other = earlier.find((candidate) => sharedPage(candidate, range) !== undefined);
  if (other !== undefined) {
    const message = `\`target_pages\` names page ${sharedPage(other, range)} twice, in \`${other.text}\` and in \`${text}\`.`;
    return { ...(!isOfV2 && { severity: 'warning' as const }), message, help: 'Name each page once.' };
  }
  if (last <= MOST_PAGES) return undefined;
  const message = `\`${text}\` of \`target_pages\` names pages beyond a million.`;
  return { severity: 'info', message, help: 'Write the numbers of pages; leave `target_pages` out to parse all.' };
}
