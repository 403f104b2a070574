import { valueAt } from '../../core/path.ts';
import { defineRule } from '../rule.ts';

export const noPageSizeWithoutDirectory = defineRule({
  id: 'no-page-size-without-directory',
  group: 'source',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  summary: '`page_size` and `continue_as_new_threshold` stand beside a directory.',
  why: 'They say how the files of a directory are taken up, and the API documents them for that alone. Items are sent as a list; only `stage: true` makes a directory of it, as `files` are put into one too.',
  fix: 'Remove the setting, or name the directory in the place of its items.',
  sources: ['openapi'],
  bad: [
    {
      title: 'the size of pages that a list does not have',
      yaml: `
source:
  item_ids: [dfl-8d1f4b62-97ac-4e05-b3d8-2c6f0a9e7514]
  page_size: 200
  continue_as_new_threshold: 400`,
      reports: [
        '8:5 `page_size` has no effect: the source is a list of items.',
        '9:5 `continue_as_new_threshold` has no effect: the source is a list of items.',
      ],
    },
  ],
  good: [
    {
      title: 'a directory',
      yaml: `
source:
  directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  page_size: 200`,
    },
    {
      title: 'local files',
      yaml: `
source:
  files: ["inbox/*.pdf"]
  page_size: 200`,
    },
    {
      title: 'items in a directory of their own',
      yaml: `
source:
  item_ids: [dfl-8d1f4b62-97ac-4e05-b3d8-2c6f0a9e7514]
  stage: true
  page_size: 200`,
    },
  ],
  *check({ settings }) {
    const isStaged = valueAt(settings.spec, ['source', 'stage']) === true;
    if (!settings.isSet('/item_ids') || settings.isSet('/directory_id') || isStaged) return;
    for (const name of ['page_size', 'continue_as_new_threshold']) {
      const { value, path } = settings.find(`/${name}`);
      if (value == null) continue;
      const message = `\`${name}\` has no effect: the source is a list of items.`;
      yield { path, at: 'key', message, help: 'Remove it, or name the directory in the place of its items.' };
    }
  },
});
