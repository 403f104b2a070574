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
  summary: '`target_pages` names each page once, and its ranges run upwards.',
  why: "The vendor's client refuses a range that ends before it begins; what the service makes of one is not documented, nor whether a page that is named twice is parsed and billed twice. The v2 API refuses duplicates.",
  fix: 'Write pages and ranges once each, the smaller number first: `0-4,9`. The first page is 0.',
  sources: ['region', 'expand-target-pages', 'guide'],
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
  ],
  *check({ settings }) {
    const { value, path } = settings.find('target_pages');
    const ranges = readPageList(value);
    for (const [index, range] of ranges.entries()) {
      const finding = problemOf(range, ranges.slice(0, index));
      if (finding !== undefined) yield { path, at: 'value', ...finding };
    }
  },
});

function problemOf(
  range: PageRange,
  earlier: readonly PageRange[],
): Pick<RuleFinding, 'severity' | 'message' | 'help'> | undefined {
  const { text, first, last } = range;
  if (first > last) {
    return {
      message: `The range \`${text}\` of \`target_pages\` ends before it begins.`,
      help: `Write the smaller page first: \`${last}-${first}\`.`,
    };
  }
  const other = earlier.find((candidate) => sharedPage(candidate, range) !== undefined);
  if (other !== undefined) {
    const message = `\`target_pages\` names page ${sharedPage(other, range)} twice, in \`${other.text}\` and in \`${text}\`.`;
    return { severity: 'warning', message, help: 'Name each page once.' };
  }
  if (last <= MOST_PAGES) return undefined;
  const message = `\`${text}\` of \`target_pages\` names pages beyond a million.`;
  return { severity: 'info', message, help: 'Write the numbers of pages; leave `target_pages` out to parse all.' };
}
