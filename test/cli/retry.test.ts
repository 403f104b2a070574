import { describe, expect, test } from 'vitest';
import type { SourceKind, World } from '../submit/sending.ts';
import { BATCHES, DIRECTORIES } from '../submit/sending.ts';
import type { RunWorld } from './run-world.ts';
import { runWorld } from './run-world.ts';

/** The second file of three fails. */
function secondFails({ server }: World): void {
  for (const name of ['b.txt', 'inbox/b.txt'])
    server.faults.add({ kind: 'item', name, status: 'failed', reason: 'no' });
}

async function promised({ read }: RunWorld): Promise<object[]> {
  return (await read()).retries.map(({ number, generation, items }) => ({ number, generation, items }));
}

/** What the frozen source calls each file. */
function entriesOf({ world: { record } }: RunWorld): readonly string[] {
  const { source } = record;
  if (source.kind === 'files') return source.files.map(({ path }) => path);
  return source.kind === 'items' ? source.itemIds : source.items.map(({ id }) => id);
}

async function idOf({ world: { server, directory } }: RunWorld, name: string): Promise<string> {
  const { body } = await server.call('GET', `${DIRECTORIES}/${directory}/files`);
  return body.items.find((file: { readonly display_name: string }) => file.display_name === name).id;
}

describe('parsebatch retry', () => {
  test.each<SourceKind>(['files', 'staged', 'directory', 'items'])(
    'promises a run over what failed, by the names that a source of %s froze',
    async (kind) => {
      const made = await runWorld(kind, { prepare: secondFails });
      const { exitCode, out } = await made.ask('retry', made.id.name, '--reason', 'password removed');
      const items = [kind === 'files' ? 'inbox/b.txt' : await idOf(made, 'b.txt')];
      expect([exitCode, out]).toEqual([0, `${made.name.replace('g0001', 'g0002')}\n`]);
      expect(await promised(made)).toEqual([{ number: 1, generation: 2, items }]);
      expect(entriesOf(made)).toEqual(expect.arrayContaining(items));
      expect(await made.read()).toMatchObject({ state: 'retried', retries: [{ reason: 'password removed' }] });
    },
  );

  test('takes a batch for the run that it is of, and answers in JSON', async () => {
    const made = await runWorld('files', { prepare: secondFails });
    const [batchId = ''] = (await made.read()).shards.flatMap(({ batchIds }) => batchIds);
    const { out } = await made.ask('retry', '--format', 'json', batchId);
    const run = made.name.replace('g0001', 'g0002');
    expect(JSON.parse(out)).toEqual({ version: 1, run, of: made.name, items: ['inbox/b.txt'] });
  });

  test('looks first how batches ended that nobody has followed', async () => {
    const made = await runWorld('files', { prepare: secondFails, isFollowed: false });
    expect((await made.ask('retry', made.name)).exitCode).toBe(5);
    made.world.server.faults.add({ kind: 'item', name: 'inbox/b.txt', status: 'failed', reason: 'no' });
    made.world.paced.advance(10_000);
    expect((await made.ask('retry', made.name)).exitCode).toBe(0);
    expect(await promised(made)).toEqual([{ number: 1, generation: 2, items: ['inbox/b.txt'] }]);
  });

  test('promises all of what was cancelled', async () => {
    const made = await runWorld('files', { isFollowed: false });
    expect((await made.ask('cancel', made.name)).exitCode).toBe(0);
    expect((await made.ask('retry', made.name)).exitCode).toBe(0);
    expect(await promised(made)).toEqual([{ number: 1, generation: 2, items: entriesOf(made) }]);
  });

  test('promises what was not sent as the run was cancelled', async () => {
    const made = await runWorld('files', { runner: { index: 1, of: 2 } });
    expect((await made.ask('cancel', made.name)).exitCode).toBe(0);
    expect((await made.ask('retry', made.name)).exitCode).toBe(0);
    expect(await promised(made)).toEqual([{ number: 1, generation: 2, items: ['inbox/c.txt'] }]);
  });

  test('takes the items that are named, as they are called here or by the service', async () => {
    const named = await runWorld('files', { prepare: secondFails });
    expect((await named.ask('retry', named.name, '--items', 'inbox/a.txt', 'inbox/b.txt')).exitCode).toBe(0);
    expect(await promised(named)).toMatchObject([{ items: ['inbox/a.txt', 'inbox/b.txt'] }]);
    const byId = await runWorld('files', { prepare: secondFails });
    const [state] = (await byId.read()).shards.map((shard) => shard.state);
    const [id = ''] = state?.kind === 'final' ? state.failedItems : [];
    expect((await byId.ask('retry', byId.name, '--items', id)).exitCode).toBe(0);
    expect(await promised(byId)).toMatchObject([{ items: ['inbox/b.txt'] }]);
  });

  test('takes no item that is of a shard in which nothing failed', async () => {
    const made = await runWorld('files', { prepare: secondFails });
    expect((await made.ask('retry', made.name, '--items', 'inbox/c.txt')).exitCode).toBe(66);
    expect(await promised(made)).toEqual([]);
  });

  test('does not guess what failed where the directory that was made for it is gone', async () => {
    const made = await runWorld('files', { prepare: secondFails });
    const { directoryId } = (await made.read()).shards[0]?.intents[0] ?? {};
    await made.world.server.call('DELETE', `${DIRECTORIES}/${directoryId}`);
    const { exitCode, err } = await made.ask('retry', made.name);
    expect([exitCode, err]).toEqual([5, expect.stringContaining('--items')]);
    expect((await made.ask('retry', made.name, '--items', 'inbox/b.txt')).exitCode).toBe(0);
  });

  test('gives each of two runs a number of its own', async () => {
    const made = await runWorld('files', { prepare: secondFails });
    const second = { ...made.id, generation: 2 };
    const records = [
      { ...made.world.record, generation: 2, cause: { kind: 'all' } },
      ...(await shardRecordsOf(made)),
    ] as const;
    for (const content of records) await made.ledger.write(second, content as Parameters<typeof made.ledger.write>[1]);
    expect((await made.ask('retry', made.name)).out).toContain('/g0003');
    expect((await made.ask('retry', made.name.replace('g0001', 'g0002'), '--items', 'inbox/a.txt')).out).toContain(
      '/g0004',
    );
  });

  test('of two at once records one wish, and refuses the other', async () => {
    const made = await runWorld('files', { prepare: secondFails });
    const runs = await Promise.all(Array.from({ length: 4 }, () => made.ask('retry', made.name)));
    expect(runs.map(({ exitCode }) => exitCode).sort()).toEqual([0, 5, 5, 5]);
    expect(await promised(made)).toEqual([{ number: 1, generation: 2, items: ['inbox/b.txt'] }]);
  });
});

