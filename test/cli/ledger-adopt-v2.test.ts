import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import { BATCHES, configurationsAt, v2BatchesAt } from '../emulator/v2.ts';
import { batchManifest } from './apply-world.ts';
import type { Lost } from './lost-ledger.ts';
import { expectSettled, lostAfter } from './lost-ledger.ts';

/** A source in which DIR and ITEMS stand for what is on the server. */
function lostOver(source: string, ...applied: readonly string[]): Promise<Lost> {
  return lostAfter(
    ({ directory, items }) => batchManifest('m', source.replace('DIR', directory).replace('ITEMS', items.join(', '))),
    applied,
  );
}

describe('ledger init --adopt of a Batch', () => {
  test.each<[string, string]>([
    ['local files', 'files: ["in/*.txt"]'],
    ['items', 'item_ids: [ITEMS]'],
    ['a directory that was staged', 'directory_id: DIR, stage: true'],
    ['a directory that was cut', 'directory_id: DIR'],
  ])('claims by its own directories what was sent of %s', async (_, source) => {
    const lost = await lostOver(source, '--shard-size', '2');
    const { exitCode, json } = await lost.claim();
    expect([exitCode, json.marker]).toEqual([EXIT.ok, 'created']);
    expect(json.batches[0]).toMatchObject({
      claimed: [{ state: 'succeeded', shards: [{ entries: 2 }, { entries: 1 }] }],
      unproven: [],
    });
    await expectSettled(lost);
    expect(await configurationsAt(lost.server)).toHaveLength(1);
  });

  test('claims what was referenced of a directory whose later files are run alone', async () => {
    const lost = await lostOver('directory_id: DIR, on_change: new');
    const { exitCode, json } = await lost.claim();
    expect([exitCode, json.batches[0].claimed]).toMatchObject([EXIT.ok, [{ shards: [{ entries: 3 }] }]]);
    await expectSettled(lost);
  });

  test('leaves to a person what reads a directory that others may read too', async () => {
    const lost = await lostOver('directory_id: DIR');
    const [{ id }] = await v2BatchesAt(lost.server);
    const { exitCode, json } = await lost.claim();
    expect([exitCode, json.marker]).toEqual([EXIT.unknown, 'unmade']);
    expect(json.batches[0]).toMatchObject({ claimed: [], unproven: [{ batch_id: id, status: 'completed' }] });
    expect((await lost.at('apply')).exitCode).toBe(EXIT.refused);
    const said = await lost.claim('--claim', `m=${id}`, '--reason', 'seen in the console');
    expect([said.exitCode, said.json.marker]).toEqual([EXIT.ok, 'created']);
    await expectSettled(lost);
  });

  test('takes no batch of v1 for one of it', async () => {
    const lost = await lostOver('directory_id: DIR, stage: true');
    await lost.server.call('POST', '/api/v1/beta/batch-processing', {
      directory_id: lost.directory,
      job_config: { job_name: 'parse_raw_file_job', parameters: { type: 'parse' } },
    });
    const { exitCode, json } = await lost.claim();
    expect([exitCode, json.batches[0].unproven, json.batches[0].claimed]).toMatchObject([EXIT.ok, [], [{}]]);
    expect((await lost.server.call('GET', BATCHES)).body.items).toHaveLength(1);
  });
});
