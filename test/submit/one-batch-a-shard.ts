import { describe, expect, test } from 'vitest';
import './fault-row.ts';
import type { RequestKind } from './request-faults.ts';
import { casesOf } from './request-faults.ts';
import type { SourceKind, World } from './sending.ts';
import { apply, BATCHES, DIRECTORIES, findingsIn, namesByBatch, readRun, statesOf } from './sending.ts';

const OWN: readonly SourceKind[] = ['files', 'staged'];
const ANY: readonly SourceKind[] = ['files', 'directory'];
const ALL: readonly SourceKind[] = ['files', 'staged', 'directory', 'items'];

const REQUESTS: Readonly<Record<string, RequestKind>> = {
  'list directories': { method: 'GET', path: DIRECTORIES, sources: OWN },
  'create directory': { method: 'POST', path: DIRECTORIES, sources: OWN },
  'list files': { method: 'GET', path: `${DIRECTORIES}/*/files`, sources: OWN },
  upload: { method: 'POST', path: `${DIRECTORIES}/*/files/upload`, sources: ['files'] },
  'add file': { method: 'POST', path: `${DIRECTORIES}/*/files`, sources: ['staged'] },
  'list batches': { method: 'GET', path: BATCHES, sources: ANY },
  'create batch': { method: 'POST', path: BATCHES, sources: ALL },
  'get batch': { method: 'GET', path: `${BATCHES}/bjb-*`, sources: ANY },
  'list items': { method: 'GET', path: `${BATCHES}/*/items`, sources: ANY },
};

/** What a run over so many files comes to when each shard is sent once. */
const WHOLE: Readonly<Record<SourceKind, readonly string[]>> = {
  files: ['inbox/a.txt inbox/b.txt', 'inbox/c.txt'],
  staged: ['2', '1'],
  directory: ['a.txt b.txt c.txt'],
  items: ['2', '1'],
};

/** Every fault on every request of a run of v1: it makes one batch a shard, or a person is asked where others may read too. */
export function holdToFaults(label: string, createWorldOver: (source: SourceKind) => Promise<World>): void {
  describe.each(casesOf(REQUESTS))(`${label}$source, $request: $fault`, ({ source, request, fault, add }) => {
    test('makes one batch a shard, once the server is well', async ({ task }) => {
      const world = await createWorldOver(source);
      add(world);
      const first = await apply(world);
      world.server.faults.clear();
      world.paced.advance(60_000);
      const second = await apply(world);
      const names = await namesByBatch(world);
      const { state, shards } = await readRun(world);
      task.meta.faultRow = {
        source: `${label}${source}`,
        request,
        fault,
        first: statesOf(first),
        second: statesOf(second),
        batches: `${names.length} of ${WHOLE[source].length}`,
      };
      expect(await findingsIn(world)).toEqual([]);
      if (state === 'unknown') {
        // Where others may read too nothing tells of a batch that is not there.
        expect([source, request]).toEqual([expect.stringMatching(/directory|items/), 'create batch']);
        expect(names.length).toBeLessThan(WHOLE[source].length + 1);
        return;
      }
      expect(state).toBe('succeeded');
      expect(new Set(shards.flatMap(({ batchIds }) => batchIds)).size).toBe(WHOLE[source].length);
      expect(sizesOf(names)).toEqual(sizesOf(WHOLE[source]));
    });
  });
}

function sizesOf(names: readonly string[]): readonly number[] {
  return names
    .map((name) => (/^\d$/.test(name) ? Number(name) : name.split(' ').filter((one) => one !== '').length))
    .sort();
}
