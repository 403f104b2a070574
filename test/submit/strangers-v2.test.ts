import { describe, expect, test } from 'vitest';
import { BATCHES, create, save } from '../emulator/v2.ts';
import type { Applied, SourceKind, World } from './sending.ts';
import { apply, batchesOn, createV2World, findingsIn, readRun } from './sending.ts';

const LOST = { do: 'drop', when: 'after' } as const;
const NEVER_CAME = { do: 'drop', when: 'before' } as const;

function lose(world: World, trouble: typeof LOST | typeof NEVER_CAME): void {
  world.server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble });
}

/** The real fetch, and somebody else who makes a batch over the directory of the user once ours has been asked for. */
function withStranger(world: World, configuration: () => Promise<string>) {
  const ids: string[] = [];
  const fetching: typeof fetch = async (input, init) => {
    const isCreate = init?.method === 'POST' && new URL(String(input)).pathname === BATCHES;
    try {
      return await fetch(input, init);
    } finally {
      if (isCreate && ids.length === 0)
        ids.push((await create(world.server, world.directory, await configuration())).body.id);
    }
  };
  return { ids, fetch: fetching };
}

async function ownConfiguration(world: World): Promise<string> {
  return String((await readRun(world)).record.configuration?.id);
}

function doubtsOf({ sent }: Applied): readonly unknown[] {
  return sent.map((end) => ('doubt' in end ? end.doubt : undefined));
}

describe('over a directory of the user, when our answer is lost', () => {
  test('our batch is left to a person, as nothing proves that it is ours', async () => {
    const world = await createV2World('directory');
    lose(world, LOST);
    const applied = await apply(world);
    const [{ id }] = await batchesOn(world);
    expect(doubtsOf(applied)).toMatchObject([{ needsPerson: true, candidates: [{ batchId: id }] }]);
    expect(JSON.stringify(doubtsOf(applied))).not.toContain('correlation id');
    const { state, shards } = await readRun(world);
    expect([state, shards[0]?.batchIds]).toEqual(['unknown', []]);
    await apply(world, { waits: { assumeAbsentAfter: 1 } });
    expect(await batchesOn(world)).toHaveLength(1);
  });

  test('a batch with the same configuration is named beside it, and neither is adopted', async () => {
    const world = await createV2World('directory');
    lose(world, LOST);
    const stranger = withStranger(world, () => ownConfiguration(world));
    const applied = await apply(world, { fetch: stranger.fetch });
    expect(doubtsOf(applied)).toMatchObject([{ needsPerson: true, candidates: [{}, {}] }]);
    expect((await readRun(world)).shards[0]?.batchIds).toEqual([]);
  });

  test('a batch with another configuration is no candidate, and keeps nothing from being sent', async () => {
    const world = await createV2World('directory');
    lose(world, NEVER_CAME);
    const stranger = withStranger(world, () => save(world.server));
    const applied = await apply(world, { fetch: stranger.fetch });
    expect(doubtsOf(applied)).toMatchObject([{ candidates: [] }]);
    world.paced.advance(60_000);
    await apply(world, { waits: { assumeAbsentAfter: 1 } });
    const { state, shards } = await readRun(world);
    const ours = (await batchesOn(world)).map(({ id }) => id).filter((id) => !stranger.ids.includes(id));
    expect([state, shards[0]?.batchIds]).toEqual(['succeeded', ours]);
  });
});

describe('in a directory of its own', () => {
  test.each<SourceKind>(['files', 'staged', 'items'])(
    'a lost batch is ours, whoever else is there (%s)',
    async (kind) => {
      const world = await createV2World(kind);
      lose(world, LOST);
      const stranger = withStranger(world, () => ownConfiguration(world));
      await apply(world, { fetch: stranger.fetch });
      const { state, shards } = await readRun(world);
      expect(state).toBe('succeeded');
      expect(shards.flatMap(({ batchIds }) => batchIds)).not.toContain(stranger.ids[0]);
      expect((await batchesOn(world)).filter(({ id }) => !stranger.ids.includes(id))).toHaveLength(2);
      expect(await findingsIn(world)).toEqual([]);
    },
  );
});
