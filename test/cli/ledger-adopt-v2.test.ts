import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import type { Started } from '../emulator/start.ts';
import { fill } from '../emulator/start.ts';
import { BATCHES, configurationsAt, v2BatchesAt } from '../emulator/v2.ts';
import { batchManifest, folderWith, initLedger, runAt, startHurried } from './apply-world.ts';
import type { Run } from './run.ts';
import { run } from './run.ts';

const THREE = { 'in/a.txt': 'Alpha', 'in/b.txt': 'Beta', 'in/c.txt': 'Gamma' };

/** A server, and a folder whose manifest was applied there before its ledger was lost. */
interface Lost {
  readonly server: Started;
  readonly cwd: string;
  readonly directory: string;
  readonly at: (...argv: readonly string[]) => Promise<Run>;
  // biome-ignore lint/suspicious/noExplicitAny: what is answered is looked into by each test
  readonly claim: (...argv: readonly string[]) => Promise<{ readonly exitCode: number; readonly json: any }>;
}

async function lostAfter(source: string, ...applied: readonly string[]): Promise<Lost> {
  const server = await startHurried();
  const { directory, items } = await fill(server, { 'x.txt': 'X', 'y.txt': 'Y', 'z.txt': 'Z' });
  const text = batchManifest('m', source.replace('DIR', directory).replace('ITEMS', items.join(', ')));
  const cwd = await folderWith({ 'm.parsebatch.yaml': text, ...THREE });
  await initLedger(cwd);
  const at = (...argv: readonly string[]): Promise<Run> => runAt(server, cwd, argv);
  expect((await at('apply', '--wait', ...applied)).exitCode).toBe(EXIT.ok);
  rmSync(join(cwd, 'ledger'), { recursive: true });
  const claim = async (...argv: readonly string[]) => {
    const { exitCode, out } = await at('ledger', 'init', '--adopt', '--format', 'json', ...argv);
    return { exitCode, json: out === '' ? undefined : JSON.parse(out) };
  };
  return { server, cwd, directory, at, claim };
}

/** Nothing is left to be done, and nothing is sent. */
async function expectSettled({ server, cwd, at }: Lost): Promise<void> {
  const before = await v2BatchesAt(server);
  expect((await at('plan', '--detailed-exitcode')).exitCode).toBe(EXIT.ok);
  expect((await at('apply', '--wait')).exitCode).toBe(EXIT.ok);
  expect(await v2BatchesAt(server)).toEqual(before);
  expect((await run(['ledger', 'verify', '--ledger', 'ledger'], { cwd })).exitCode).toBe(EXIT.ok);
}

describe('ledger init --adopt of a Batch', () => {
  test.each<[string, string]>([
    ['local files', 'files: ["in/*.txt"]'],
    ['items', 'item_ids: [ITEMS]'],
    ['a directory that was staged', 'directory_id: DIR, stage: true'],
    ['a directory that was cut', 'directory_id: DIR'],
  ])('claims by its own directories what was sent of %s', async (_, source) => {
    const lost = await lostAfter(source, '--shard-size', '2');
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
    const lost = await lostAfter('directory_id: DIR, on_change: new');
    const { exitCode, json } = await lost.claim();
    expect([exitCode, json.batches[0].claimed]).toMatchObject([EXIT.ok, [{ shards: [{ entries: 3 }] }]]);
    await expectSettled(lost);
  });

  test('leaves to a person what reads a directory that others may read too', async () => {
    const lost = await lostAfter('directory_id: DIR');
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
    const lost = await lostAfter('directory_id: DIR, stage: true');
    await lost.server.call('POST', '/api/v1/beta/batch-processing', {
      directory_id: lost.directory,
      job_config: { job_name: 'parse_raw_file_job', parameters: { type: 'parse' } },
    });
    const { exitCode, json } = await lost.claim();
    expect([exitCode, json.batches[0].unproven, json.batches[0].claimed]).toMatchObject([EXIT.ok, [], [{}]]);
    expect((await lost.server.call('GET', BATCHES)).body.items).toHaveLength(1);
  });
});
