import { describe, expect, test } from 'vitest';
import type { RequestTrouble } from '../../src/emulator/faults.ts';
import type { SourceKind, World } from './sending.ts';
import { apply, BATCHES, batchesOn, createWorld, DIRECTORIES, findingsIn, namesByBatch, readRun } from './sending.ts';

const WHOLE = ['inbox/a.txt inbox/b.txt', 'inbox/c.txt'];
const LATER = 600_000;

function loseCreates(world: World, trouble: RequestTrouble, times = 1): void {
  world.server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble, times });
}

/** The real fetch, but the deletion of a directory does nothing: what is in it is taken out all the same. */
const withoutDeletion: typeof fetch = async (input, init) => {
  const { pathname } = new URL(String(input));
  if (init?.method === 'DELETE' && pathname.startsWith(DIRECTORIES)) return new Response(null, { status: 204 });
  return fetch(input, init);
};

describe('a lost answer', () => {
  test('is looked for once the settle time is over, and no sooner', async () => {
    const world = await createWorld('files');
    loseCreates(world, { do: 'drop', when: 'after' });
    const applied = await apply(world, { waits: { settle: 300_000 } });
    expect(applied.waits).toEqual(['settle 300000']);
    const [shard] = (await readRun(world)).shards;
    expect(shard?.state).toMatchObject({ kind: 'final', attempt: 1 });
    expect(shard?.intents).toHaveLength(1);
  });

  test('is looked for at once where no time to settle is asked for: whoever sent it has given it up', async () => {
    const world = await createWorld('files');
    loseCreates(world, { do: 'drop', when: 'after' });
    expect((await apply(world, { waits: { settle: 0 } })).waits).toEqual([]);
    expect((await readRun(world)).state).toBe('succeeded');
  });

  test('of a batch that is not there is sent once more, fenced off, with the reason recorded', async () => {
    const world = await createWorld('files');
    loseCreates(world, { do: 'drop', when: 'before' });
    await apply(world);
    const [shard] = (await readRun(world)).shards;
    expect(shard?.intents.map(({ because }) => because)).toEqual(['first', 'fenced']);
    const [old, used] = shard?.intents.map(({ directoryId }) => directoryId) ?? [];
    expect((await world.server.call('GET', `${DIRECTORIES}/${old}`)).status).toBe(404);
    expect((await batchesOn(world)).map(({ directory_id }) => directory_id)).toContain(used);
    expect((await namesByBatch(world)).toSorted()).toEqual(WHOLE);
  });

  test('is looked for by the next command where this one is interrupted', async () => {
    const world = await createWorld('directory');
    loseCreates(world, { do: 'drop', when: 'after' });
    const controller = new AbortController();
    const { sent } = await apply(world, { signal: controller.signal, onWait: () => controller.abort() });
    expect(sent).toMatchObject([{ state: { kind: 'unknown' }, stopped: 'interrupted' }]);
    await apply(world);
    expect((await readRun(world)).state).toBe('succeeded');
  });

  test('three times in a row needs a person, whose word is not enough for a fourth', async () => {
    const world = await createWorld('files');
    loseCreates(world, { do: 'drop', when: 'before' }, 1_000);
    const first = await apply(world);
    expect(first.sent).toMatchObject([
      { state: { kind: 'unknown', attempt: 2 }, doubt: { needsPerson: false, candidates: [] } },
      { state: { kind: 'unknown', attempt: 2 }, doubt: { needsPerson: false } },
    ]);
    for (const isAssumedAbsent of [false, true])
      expect((await apply(world, { isAssumedAbsent })).sent).toMatchObject([
        { state: { kind: 'unknown', attempt: 3 }, doubt: { needsPerson: true } },
        { state: { kind: 'unknown', attempt: 3 }, doubt: { needsPerson: true } },
      ]);
    expect(await findingsIn(world)).toEqual([]);
  });
});

describe('a batch that comes after the settle time', () => {
  const SETTLE = 120_000;

  test('finds no directory, and nothing is made twice', async () => {
    const world = await createWorld('files');
    loseCreates(world, { do: 'late', milliseconds: SETTLE + 1 });
    await apply(world);
    world.paced.advance(LATER);
    await apply(world);
    expect((await namesByBatch(world)).toSorted()).toEqual(WHOLE);
    expect((await readRun(world)).state).toBe('succeeded');
  });

  test('in a directory that is still there finds nothing to parse, and is told of', async () => {
    const world = await createWorld('files');
    loseCreates(world, { do: 'late', milliseconds: SETTLE + 1 });
    const { sent, followed } = await apply(world, { fetch: withoutDeletion });
    const batches = await batchesOn(world);
    const empty = batches.filter(({ total_items }) => total_items === 0).map(({ id }) => id);
    expect(empty).toHaveLength(1);
    expect(sent).toMatchObject([{ shard: 1, state: { kind: 'created', attempt: 2 } }, { shard: 2 }]);
    expect(followed).toMatchObject([{ shard: 1, state: { kind: 'final', attempt: 2 }, late: empty }, { shard: 2 }]);
    expect((await namesByBatch(world)).filter((names) => names !== '').toSorted()).toEqual(WHOLE);
    expect((await readRun(world)).state).toBe('succeeded');
  });

  test('is never adopted where others may read too without proof, nor sent twice', async () => {
    const world = await createWorld('directory');
    loseCreates(world, { do: 'late', milliseconds: SETTLE + 1 });
    const { sent } = await apply(world);
    expect(sent).toMatchObject([{ state: { kind: 'unknown' }, doubt: { needsPerson: true, candidates: [] } }]);
    world.paced.advance(LATER);
    await expect.poll(() => batchesOn(world)).toHaveLength(1);
    world.paced.advance(LATER);
    await apply(world);
    expect(await namesByBatch(world)).toEqual(['a.txt b.txt c.txt']);
    expect((await readRun(world)).state).toBe('succeeded');
  });

  test('after a person has said that it is not there changes nothing: the run keeps the batch that it knows', async () => {
    const world = await createWorld('directory');
    loseCreates(world, { do: 'late', milliseconds: SETTLE + LATER });
    await apply(world);
    await apply(world, { isAssumedAbsent: true });
    world.paced.advance(2 * LATER);
    await expect.poll(() => batchesOn(world)).toHaveLength(2);
    await apply(world);
    const { state, shards } = await readRun(world);
    expect([state, shards[0]?.batchIds.length]).toEqual(['succeeded', 1]);
  });
});

