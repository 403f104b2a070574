import { describe, expect, test } from 'vitest';
import { BATCHES, CONFIGURATIONS, configurationsAt, PARSE, save } from '../emulator/v2.ts';
import './fault-row.ts';
import type { RequestKind } from './request-faults.ts';
import { casesOf } from './request-faults.ts';
import type { SourceKind, World } from './sending.ts';
import { apply, batchesOn, createV2World, DIRECTORIES, findingsIn, readRun, statesOf } from './sending.ts';

/** Items are referenced in a directory that is made for them, as a batch of v2 reads nothing else. */
const OWN: readonly SourceKind[] = ['files', 'items'];
const ANY: readonly SourceKind[] = ['files', 'directory'];
const ALL: readonly SourceKind[] = ['files', 'staged', 'directory', 'items'];

const REQUESTS: Readonly<Record<string, RequestKind>> = {
  'save configuration': { method: 'POST', path: CONFIGURATIONS, sources: ANY },
  'list directories': { method: 'GET', path: DIRECTORIES, sources: OWN },
  'create directory': { method: 'POST', path: DIRECTORIES, sources: OWN },
  'list files': { method: 'GET', path: `${DIRECTORIES}/*/files`, sources: OWN },
  upload: { method: 'POST', path: `${DIRECTORIES}/*/files/upload`, sources: ['files'] },
  'add file': { method: 'POST', path: `${DIRECTORIES}/*/files`, sources: ['items'] },
  'list batches': { method: 'GET', path: BATCHES, sources: ANY },
  'create batch': { method: 'POST', path: BATCHES, sources: ALL },
  'get batch': { method: 'GET', path: `${BATCHES}/bat-*`, sources: ANY },
  'list jobs': { method: 'GET', path: PARSE, sources: ANY },
};

const NAMED: Readonly<Record<string, RequestKind>> = {
  'get configuration': { method: 'GET', path: `${CONFIGURATIONS}/cfg-*`, sources: ['files'] },
};

/** The sizes of the batches when each shard is sent once. */
const WHOLE: Readonly<Record<SourceKind, readonly number[]>> = {
  files: [1, 2],
  staged: [1, 2],
  directory: [3],
  items: [1, 2],
};

const CASES = [
  ...casesOf(REQUESTS).map((one) => ({ ...one, isNamed: false })),
  ...casesOf(NAMED).map((one) => ({ ...one, isNamed: true })),
];

describe.each(CASES)('v2 $source, $request: $fault', ({ source, request, fault, add, isNamed }) => {
  test('makes one configuration, and one batch a shard, once the server is well', async ({ task }) => {
    const world = isNamed ? await namingWorld(source) : await createV2World(source);
    add(world);
    const first = await apply(world);
    world.server.faults.clear();
    world.paced.advance(60_000);
    const second = await apply(world);
    const sizes = (await batchesOn(world)).map(({ results }) => results?.length ?? 0).sort();
    const { state, shards } = await readRun(world);
    task.meta.faultRow = {
      ...{ source: `v2 ${source}`, request, fault, first: statesOf(first), second: statesOf(second) },
      batches: `${sizes.length} of ${WHOLE[source].length}`,
    };
    expect(await findingsIn(world)).toEqual([]);
    expect(await configurationsAt(world.server)).toHaveLength(isNamed ? 0 : 1);
    if (state === 'unknown') {
      // Where others may read too nothing tells of a batch whose it is.
      expect([source, request]).toEqual(['directory', 'create batch']);
      expect(sizes.length).toBeLessThan(2);
      return;
    }
    expect(state).toBe('succeeded');
    expect(new Set(shards.flatMap(({ batchIds }) => batchIds)).size).toBe(WHOLE[source].length);
    expect(sizes).toEqual(WHOLE[source]);
  });
});

async function namingWorld(source: SourceKind): Promise<World> {
  const world = await createV2World(source, { job: { type: 'parse_v2', configuration_id: 'cfg-1' } });
  const id = await save(world.server);
  const { request } = world.batch;
  const body = { ...request.body, config: { job: { type: 'parse_v2', configuration_id: id } } };
  return { ...world, batch: { ...world.batch, request: { ...request, body } } };
}
