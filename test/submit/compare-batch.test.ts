import { expect, test } from 'vitest';
import { foldRun } from '../../src/ledger/fold-run.ts';
import type { IntentRecord, RunRecord } from '../../src/ledger/record.ts';
import type { Batch } from '../../src/submit/client/answers.ts';
import { whyNotOfShard } from '../../src/submit/compare-batch.ts';
import { intent, NOW, runRecord } from '../ledger/sample-records.ts';

const ITEMS = {
  source: { kind: 'items', itemIds: ['dfl-1', 'dfl-2'] },
  shards: [{ first: 0, count: 2 }],
  shardSize: 2,
} as const;
const DIRECTORY: Partial<RunRecord> = { shards: [{ first: 0, count: 1 }] };

const OF_V2: Partial<RunRecord> = { ...DIRECTORY, kind: 'Batch', configuration: { id: 'cfg-1' } };
const BAT: Partial<Batch> = { id: 'bat-1', job_type: 'parse_v2', directory_id: 'dir-1' };

/** What is compared: the run, the directories of its attempts, the batch and its items. */
interface Compared {
  readonly run?: Partial<RunRecord>;
  readonly own?: readonly string[];
  readonly batch?: Partial<Batch>;
  readonly items?: readonly string[];
}

function compare({ run = DIRECTORY, own = [], batch, items = [] }: Compared): ReturnType<typeof whyNotOfShard> {
  const attempts = Math.max(1, own.length);
  const intents = Array.from({ length: attempts }, (_, index): IntentRecord => {
    const directoryId = own[index];
    const sent = intent(1, index + 1, index === 0 ? 'first' : 'fenced', false);
    return directoryId === undefined ? sent : { ...sent, directoryId };
  });
  const folded = foldRun([runRecord(1, run), ...intents], NOW);
  const [shard] = folded.shards;
  if (shard === undefined) throw new Error('there is no shard');
  const found: Batch = { id: 'bjb-1', status: 'pending', project_id: 'p', job_type: 'parse', total_items: 0, ...batch };
  async function* listItems() {
    yield items.map((item_id) => ({ item_id, item_name: item_id, status: 'pending' }));
  }
  return whyNotOfShard({ run: folded, shard, attempt: attempts }, found, { listItems });
}

test.each<[string, Compared, number | RegExp]>([
  ['its directory', { batch: { directory_id: 'dir-1' }, items: ['dfl-new'] }, 1],
  ['another directory', { batch: { directory_id: 'dir-2' } }, /reads `dir-2`, and not `dir-1`/],
  ['its items', { run: ITEMS, items: ['dfl-1', 'dfl-2'] }, 1],
  ['some of its items', { run: ITEMS, items: ['dfl-2'] }, 1],
  ['an item of others', { run: ITEMS, items: ['dfl-2', 'dfl-3'] }, /works on `dfl-3`/],
  ['an item of others, in a directory', { run: ITEMS, batch: { directory_id: 'dir-1' }, items: ['dfl-3'] }, /`dfl-3`/],
  [
    'an item of others, where its directory is sent item by item',
    { run: { ...DIRECTORY, sentAs: 'items' }, batch: { directory_id: 'dir-1' }, items: ['dfl-new'] },
    /`dfl-new`/,
  ],
  ['the directory of its first attempt', { own: ['dir-a', 'dir-b'], batch: { directory_id: 'dir-a' } }, 1],
  ['the directory of its second attempt', { own: ['dir-a', 'dir-b'], batch: { directory_id: 'dir-b' } }, 2],
  [
    'a directory that was not made for it',
    { own: ['dir-a'], batch: { directory_id: 'dir-1' } },
    /`dir-1`, which was not/,
  ],
  ['no directory, though one was made for it', { own: ['dir-a'] }, /no directory/],
  ['what was there before', { batch: { id: 'bjb-other', directory_id: 'dir-1' } }, /was there before/],
  ['another version of the API', { batch: { id: 'bat-1', directory_id: 'dir-1' } }, /other version/],
  ['the configuration of its run', { run: OF_V2, batch: { ...BAT, configuration_id: 'cfg-1' } }, 1],
  ['a configuration that is not told', { run: OF_V2, batch: BAT }, 1],
  ['another configuration', { run: OF_V2, batch: { ...BAT, configuration_id: 'cfg-2' } }, /made with `cfg-2`/],
  ['another version of the API than v2', { run: OF_V2, batch: { directory_id: 'dir-1' } }, /other version/],
  ['another type', { batch: { job_type: 'extract', directory_id: 'dir-1' } }, /type is extract/],
])('a batch with %s is compared with what the shard asked for', async (_, compared, expected) => {
  const found = await compare(compared);
  if (typeof expected === 'number') expect(found).toEqual({ attempt: expected });
  else expect(found).toEqual({ why: expect.stringMatching(expected) });
});
