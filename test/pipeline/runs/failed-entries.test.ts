import { describe, expect, test } from 'vitest';
import { Failure } from '../../../src/core/failure.ts';
import type { Run } from '../../../src/ledger/fold-run.ts';
import { foldRun } from '../../../src/ledger/fold-run.ts';
import type { FinalRecord, FrozenSource, IntentRecord } from '../../../src/ledger/record.ts';
import { chosenEntries, failedEntries } from '../../../src/pipeline/runs/failed-entries.ts';
import { ackOf, created, finalOf, intent, NOW, runRecord } from '../../ledger/sample-records.ts';

type Client = Parameters<typeof failedEntries>[1];

/** A service that has these items of a batch, and these files in a directory; undefined: it has none of that. */
function serviceWith(
  items: Readonly<Record<string, string>> | undefined,
  files?: Readonly<Record<string, string>>,
): Client {
  async function* pageOf(entries: object[] | undefined) {
    if (entries === undefined) throw new Failure('not-found', 'there is none');
    // Its fields are those that are looked at.
    yield entries as never[];
  }
  const pairs = (record: Readonly<Record<string, string>> | undefined, first: string, second: string) =>
    record === undefined
      ? undefined
      : Object.entries(record).map(([key, value]) => ({ [first]: key, [second]: value }));
  return {
    listItems: () => pageOf(pairs(items, 'item_id', 'status')),
    listFiles: () => pageOf(pairs(files, 'id', 'unique_id')),
  };
}

const IDS = ['dfl-1', 'dfl-2', 'dfl-3'];
const SOURCE: FrozenSource = { kind: 'items', itemIds: IDS };
const WHOLE = [{ first: 0, count: 3 }];

function ended(end: Partial<FinalRecord>, more: { source?: FrozenSource; intent?: Partial<IntentRecord> } = {}): Run {
  const record = runRecord(1, { source: more.source ?? SOURCE, shards: WHOLE, shardSize: 3 });
  const sent = { ...intent(1, 1), ...more.intent };
  return foldRun([record, sent, created(1, 1, 'bjb-1'), { ...finalOf(1, 1, 'bjb-1'), ...end }], NOW);
}

describe('what failed of a batch', () => {
  test('that completed is what is recorded', async () => {
    expect(await failedEntries(ended({ failedItems: ['dfl-2'] }), serviceWith(undefined))).toEqual(['dfl-2']);
  });

  test.each(['failed', 'cancelled'] as const)('that %s is what it was not through with', async (status) => {
    const items = { 'dfl-1': 'completed', 'dfl-2': 'pending', 'dfl-3': 'skipped', 'dfl-new': 'completed' };
    expect(await failedEntries(ended({ status }), serviceWith(items))).toEqual(['dfl-2']);
  });

  test('that failed before it had items is all of it', async () => {
    expect(await failedEntries(ended({ status: 'failed' }), serviceWith({}))).toEqual(IDS);
  });

  test('that the service does not know any more is what is recorded, or else all of it', async () => {
    const run = ended({ status: 'cancelled', failedItems: ['dfl-3'] });
    expect(await failedEntries(run, serviceWith(undefined))).toEqual(['dfl-3']);
    expect(await failedEntries(ended({ status: 'cancelled' }), serviceWith(undefined))).toEqual(IDS);
  });

  test('is not told while files of it are being parsed', async () => {
    const service = serviceWith({ 'dfl-1': 'processing', 'dfl-2': 'cancelled' });
    await expect(failedEntries(ended({ status: 'cancelled' }), service)).rejects.toMatchObject({ code: 'locked' });
  });

  test('is not told where the service counts failures and names none', async () => {
    const run = ended({ counts: { total: 3, processed: 2, failed: 1, skipped: 0 } });
    await expect(failedEntries(run, serviceWith({}))).rejects.toMatchObject({ code: 'refused' });
  });

  test('is not told where an item that failed was not frozen', async () => {
    const run = ended({ failedItems: ['dfl-new'] });
    await expect(failedEntries(run, serviceWith({}))).rejects.toMatchObject({ code: 'refused' });
  });

  test('in a directory that was made for it is told by what its files are there', async () => {
    const paths = ['a.pdf', 'b@sha256:x.pdf', 'c.pdf'];
    const source: FrozenSource = {
      kind: 'files',
      files: paths.map((path) => ({ path, sha256: 'ab'.repeat(32), bytes: 1 })),
    };
    const files = Object.fromEntries(
      paths.map((path, index) => [`dfl-own-${index}`, `${path}@sha256:${'ab'.repeat(32)}`]),
    );
    const own = { source, intent: { directoryId: 'dir-own' } };
    const service = serviceWith(
      { 'dfl-own-0': 'completed', 'dfl-own-1': 'cancelled', 'dfl-own-2': 'completed' },
      files,
    );
    expect(await failedEntries(ended({ failedItems: ['dfl-own-1'] }, own), service)).toEqual(['b@sha256:x.pdf']);
    expect(await failedEntries(ended({ status: 'cancelled' }, own), service)).toEqual(['b@sha256:x.pdf']);
    const gone = serviceWith({ 'dfl-own-0': 'completed' });
    await expect(failedEntries(ended({ status: 'cancelled' }, own), gone)).rejects.toMatchObject({ code: 'refused' });
    expect(await chosenEntries(ended({ failedItems: ['dfl-own-1'] }, own), ['dfl-own-1'], service)).toEqual([paths[1]]);
  });

  test('leaves out shards that are acknowledged', async () => {
    const record = runRecord(2);
    const ends = [1, 2].flatMap((shard) => [
      ...[
        intent(shard, 1),
        created(shard, 1, `bjb-${shard}`),
        finalOf(shard, 1, `bjb-${shard}`, [`dfl-100${shard - 1}`]),
      ],
    ]);
    const run = foldRun([record, ...ends, ackOf([1])], NOW);
    expect(await failedEntries(run, serviceWith({}))).toEqual(['dfl-1001']);
    await expect(chosenEntries(run, ['dfl-1000'], serviceWith({}))).rejects.toMatchObject({ code: 'not-found' });
  });
});
