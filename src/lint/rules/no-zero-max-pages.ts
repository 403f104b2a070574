import { defineRule } from '../rule.ts';

export const noZeroMaxPages = defineRule({
  id: 'no-zero-max-pages',
  group: 'values',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  summary: '`max_pages: 0` means every page, not none.',
  why: 'The API reads 0 as no limit. Whoever writes it to parse nothing, or as a placeholder, pays for whole documents.',
  fix: 'Write the number of pages that may be parsed, or leave the setting out where all of them are meant.',
  sources: ['client'],
  bad: [
    {
      title: 'a limit of none',
      yaml: `
parameters:
  max_pages: 0`,
      reports: ['9:16 `max_pages: 0` sets no limit: every page is parsed.'],
    },
  ],
  good: [
    {
      title: 'a limit',
      yaml: `
parameters:
  max_pages: 20`,
    },
  ],
  *check({ settings }) {
    const { value, path } = settings.find('max_pages');
    if (value !== 0) return;
    const message = '`max_pages: 0` sets no limit: every page is parsed.';
    yield { path, at: 'value', message, help: 'Write how many pages may be parsed, or remove `max_pages`.' };
  },
});
