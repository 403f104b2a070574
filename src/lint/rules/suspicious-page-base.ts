import { readPageList } from '../page-list.ts';
import { defineRule } from '../rule.ts';

export const suspiciousPageBase = defineRule({
  id: 'suspicious-page-base',
  group: 'values',
  severity: 'info',
  since: '2026-11',
  scope: 'manifest',
  summary: '`target_pages` that begins at 1 leaves the first page out.',
  why: 'Pages count from 0 here, from 1 in readers, on paper and in the v2 API. `1-10` parses the second to the eleventh page, which is what was meant only where the first page is a cover.',
  fix: 'Write the first page as 0: `0-9` for the first ten. Where the first page is to be left out, keep it.',
  whenOff: 'All documents have a cover page that nobody needs.',
  sources: ['region', 'guide'],
  bad: [
    {
      title: 'the first ten pages, counted from 1',
      yaml: `
parameters:
  target_pages: 1-10`,
      reports: ['9:19 `target_pages: 1-10` leaves the first page out: pages count from 0.'],
    },
  ],
  good: [
    {
      title: 'the first ten pages',
      yaml: `
parameters:
  target_pages: 0-9`,
    },
    {
      title: 'pages from the middle of a document',
      yaml: `
parameters:
  target_pages: 4-8`,
    },
  ],
  *check({ settings }) {
    const { value, path } = settings.find('target_pages');
    const ranges = readPageList(value);
    if (ranges.length === 0 || Math.min(...ranges.map(({ first }) => first)) !== 1) return;
    const message = `\`target_pages: ${value}\` leaves the first page out: pages count from 0.`;
    const help = `Write \`${ranges.map(fromZero).join(',')}\` if its numbers count from 1.`;
    yield { path, at: 'value', message, help };
  },
});

function fromZero({ text }: { readonly text: string }): string {
  return text.replaceAll(/\d+/g, (page) => String(Number(page) - 1));
}