/** Another end of the same shards: as another run would have it. */
async function shardRecordsOf({ read }: RunWorld): Promise<readonly object[]> {
  const { shards } = await read();
  return shards.flatMap(({ shard, intents }) => {
    const counts = { total: 1, processed: 1, failed: shard === 1 ? 1 : 0, skipped: 0 };
    const place = { shard, attempt: 1 };
    const batchId = `bjb-second-${shard}`;
    return [
      ...intents.map(({ version: _version, at: _at, tool: _tool, ...intent }) => intent),
      { ...place, record: 'result', result: { outcome: 'created', batchId, status: 'pending' } },
      { ...place, record: 'final', batchId, status: 'completed', counts, failedItems: shard === 1 ? ['dfl-x'] : [] },
    ];
  });
}

describe('a run that is not to be retried', () => {
  const FAILS = { kind: 'request', method: 'POST', path: BATCHES, times: 9 } as const;
  test.each<[string, Parameters<typeof runWorld>[1], string]>([
    ['is done', {}, 'all of it is done'],
    ['is under way', { isFollowed: false }, 'it is under way'],
    ['is not sent yet', { runner: { index: 2, of: 2 } }, 'something of it is not sent yet'],
    [
      'was rejected',
      { prepare: ({ server }) => server.faults.add({ ...FAILS, trouble: { do: 'status', status: 422 } }) },
      'the API did not take all of it',
    ],
    [
      'may have made a batch',
      {
        prepare: ({ server }) => server.faults.add({ ...FAILS, trouble: { do: 'status', status: 500 } }),
        waits: { settle: 0 },
      },
      'whether all of its batches are known is not known',
    ],
  ])('%s', async (_, options, reason) => {
    const made = await runWorld('files', options);
    const { exitCode, err } = await made.ask('retry', made.name);
    expect([exitCode, err]).toEqual([5, expect.stringContaining(reason)]);
    expect((await made.ask('ack', made.name, '--reason', 'known')).exitCode).toBe(5);
    expect(await promised(made)).toEqual([]);
  });

  test('was acknowledged', async () => {
    const made = await runWorld('files', { prepare: secondFails });
    expect((await made.ask('ack', made.name, '--reason', 'the file is empty')).exitCode).toBe(0);
    const { exitCode, err } = await made.ask('retry', made.name);
    expect([exitCode, err]).toEqual([5, expect.stringContaining('the file is empty')]);
  });
});
