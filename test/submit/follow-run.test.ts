import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/core/failure.ts';
import type { Backend } from '../../src/ledger/backend.ts';
import { cancelRun } from '../../src/submit/cancel-run.ts';
import type { FollowRunOptions } from '../../src/submit/follow-run.ts';
import { followRun } from '../../src/submit/follow-run.ts';
import type { World } from './sending.ts';
import { apply, BATCHES, batchesOn, createWorld, findingsIn, openLedger, readRun, toolsOf } from './sending.ts';

const FAILS = { do: 'status', status: 500 } as const;

async function sentOnly(): Promise<World> {
  const world = await createWorld('files');
  await apply(world, { isFollowed: false });
  return world;
}

async function follow(world: World, more: Partial<FollowRunOptions> = {}, signal?: AbortSignal) {
  const tools = toolsOf(world, signal === undefined ? {} : { signal }, { ledger: openLedger(world), waits: [] });
  const states: string[] = [];
  const ends: unknown[] = [];
  const options: FollowRunOptions = {
    concurrency: 2,
    onChange: (shard, { job }) => states.push(`${shard} ${job.status}`),
    ...more,
  };
  await followRun(await readRun(world), options, tools, (end) => ends.push(end));
  return { states, ends };
}

describe('following a run', () => {
  test('tells of each state, and records how each batch ended and what failed', async () => {
    const world = await sentOnly();
    world.server.faults.add({ kind: 'item', name: 'inbox/b.txt', status: 'failed', reason: 'password' });
    const { states } = await follow(world);
    expect(states.filter((state) => state.startsWith('1')).at(-1)).toBe('1 completed');
    const { state, shards } = await readRun(world);
    const { body } = await world.server.call('GET', `${BATCHES}/${shards[0]?.batchIds[0]}/items?status=failed`);
    expect(shards.map((shard) => shard.state)).toMatchObject([
      {
        kind: 'final',
        status: 'completed',
        counts: { total: 2, processed: 1, failed: 1, skipped: 0 },
        failedItems: [body.items[0].item_id],
      },
      {
        kind: 'final',
        status: 'completed',
        counts: { total: 1, processed: 1, failed: 0, skipped: 0 },
        failedItems: [],
      },
    ]);
    expect(state).toBe('attention');
    expect(await findingsIn(world)).toEqual([]);
  });

  test('reads what the run covers once, and not once a shard', async () => {
    const world = await sentOnly();
    const reads: string[] = [];
    const get: Backend['get'] = (path) => {
      reads.push(path.slice(path.lastIndexOf('/') + 1));
      return world.backend.get(path);
    };
    const { followed } = await apply(world, { backend: { ...world.backend, get } });
    expect(followed).toHaveLength(2);
    // To begin, and to follow; then of each shard its own.
    expect(reads.filter((file) => file === 'run.json')).toHaveLength(2);
    expect(reads.filter((file) => file === 's0001.a1.final.json')).toHaveLength(1);
    expect(reads.filter((file) => file === 's0002.a1.final.json')).toHaveLength(1);
  });

  test('twice at once records the end once', async () => {
    const world = await sentOnly();
    await Promise.all([follow(world), follow(world)]);
    expect((await readRun(world)).state).toBe('succeeded');
    expect((await world.backend.list('')).filter((path) => path.endsWith('final.json'))).toHaveLength(2);
  });

  test('is given up after its time, and may be gone on with', async () => {
    const world = await sentOnly();
    const { ends } = await follow(world, { until: world.paced.client.now() + 10, firstPauseMilliseconds: 20 });
    expect(ends).toMatchObject([{ failure: { code: 'timed-out' } }, { failure: { code: 'timed-out' } }]);
    await follow(world);
    expect((await readRun(world)).state).toBe('succeeded');
  });

  test('is left by a signal, and the batches go on', async () => {
    const world = await sentOnly();
    const controller = new AbortController();
    const { ends } = await follow(world, { concurrency: 1, onChange: () => controller.abort() }, controller.signal);
    expect(ends).toEqual([{ shard: 1, state: expect.objectContaining({ kind: 'created' }), stopped: 'interrupted' }]);
    await follow(world);
    expect((await readRun(world)).state).toBe('succeeded');
  });
});

