import { defineRule } from '../rule.ts';

export const noDuplicateItem = defineRule({
  id: 'no-duplicate-item',
  group: 'source',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  isForClassify: true,
  summary: 'Each item stands once in `item_ids`.',
  why: 'Whether the service parses and bills an item twice that is listed twice is not documented. And where one id is there twice, another is often missing.',
  fix: 'Remove the second mention, or write the id that was meant.',
  sources: ['openapi'],
  bad: [
    {
      title: 'an item twice',
      yaml: `
source:
  item_ids:
    - dfl-8d1f4b62-97ac-4e05-b3d8-2c6f0a9e7514
    - dfl-e57a03c9-1b68-4f2d-86f1-d90c4a7b3e82
    - dfl-8d1f4b62-97ac-4e05-b3d8-2c6f0a9e7514`,
      reports: ['10:9 `dfl-8d1f4b62-97ac-4e05-b3d8-2c6f0a9e7514` is listed twice.'],
    },
  ],
  good: [
    {
      title: 'two items',
      yaml: `
source:
  item_ids:
    - dfl-8d1f4b62-97ac-4e05-b3d8-2c6f0a9e7514
    - dfl-e57a03c9-1b68-4f2d-86f1-d90c4a7b3e82`,
    },
  ],
  *check({ document, settings }) {
    const { value, path } = settings.find('/item_ids');
    if (!Array.isArray(value)) return;
    const seen = new Map<unknown, number>();
    for (const [index, id] of value.entries()) {
      const first = seen.get(id);
      if (first === undefined) seen.set(id, index);
      if (first === undefined || typeof id !== 'string') continue;
      const related = [{ message: 'the first', origin: document.originOf([...path, first], 'value') }];
      const help = 'Remove it, or write the id of another item.';
      yield { path: [...path, index], at: 'value', message: `\`${id}\` is listed twice.`, help, related };
    }
  },
});
