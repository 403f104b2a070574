import { describe, expect, test } from 'vitest';
import type { RequestTrouble } from '../../src/emulator/faults.ts';
import type { Applied, SourceKind, World } from './sending.ts';
import { apply, BATCHES, batchesOn, createWorld, readRun } from './sending.ts';

const OTHER_ID = '11111111-2222-4333-8444-555555555555';
const LOST: RequestTrouble = { do: 'drop', when: 'after' };
const NEVER_CAME: RequestTrouble = { do: 'drop', when: 'before' };

/** Somebody else's batch over the same files, with another setting: the service would pass over files that it has parsed so. */
async function makeStranger(
  world: World,
  kind: SourceKind,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const source = kind === 'items' ? { item_ids: world.items } : { directory_id: world.directory };
  const job_config = { parameters: { type: 'parse', lang: 'de' }, ...more };
  const { body } = await world.server.call('POST', BATCHES, { ...source, job_config });
  return body.id;
}

/** The real fetch, which does something once a create has been sent. */
function afterCreate(act: () => Promise<unknown>): typeof fetch {
  return async (input, init) => {
    const isCreate = init?.method === 'POST' && new URL(String(input)).pathname === BATCHES;
    try {
      return await fetch(input, init);
    } finally {
      if (isCreate) await act();
    }
  };
}

async function settled(world: World, stranger: string): Promise<{ readonly state: string; readonly ours: number }> {
  const { state, shards } = await readRun(world);
  expect(shards.flatMap(({ batchIds }) => batchIds)).not.toContain(stranger);
  return { state, ours: (await batchesOn(world)).filter(({ id }) => id !== stranger).length };
}

function doubtsOf({ sent }: Applied): readonly unknown[] {
  return sent.map((end) => ('doubt' in end ? end.doubt : undefined));
}

const SOURCES: readonly SourceKind[] = ['directory', 'files', 'staged'];

describe.each(SOURCES)('a batch of somebody else over the same source (%s), when our answer is lost', (kind) => {
  const other = (world: World): Promise<string> => makeStranger(world, kind, { correlation_id: OTHER_ID });

  test.each(['with a correlation id', 'without one'])('is not adopted when it was there before (%s)', async (which) => {
    const world = await createWorld(kind);
    const stranger = await (which === 'without one' ? makeStranger(world, kind) : other(world));
    world.paced.advance(10_000);
    world.server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble: LOST });
    await apply(world);
    expect(await settled(world, stranger)).toEqual({ state: 'succeeded', ours: kind === 'directory' ? 1 : 2 });
  });

  test('is not adopted when it came afterwards', async () => {
    const world = await createWorld(kind);
    world.server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble: LOST });
    let stranger = '';
    const fetching = afterCreate(async () => {
      if (stranger !== '') return;
      world.paced.advance(10_000);
      stranger = await makeStranger(world, kind);
    });
    await apply(world, { fetch: fetching });
    expect(await settled(world, stranger)).toEqual({ state: 'succeeded', ours: kind === 'directory' ? 1 : 2 });
  });

  test('is not adopted when both ran at once, and a person is told of both where nothing tells them apart', async () => {
    const world = await createWorld(kind);
    world.server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble: LOST });
    let stranger = '';
    const fetching = afterCreate(async () => {
      if (stranger === '') stranger = await other(world);
    });
    const applied = await apply(world, { fetch: fetching });
    const { state, ours } = await settled(world, stranger);
    if (kind !== 'directory') return expect([state, ours]).toEqual(['succeeded', 2]);
    expect([state, ours]).toEqual(['unknown', 1]);
    const ids = (await batchesOn(world)).map(({ id }) => ({ batchId: id })).reverse();
    expect(doubtsOf(applied)).toMatchObject([{ needsPerson: true, candidates: ids }]);
    await apply(world, { isAssumedAbsent: false });
    expect(await settled(world, stranger)).toEqual({ state: 'unknown', ours: 1 });
  });
});

describe('a batch of somebody else, when ours was never made', () => {
  test('is not adopted, and ours is sent once a person says that it is not there', async () => {
    const world = await createWorld('directory');
    world.server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble: NEVER_CAME });
    let stranger = '';
    const fetching = afterCreate(async () => {
      if (stranger === '') stranger = await makeStranger(world, 'directory');
    });
    const applied = await apply(world, { fetch: fetching });
    expect(doubtsOf(applied)).toMatchObject([{ needsPerson: true, candidates: [{ batchId: stranger }] }]);
    expect(await settled(world, stranger)).toEqual({ state: 'unknown', ours: 0 });
    await apply(world, { waits: { assumeAbsentAfter: 1 } });
    expect(await settled(world, stranger)).toEqual({ state: 'unknown', ours: 0 });
    await apply(world, { isAssumedAbsent: true });
    expect(await settled(world, stranger)).toEqual({ state: 'succeeded', ours: 1 });
  });

  test('that is known by another correlation id does not keep ours from being sent when the project says so', async () => {
    const world = await createWorld('directory');
    world.server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble: NEVER_CAME });
    let stranger = '';
    const fetching = afterCreate(async () => {
      if (stranger === '') stranger = await makeStranger(world, 'directory', { correlation_id: OTHER_ID });
    });
    await apply(world, { fetch: fetching, waits: { assumeAbsentAfter: 1_800_000 } });
    expect(await settled(world, stranger)).toEqual({ state: 'unknown', ours: 0 });
    world.paced.advance(1_800_000);
    await apply(world, { waits: { assumeAbsentAfter: 1_800_000 } });
    expect(await settled(world, stranger)).toEqual({ state: 'succeeded', ours: 1 });
  });
});

test('a correlation id that the manifest states proves nothing', async () => {
  const world = await createWorld('directory', { tracking: { correlation_id: OTHER_ID } });
  world.server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble: LOST });
  const applied = await apply(world);
  const [batch] = await batchesOn(world);
  expect(doubtsOf(applied)).toMatchObject([{ needsPerson: true, candidates: [{ batchId: batch.id }] }]);
  expect((await readRun(world)).shards[0]?.batchIds).toEqual([]);
});

test('a batch whose files were all passed over proves nothing', async () => {
  const world = await createWorld('directory');
  const job_config = { parameters: { type: 'parse' } };
  await world.server.call('POST', BATCHES, { directory_id: world.directory, job_config });
  world.paced.advance(10_000);
  world.server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble: LOST });
  const applied = await apply(world);
  const [, ours] = await batchesOn(world);
  expect(doubtsOf(applied)).toMatchObject([{ candidates: [{ batchId: ours.id }] }]);
  expect((await readRun(world)).state).toBe('unknown');
});
