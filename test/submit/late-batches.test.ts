import { expect, test } from 'vitest';
import { foldRun } from '../../src/ledger/fold-run.ts';
import type { Batch } from '../../src/submit/client/answers.ts';
import type { LateBatches } from '../../src/submit/late-batches.ts';
import { findLateBatches } from '../../src/submit/late-batches.ts';
import { intent, NOW, runRecord } from '../ledger/sample-records.ts';

const COUNT = 2;

/** What is made of a batch that came to a directory which was given up, and that names so many items. */
async function judge(id: string, status: string, items: number): Promise<readonly (keyof LateBatches)[]> {
  const sent = { ...intent(1, 1, 'first', false), directoryId: 'dir-given-up' };
  const run = foldRun([runRecord(1, { shards: [{ first: 0, count: COUNT }] }), sent], NOW);
  const [shard] = run.shards;
  if (shard === undefined) throw new Error('there is no shard');
  const batch: Batch = { id, status, project_id: 'p', job_type: 'parse', directory_id: 'dir-given-up' };
  const found = await findLateBatches({ run, shard }, 'dir-current', {
    listBatches: async function* () {
      yield [batch];
    },
    listItems: async function* () {
      yield Array.from({ length: items }, (_, at) => ({ item_id: `dfl-${at}`, item_name: 'n', status: 'completed' }));
    },
  });
  return (['whole', 'partial', 'empty', 'undecided'] as const).filter((kind) => found[kind].length > 0);
}

test.each<[string, string, number, keyof LateBatches]>([
  ['bjb-1', 'completed', COUNT, 'whole'],
  ['bjb-1', 'completed', 1, 'partial'],
  ['bjb-1', 'completed', 0, 'empty'],
  ['bjb-1', 'failed', 0, 'empty'],
  ['bjb-1', 'running', 1, 'undecided'],
  ['bat-1', 'completed', COUNT, 'whole'],
  ['bat-1', 'completed', 0, 'empty'],
  ['bat-1', 'running', 0, 'undecided'],
  // OpenAPI: of one that failed as a whole there is no reliable set of results.
  ['bat-1', 'failed', 0, 'partial'],
])('a late batch (%s, %s) that names %i items found %s', async (id, status, items, expected) => {
  expect(await judge(id, status, items)).toEqual([expected]);
});
