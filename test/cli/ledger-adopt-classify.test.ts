import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import { classifyText } from '../classify-text.ts';
import { BATCHES, batchesAt } from './apply-world.ts';
import type { Lost, There } from './lost-ledger.ts';
import { expectSettled, lostAfter } from './lost-ledger.ts';

function lostOver(sourceOf: (there: There) => object, ...applied: readonly string[]): Promise<Lost> {
  return lostAfter((there) => classifyText({ source: sourceOf(there), project_id: there.project }, 'm'), applied);
}

describe('ledger init --adopt of a ClassifyBatch', () => {
  test.each<[string, (there: There) => object]>([
    ['local files', () => ({ files: ['in/*.txt'] })],
    ['a staged directory', ({ directory }) => ({ directory_id: directory, stage: true })],
    ['staged items', ({ items }) => ({ item_ids: items, stage: true })],
  ])('claims by its own directories what was sent of %s', async (_, sourceOf) => {
    const lost = await lostOver(sourceOf, '--shard-size', '2');
    const { exitCode, json } = await lost.claim();
    expect([exitCode, json.marker]).toEqual([EXIT.ok, 'created']);
    expect(json.batches[0]).toMatchObject({
      claimed: [{ state: 'succeeded', shards: [{ entries: 2 }, { entries: 1 }] }],
      unproven: [],
    });
    await expectSettled(lost);
  });

  test.each<[string, (there: There) => object]>([
    ['a directory', ({ directory }) => ({ directory_id: directory })],
    ['items', ({ items }) => ({ item_ids: items })],
  ])('leaves to a person what was sent of %s, without one that parses', async (_, sourceOf) => {
    const lost = await lostOver(sourceOf);
    const [{ id }] = await batchesAt(lost.server);
    await lost.server.call('POST', BATCHES, { directory_id: lost.directory, job_config: { parameters: {} } });
    const { exitCode, json } = await lost.claim();
    expect([exitCode, json.marker]).toEqual([EXIT.unknown, 'unmade']);
    expect(json.batches[0]).toMatchObject({ claimed: [], unproven: [{ batch_id: id, status: 'completed' }] });
    expect(json.batches[0].unproven).toHaveLength(1);
    expect((await lost.at('apply')).exitCode).toBe(EXIT.refused);
    const said = await lost.claim('--claim', `m=${id}`, '--reason', 'seen in the console');
    expect([said.exitCode, said.json.marker]).toEqual([EXIT.ok, 'created']);
    await expectSettled(lost);
  });
});
