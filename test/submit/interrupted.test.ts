import { describe, expect, test } from 'vitest';
import type { RequestTrouble } from '../../src/emulator/faults.ts';
import type { Backend } from '../../src/ledger/backend.ts';
import type { Circumstances, SourceKind, World } from './sending.ts';
import { apply, BATCHES, createWorld, findingsIn, namesByBatch, readRun } from './sending.ts';

/** Longer than any claim. */
const LATER = 600_000;

const WHOLE: Readonly<Partial<Record<SourceKind, readonly string[]>>> = {
  files: ['inbox/a.txt inbox/b.txt', 'inbox/c.txt'],
  directory: ['a.txt b.txt c.txt'],
};

/** What a process does to the world, by number: it ends before or after the one of that number, and does nothing more. */
interface Death {
  readonly circumstances: Pick<Circumstances, 'fetch' | 'backend'>;
  readonly steps: () => number;
  readonly isDead: () => boolean;
}

function dieAt(world: World, last: number, when: 'before' | 'after'): Death {
  let steps = 0;
  let isDead = false;
  const step = async <T>(act: () => Promise<T>): Promise<T> => {
    if (isDead) throw new Error('killed');
    steps += 1;
    const isLast = steps === last;
    if (isLast) isDead = true;
    if (isLast && when === 'before') throw new Error('killed');
    const value = await act();
    if (isLast) throw new Error('killed');
    return value;
  };
  const backend: Backend = {
    ...world.backend,
    createOnly: (path, bytes) => step(() => world.backend.createOnly(path, bytes)),
  };
  return {
    circumstances: { backend, fetch: (input, init) => step(() => fetch(input, init)) },
    steps: () => steps,
    isDead: () => isDead,
  };
}

async function applyAndDie(world: World, death: Death): Promise<void> {
  try {
    await apply(world, death.circumstances);
  } catch (error) {
    if (!death.isDead()) throw error;
  }
}

const TROUBLES: Readonly<Record<string, RequestTrouble | undefined>> = {
  'that is well': undefined,
  'that loses the answer to a create': { do: 'drop', when: 'after' },
  'that loses a create': { do: 'drop', when: 'before' },
};

const CASES = (['files', 'directory'] as const).flatMap((kind) =>
  Object.keys(TROUBLES).flatMap((server) => (['before', 'after'] as const).map((when) => ({ kind, server, when }))),
);

describe.each(CASES)('a process on a server $server ($kind), killed $when any step', ({ kind, server, when }) => {
  const worldWithTrouble = async (): Promise<World> => {
    const world = await createWorld(kind);
    const trouble = TROUBLES[server];
    if (trouble !== undefined) world.server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble });
    return world;
  };

  test('leaves what the next one brings to its end', async () => {
    const whole = await worldWithTrouble();
    const counted = dieAt(whole, 0, when);
    await apply(whole, counted.circumstances);
    expect(counted.steps()).toBeGreaterThan(4);
    for (let last = 1; last <= counted.steps(); last += 1) {
      const step = `step ${last}`;
      const world = await worldWithTrouble();
      const death = dieAt(world, last, when);
      await applyAndDie(world, death);
      expect(death.isDead(), step).toBe(true);
      world.server.faults.clear();
      await apply(world);
      expect(duplicated(await namesByBatch(world)), step).toEqual([]);
      world.paced.advance(LATER);
      await apply(world);
      const names = await namesByBatch(world);
      const { state } = await readRun(world);
      // Without a batch nothing can prove that there is none where others may read too.
      if (state === 'unknown') expect([kind, names], step).toEqual(['directory', []]);
      else expect([state, names.toSorted()], step).toEqual(['succeeded', WHOLE[kind]]);
      expect(await findingsIn(world), step).toEqual([]);
    }
  });
});

describe('a claim', () => {
  test.each(['files', 'directory'] as const)(
    'of a process that is gone is left to it until its deadline (%s)',
    async (kind) => {
      const world = await createWorld(kind);
      let writes = 0;
      const createOnly: Backend['createOnly'] = async (path, bytes) => {
        writes += 1;
        if (path.endsWith('.result.json')) throw new Error('killed');
        return world.backend.createOnly(path, bytes);
      };
      await expect(apply(world, { backend: { ...world.backend, createOnly } })).rejects.toThrow('killed');
      expect(writes).toBeGreaterThan(2);
      const [claimed] = (await readRun(world)).shards;
      expect(claimed?.state).toMatchObject({ kind: 'claimed', attempt: 1, by: { host: 'runner', pid: 7 } });
      const soon = await apply(world);
      expect(soon.sent.map(({ shard }) => shard)).not.toContain(1);
      world.paced.advance(LATER);
      await apply(world);
      expect((await readRun(world)).state).toBe('succeeded');
      expect((await namesByBatch(world)).toSorted()).toEqual(WHOLE[kind]);
    },
  );

  test.each([2, 8])('is won by one of %i processes that apply at once', async (processes) => {
    for (const kind of ['files', 'directory'] as const) {
      const world = await createWorld(kind);
      await Promise.all(Array.from({ length: processes }, () => apply(world, { concurrency: 2 })));
      await apply(world);
      expect((await namesByBatch(world)).toSorted()).toEqual(WHOLE[kind]);
      expect((await readRun(world)).state).toBe('succeeded');
      expect(await findingsIn(world)).toEqual([]);
    }
  });

  test('is won by one of several processes that look for the same lost batch', async () => {
    for (const when of ['before', 'after'] as const) {
      const world = await createWorld('files');
      world.server.faults.add({
        kind: 'request',
        method: 'POST',
        path: BATCHES,
        trouble: { do: 'drop', when },
        times: 2,
      });
      await Promise.all(Array.from({ length: 4 }, () => apply(world, { concurrency: 2 })));
      world.paced.advance(LATER);
      await apply(world);
      expect((await namesByBatch(world)).toSorted()).toEqual(WHOLE.files);
      expect((await readRun(world)).state).toBe('succeeded');
      expect(await findingsIn(world)).toEqual([]);
    }
  });
});

function duplicated(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
