import { PARTITIONS } from '../../catalogue/partitions.ts';
import { isJsonObject } from '../../core/json.ts';
import { defineRule } from '../rule.ts';

export const noConstantFilePartition = defineRule({
  id: 'no-constant-file-partition',
  group: 'output',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  summary: 'A partition that stands for one file is not the same for a whole batch.',
  why: 'Partitions decide where output is saved, and those whose names speak of a file have a value for each file. A manifest can only write one for all of them, which would put the results of every file into one place. What the partitions mean is not published beyond their names.',
  fix: 'Remove it; to keep batches apart use `data_source_id_partition` or a prefix of its own.',
  sources: ['openapi'],
  bad: [
    {
      title: 'one file for all files',
      yaml: `
partitions:
  file_id_partition: 7d3f2a10-5b1c-4c8e-9a54-0c2f6e1b7d90`,
      reports: ['9:5 `file_id_partition` stands for one file, and is the same here for every file of the batch.'],
    },
  ],
  good: [
    {
      title: 'one data source for all files',
      yaml: `
partitions:
  data_source_id_partition: 7d3f2a10-5b1c-4c8e-9a54-0c2f6e1b7d90`,
    },
    {
      title: 'a batch of one file',
      yaml: `
source:
  item_ids: [dfl-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee]
partitions:
  file_id_partition: 7d3f2a10-5b1c-4c8e-9a54-0c2f6e1b7d90`,
    },
  ],
  *check({ settings }) {
    const { value, path } = settings.find('/job_config/partitions');
    const items = settings.read('/item_ids');
    if (!isJsonObject(value) || (Array.isArray(items) && items.length === 1)) return;
    for (const name of OF_FILES) {
      if (typeof value[name] !== 'string') continue;
      const message = `\`${name}\` stands for one file, and is the same here for every file of the batch.`;
      yield { path: [...path, name], at: 'key', message, help: 'Remove it.' };
    }
  },
});

const OF_FILES = PARTITIONS.map(({ value }) => value).filter((name) => /(?:^|_)file_/.test(name));
