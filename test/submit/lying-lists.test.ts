import { describe, expect, test } from 'vitest';
import type { ListTrouble } from '../../src/emulator/faults.ts';
import type { SourceKind } from './sending.ts';
import { apply, BATCHES, batchesOn, createWorld, findingsIn, namesByBatch, readRun, statesOf } from './sending.ts';

const AN_HOUR = 3_600_000;

const LISTS: Readonly<Record<string, ListTrouble>> = {
  'is behind': { do: 'list', as: 'stale', milliseconds: AN_HOUR },
  'is empty': { do: 'list', as: 'empty' },
  'repeats itself': { do: 'list', as: 'repeated' },
};

const CASES = Object.entries(LISTS).flatMap(([how, trouble]) =>
  (['files', 'staged', 'directory', 'items'] as const).flatMap((kind: SourceKind) =>
    [1, 2, 1_000].map((times) => ({ how, kind, times, trouble })),
  ),
);

describe.each(CASES)('a list of batches that $how $times times ($kind)', ({ kind, times, trouble }) => {
  test.each([
    ['lost', { do: 'drop', when: 'after' }],
    ['never sent', { do: 'drop', when: 'before' }],
    ['late', { do: 'late', milliseconds: 60_000 }],
  ] as const)('never makes a second batch of one whose answer is %s', async (_, lost) => {
    const world = await createWorld(kind);
    const { faults } = world.server;
    faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble: lost });
    // The list before the create is right: only those that tell of its outcome lie.
    const isArmed = { yet: false };
    const arming: typeof fetch = async (input, init) => {
      const isCreate = init?.method === 'POST' && new URL(String(input)).pathname === BATCHES;
      if (isCreate && !isArmed.yet) {
        isArmed.yet = true;
        faults.add({ kind: 'request', method: 'GET', path: BATCHES, trouble, times });
      }
      return fetch(input, init);
    };
    await apply(world, { fetch: arming });
    faults.clear();
    world.paced.advance(AN_HOUR);
    const second = await apply(world);
    const names = await namesByBatch(world);
    expect(names.filter((name) => name.includes('a.txt')).length).toBeLessThanOrEqual(1);
    expect(new Set(names).size).toBe(names.length);
    expect(await findingsIn(world)).toEqual([]);
    const { state } = await readRun(world);
    if (kind === 'files' || kind === 'staged') expect([state, names.length]).toEqual(['succeeded', 2]);
    else expect(['succeeded', 'unknown']).toContain(state);
    if (state === 'unknown') expect(statesOf(second)).toContain('unknown');
  });
});

describe('a list before the create', () => {
  test('that is empty by mistake makes nobody else’s batch ours', async () => {
    const world = await createWorld('directory');
    const job_config = { parameters: { type: 'parse', lang: 'de' } };
    await world.server.call('POST', BATCHES, { directory_id: world.directory, job_config });
    world.paced.advance(10_000);
    world.server.faults.add({ kind: 'request', method: 'GET', path: BATCHES, trouble: { do: 'list', as: 'empty' } });
    world.server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble: { do: 'drop', when: 'after' } });
    await apply(world);
    const [, ours] = await batchesOn(world);
    expect((await readRun(world)).shards[0]?.batchIds).toEqual([ours.id]);
  });
});