describe('cancelling a run', () => {
  test('records it, and how the batches then end', async () => {
    const world = await sentOnly();
    const tools = toolsOf(world, {}, { ledger: openLedger(world), waits: [] });
    const run = await readRun(world);
    const ids = run.shards.flatMap(({ batchIds }) => batchIds);
    expect(await cancelRun(run, 'too early', tools)).toEqual(ids);
    await follow(world);
    const { state, cancels, shards } = await readRun(world);
    expect(cancels).toMatchObject([{ number: 1, batchIds: ids, reason: 'too early', by: { host: 'runner' } }]);
    expect(shards.map((shard) => shard.state)).toMatchObject([{ status: 'cancelled' }, { status: 'cancelled' }]);
    expect(shards[0]?.state).toMatchObject({ failedItems: [expect.any(String), expect.any(String)] });
    expect(state).toBe('attention');
  });

  test('keeps what was not sent from being sent', async () => {
    const world = await createWorld('files');
    await apply(world, { runner: { index: 1, of: 2 }, isFollowed: false });
    const tools = toolsOf(world, {}, { ledger: openLedger(world), waits: [] });
    expect(await cancelRun(await readRun(world), undefined, tools)).toHaveLength(1);
    await apply(world);
    const { state, shards } = await readRun(world);
    expect(shards.map((shard) => shard.state)).toMatchObject([{ status: 'cancelled' }, { kind: 'cancelled' }]);
    expect([state, (await batchesOn(world)).length]).toEqual(['attention', 1]);
    expect(await cancelRun(await readRun(world), undefined, tools)).toEqual([]);
    expect((await readRun(world)).cancels).toHaveLength(1);
  });

  test('while it is being sent ends that before the next request', async () => {
    const world = await createWorld('files');
    const ledger = openLedger(world);
    const tools = toolsOf(world, {}, { ledger, waits: [] });
    const backend: Backend = {
      ...world.backend,
      createOnly: async (path, bytes) => {
        const outcome = await world.backend.createOnly(path, bytes);
        if (path.endsWith('s0001.a1.intent.json')) await cancelRun(await readRun(world), undefined, tools);
        return outcome;
      },
    };
    const { sent } = await apply(world, { backend, isFollowed: false });
    expect(sent).toMatchObject([{ state: { kind: 'cancelled' } }, { state: { kind: 'cancelled' } }]);
    expect([await batchesOn(world), await findingsIn(world)]).toEqual([[], []]);
  });

  test('is not missed where the ledger cannot be read: then nothing is sent', async () => {
    const world = await createWorld('files');
    let isClaimed = false;
    const backend: Backend = {
      ...world.backend,
      createOnly: (path, bytes) => {
        isClaimed ||= path.endsWith('.intent.json');
        return world.backend.createOnly(path, bytes);
      },
      list: (prefix) => {
        if (isClaimed) throw new Failure('unavailable', 'the store does not answer');
        return world.backend.list(prefix);
      },
    };
    const { sent } = await apply(world, { backend, isFollowed: false });
    expect(sent).toMatchObject([{ failure: { code: 'unavailable' } }]);
    expect((await readRun(world)).shards[0]?.state.kind).toBe('not-sent');
    await apply(world);
    expect([(await readRun(world)).state, (await batchesOn(world)).length]).toEqual(['succeeded', 2]);
  });

  test('goes on with the other batches where the server does not take one', async () => {
    const world = await sentOnly();
    const run = await readRun(world);
    const [first, second] = run.shards.flatMap(({ batchIds }) => batchIds);
    world.server.faults.add({
      ...{ kind: 'request', method: 'POST', path: `${BATCHES}/${first}/cancel` },
      trouble: { do: 'status', status: 403 },
    });
    const tools = toolsOf(world, {}, { ledger: openLedger(world), waits: [] });
    await expect(cancelRun(run, undefined, tools)).rejects.toMatchObject({ code: 'unauthorized' });
    const { body } = await world.server.call('GET', `${BATCHES}/${second}`);
    expect(body.job.status).toBe('cancelled');
  });

  test('settles an outcome that is unknown without a further batch', async () => {
    const world = await createWorld('files');
    const { server } = world;
    server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, times: 2, trouble: FAILS });
    await apply(world, { waits: { settle: 0 }, runner: { index: 1, of: 2 } });
    expect((await readRun(world)).state).toBe('unknown');
    server.faults.clear();
    await cancelRun(await readRun(world), undefined, toolsOf(world, {}, { ledger: openLedger(world), waits: [] }));
    await apply(world);
    expect([(await readRun(world)).state, await batchesOn(world)]).toEqual(['attention', []]);
    expect(await findingsIn(world)).toEqual([]);
  });

  test('that has ended, or twice, does no harm', async () => {
    const world = await sentOnly();
    const tools = toolsOf(world, {}, { ledger: openLedger(world), waits: [] });
    const run = await readRun(world);
    world.paced.advance(10_000);
    await Promise.all([cancelRun(run, undefined, tools), cancelRun(run, undefined, tools)]);
    await follow(world);
    const { state, cancels } = await readRun(world);
    expect([state, cancels.map(({ number }) => number)]).toEqual(['succeeded', [1, 2]]);
    expect(await cancelRun(await readRun(world), undefined, tools)).toEqual([]);
  });
});
