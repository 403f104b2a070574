import { describe, expect, test } from 'vitest';
import { fill } from '../emulator/start.ts';
import type { SourceKind, World } from '../submit/sending.ts';
import { BATCHES } from '../submit/sending.ts';
import type { RunWorld } from './run-world.ts';
import { runWorld } from './run-world.ts';

const WHY = ['--reason', 'seen in the console'];

/** A correlation id that others may use too proves nothing. */
const SHARED = { tracking: { correlation_id: '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f' } };

/** A run whose creates had no answer, though each has made its batch. */
function lost(kind: SourceKind, times = 1): Promise<RunWorld> {
  const prepare = ({ server }: World): void =>
    server.faults.add({
      kind: 'request',
      method: 'POST',
      path: BATCHES,
      times,
      trouble: { do: 'drop', when: 'after' },
    });
  return runWorld(kind, { prepare, spec: SHARED, isFollowed: false });
}

/** The batches of the server, the first one first. */
async function batchesOf({ world }: RunWorld): Promise<readonly string[]> {
  const { body } = await world.server.call('GET', `${BATCHES}?limit=100`);
  return body.items.map(({ id }: { readonly id: string }) => id).reverse();
}

async function anotherBatch({ world: { server } }: RunWorld): Promise<string> {
  const { directory } = await fill(server, { 'z.txt': 'Zeta' });
  const { body } = await server.call('POST', BATCHES, { directory_id: directory, job_config: { parameters: {} } });
  return String(body.id);
}

describe('parsebatch adopt', () => {
  test('records that a batch is that of the shard, and why that is known', async () => {
    const made = await lost('directory');
    expect((await made.read()).state).toBe('unknown');
    const [batchId = ''] = await batchesOf(made);
    const { exitCode, out } = await made.ask('adopt', made.id.name, '--batch', batchId, ...WHY);
    expect([exitCode, out]).toEqual([0, `${batchId}: shard 1 of ${made.name}, completed\n`]);
    expect((await made.read()).shards).toMatchObject([{ state: { kind: 'created', batchId }, batchIds: [batchId] }]);
    expect((await made.ask('ledger', 'verify')).exitCode).toBe(0);
    expect((await made.ask('watch', made.name)).exitCode).toBe(0);
  });

  test('needs the shard where the batches of several are unknown, and answers in JSON', async () => {
    const made = await lost('items', 2);
    const [first = '', second = ''] = await batchesOf(made);
    expect((await made.ask('adopt', made.name, '--batch', second, ...WHY)).exitCode).toBe(64);
    const wrong = await made.ask('adopt', made.name, '--batch', first, '--shard', '2', ...WHY);
    expect([wrong.exitCode, wrong.err]).toEqual([5, expect.stringContaining('was there before')]);
    const { out } = await made.ask('adopt', made.name, '--batch', second, '--shard', '2', '--format', 'json', ...WHY);
    expect(JSON.parse(out)).toEqual({ version: 1, run: made.name, shard: 2, batch_id: second, status: 'completed' });
    const again = await made.ask('adopt', made.name, '--batch', second, '--shard', '1', ...WHY);
    expect([again.exitCode, again.err]).toEqual([5, expect.stringContaining(`${made.name} already`)]);
    expect((await made.ask('adopt', made.name, '--batch', first, ...WHY)).exitCode).toBe(0);
  });

  test.each<[string, number, (made: RunWorld) => Promise<readonly string[]>]>([
    ['that does not exist', 66, () => Promise.resolve(['--batch', 'bjb-none', ...WHY])],
    ['that reads another directory', 5, async (made) => ['--batch', await anotherBatch(made), ...WHY]],
    [
      'of a shard that there is not',
      66,
      async (made) => ['--batch', String(await batchesOf(made)), '--shard', '2', ...WHY],
    ],
    ['without a reason', 64, async (made) => ['--batch', String(await batchesOf(made))]],
    [
      'of a shard that is no number',
      64,
      async (made) => ['--batch', String(await batchesOf(made)), '--shard', 'x', ...WHY],
    ],
    ['that is not named', 64, () => Promise.resolve(WHY)],
  ])('takes no batch %s', async (_, exitCode, argv) => {
    const made = await lost('directory');
    expect((await made.ask('adopt', made.name, ...(await argv(made)))).exitCode).toBe(exitCode);
    expect((await made.read()).state).toBe('unknown');
  });

  test('takes none where there is no doubt', async () => {
    const made = await runWorld('directory');
    const { exitCode, err } = await made.ask('adopt', made.name, '--batch', await anotherBatch(made), ...WHY);
    expect([exitCode, err]).toEqual([5, expect.stringContaining('no doubt')]);
  });

  test('of two at once records one', async () => {
    const made = await lost('directory');
    const { server, directory } = made.world;
    await server.call('POST', BATCHES, { directory_id: directory, job_config: { parameters: {} } });
    const ids = await batchesOf(made);
    const runs = await Promise.all(ids.map((id) => made.ask('adopt', made.name, '--batch', id, ...WHY)));
    expect(runs.map(({ exitCode }) => exitCode).sort()).toEqual([0, 5]);
    expect((await made.read()).shards[0]?.batchIds).toHaveLength(1);
  });
});