describe('a batch that comes while its directory is emptied', () => {
  test('and finds some of the files needs a person', async () => {
    const world = await createWorld('files');
    loseCreates(world, { do: 'drop', when: 'before' });
    let landed = '';
    const landing: typeof fetch = async (input, init) => {
      const { pathname } = new URL(String(input));
      if (init?.method !== 'DELETE' || landed !== '') return fetch(input, init);
      // As if the files were not all gone yet.
      const directory_id = pathname.split('/').at(-1);
      const form = new FormData();
      form.append('upload_file', new Blob(['Alpha']), 'a.txt');
      await world.server.call('POST', `${DIRECTORIES}/${directory_id}/files/upload`, form);
      const { body } = await world.server.call('POST', BATCHES, { directory_id, job_config: {} });
      landed = body.id;
      return fetch(input, init);
    };
    const first = await apply(world, { fetch: landing });
    const doubt = { needsPerson: true, candidates: [{ batchId: landed }] };
    expect(first.sent).toMatchObject([{ shard: 1, state: { kind: 'unknown' } }, { shard: 2 }]);
    expect((await apply(world)).sent).toMatchObject([{ shard: 1, state: { kind: 'unknown', attempt: 1 }, doubt }]);
    expect(await namesByBatch(world)).toEqual(['a.txt', 'inbox/c.txt']);
  });
});

describe('a batch that turns up in a directory that was given up', () => {
  test('with files of the shard in it is adopted, and nothing more is sent', async () => {
    const world = await createWorld('files');
    loseCreates(world, { do: 'drop', when: 'after' });
    // The first look after the settle time sees nothing of it, and neither do the results.
    world.server.faults.add({ kind: 'item', name: '*', status: 'failed' });
    const blind = blindFor(1);
    const { sent } = await apply(world, { fetch: blind });
    expect(sent).toMatchObject([{ shard: 1, state: { kind: 'created', attempt: 1 } }, { shard: 2 }]);
    expect((await namesByBatch(world)).toSorted()).toEqual(WHOLE);
  });

  test('after another was sent is a conflict that a person is told of', async () => {
    const world = await createWorld('files');
    loseCreates(world, { do: 'drop', when: 'after' });
    world.server.faults.add({ kind: 'item', name: '*', status: 'failed' });
    const { followed } = await apply(world, { fetch: blindFor(3) });
    expect(followed).toMatchObject([
      { shard: 1, state: { kind: 'conflict' } },
      { shard: 2, state: { kind: 'final' } },
    ]);
    const { state, shards } = await readRun(world);
    expect([state, shards[0]?.batchIds.length]).toEqual(['conflict', 2]);
  });
});

/** The real fetch, but so many lists of batches after the first create show nothing. */
function blindFor(times: number): typeof fetch {
  let left = 0;
  let isCreated = false;
  return async (input, init) => {
    const isOfBatches = new URL(String(input)).pathname === BATCHES;
    if (isOfBatches && init?.method === 'POST' && !isCreated) {
      isCreated = true;
      left = times;
    }
    if (!isOfBatches || init?.method !== 'GET' || left === 0) return fetch(input, init);
    left -= 1;
    return Response.json({ items: [] });
  };
}

describe('what a server does not say', () => {
  test.each<SourceKind>(['files', 'staged'])('of a batch’s directory proves nothing of it (%s)', async (kind) => {
    const world = await createWorld(kind);
    loseCreates(world, { do: 'drop', when: 'after' });
    const silent: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (new URL(String(input)).pathname !== BATCHES || init?.method !== 'GET') return answer;
      // biome-ignore lint/suspicious/noExplicitAny: the answer of the emulator
      const body = (await answer.json()) as any;
      for (const item of body.items) item.directory_id = null;
      return Response.json(body);
    };
    const { sent } = await apply(world, { fetch: silent });
    const [batch] = await batchesOn(world);
    expect(sent[0]).toMatchObject({
      state: { kind: 'unknown', attempt: 1 },
      doubt: {
        needsPerson: true,
        candidates: [{ batchId: batch.id, status: 'completed', createdAt: expect.any(String) }],
      },
    });
  });

  test('of a list by a directory that is gone is looked for in the whole list', async () => {
    const world = await createWorld('files');
    loseCreates(world, { do: 'drop', when: 'before' });
    const strict: typeof fetch = async (input, init) => {
      const url = new URL(String(input));
      const directory = url.pathname === BATCHES ? url.searchParams.get('directory_id') : null;
      if (init?.method !== 'GET' || directory === null) return fetch(input, init);
      const { status } = await world.server.call('GET', `${DIRECTORIES}/${directory}`);
      return status === 404 ? Response.json({ detail: 'Directory not found' }, { status }) : fetch(input, init);
    };
    await apply(world, { fetch: strict });
    expect((await readRun(world)).state).toBe('succeeded');
  });
});
