import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BATCHES } from '../submit/sending.ts';
import { run } from './run.ts';
import type { RunWorld } from './run-world.ts';
import { runWorld } from './run-world.ts';

/** A run whose batches have not begun. */
function underWay(): Promise<RunWorld> {
  return runWorld('files', { isFollowed: false });
}

async function statusOf({ world }: RunWorld, batchId: string): Promise<string> {
  return (await world.server.call('GET', `${BATCHES}/${batchId}`)).body.job.status;
}

async function idsOf({ read }: RunWorld): Promise<readonly string[]> {
  return (await read()).shards.flatMap(({ batchIds }) => batchIds);
}

describe('parsebatch cancel of a run', () => {
  test('cancels every batch, records it, and says how each ended', async () => {
    const made = await underWay();
    const [first, second] = await idsOf(made);
    const { exitCode, out, err } = await made.ask('cancel', made.id.name, '--reason', 'too early');
    expect([exitCode, out]).toEqual([0, `shard 1  cancelled  ${first}  0/2\nshard 2  cancelled  ${second}  0/1\n`]);
    expect(err).toBe(`cancelling ${made.name} at ${new URL(made.world.server.url).host}\n`);
    const { state, cancels } = await made.read();
    expect(state).toBe('attention');
    expect(cancels).toMatchObject([{ covers: 'run', batchIds: [first, second], reason: 'too early' }]);
  });

  test('says what is not sent any more, also in JSON', async () => {
    const made = await runWorld('files', { runner: { index: 1, of: 2 } });
    const { exitCode, out } = await made.ask('cancel', '--format', 'json', made.name);
    expect([exitCode, JSON.parse(out)]).toMatchObject([
      0,
      {
        ...{ version: 1, run: made.name, state: 'attention' },
        shards: [
          { shard: 1, state: 'final', status: 'completed', counts: { total: 2 } },
          { shard: 2, state: 'cancelled', batch_ids: [] },
        ],
      },
    ]);
  });

  test('that has ended is refused, and nothing is recorded', async () => {
    const made = await runWorld('files');
    expect((await made.ask('cancel', made.name)).exitCode).toBe(5);
    expect((await made.read()).cancels).toEqual([]);
  });

  test('twice does no harm', async () => {
    const made = await underWay();
    const runs = await Promise.all([made.ask('cancel', made.name), made.ask('cancel', made.name)]);
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect((await made.ask('cancel', made.name)).exitCode).toBe(5);
    expect((await made.ask('ledger', 'verify')).exitCode).toBe(0);
  });

  test('while somebody sends it says who, and is safe to repeat', async () => {
    const made = await runWorld('files', { runner: { index: 1, of: 2 }, isFollowed: false });
    const by = { host: 'runner-9', pid: 9, startedAt: '2026-01-01T00:00:00.000Z' };
    await made.ledger.write(made.id, {
      ...{ record: 'intent', shard: 2, attempt: 1, by, because: 'first', correlationId: 'c' },
      deadline: new Date(Date.now() + 600_000).toISOString(),
      baseline: { serverTime: null, batchIds: [] },
    });
    const { exitCode, err } = await made.ask('cancel', made.name);
    expect([exitCode, err]).toEqual([75, expect.stringContaining('Shard 2 is being sent by runner-9')]);
    const result = { outcome: 'not-sent', reason: 'the run was cancelled' } as const;
    await made.ledger.write(made.id, { record: 'result', shard: 2, attempt: 1, result });
    expect((await made.read()).shards.map(({ state }) => state.kind)).toEqual(['final', 'cancelled']);
  });

  test('of which a batch may be there that is not known exits with 4', async () => {
    const made = await runWorld('files', { isFollowed: false, runner: { index: 1, of: 2 } });
    const by = { host: 'runner-9', pid: 9, startedAt: '2026-01-01T00:00:00.000Z' };
    await made.ledger.write(made.id, {
      ...{ record: 'intent', shard: 2, attempt: 1, by, because: 'first', correlationId: 'c' },
      deadline: '2026-01-01T00:00:00.000Z',
      baseline: { serverTime: null, batchIds: [] },
    });
    const { exitCode, err } = await made.ask('cancel', made.name);
    expect([exitCode, err]).toEqual([4, expect.stringContaining('Whether shard 2 made a batch is unknown')]);
  });

  test('that the server does not take is recorded all the same', async () => {
    const made = await underWay();
    made.world.server.faults.add({
      ...{ kind: 'request', method: 'POST', path: '*/cancel' },
      trouble: { do: 'status', status: 403 },
    });
    expect((await made.ask('cancel', made.name)).exitCode).toBe(77);
    expect((await made.read()).cancels).toMatchObject([{ covers: 'run' }]);
    expect((await made.ask('cancel', made.name)).exitCode).toBe(0);
  });
});

describe('parsebatch cancel of a batch', () => {
  test('that the ledger has is recorded, with its end, and leaves the rest of the run alone', async () => {
    const made = await underWay();
    const [first = '', second = ''] = await idsOf(made);
    const { exitCode, out } = await made.ask('cancel', first, '--reason', 'too early');
    expect([exitCode, out]).toEqual([0, expect.stringMatching(`^${first}: cancelled, 0 processed\\.`)]);
    const { shards, cancels } = await made.read();
    expect(cancels).toMatchObject([{ covers: 'batches', batchIds: [first], reason: 'too early' }]);
    expect(shards.map(({ state }) => state.kind)).toEqual(['final', 'created']);
    expect(await statusOf(made, second)).toBe('pending');
  });

  test('leaves what of its run is not sent yet to apply', async () => {
    const made = await runWorld('files', { runner: { index: 1, of: 2 }, isFollowed: false });
    const [first = ''] = await idsOf(made);
    await made.ask('cancel', first);
    expect(await made.read()).toMatchObject({ state: 'open', shards: [{}, { state: { kind: 'nothing' } }] });
  });

  test('needs no ledger, and none that knows it', async () => {
    const made = await underWay();
    const [first = '', second = ''] = await idsOf(made);
    const other = await runWorld('files');
    const at = ['--base-url', made.world.server.url];
    expect((await other.ask('cancel', ...at, first)).exitCode).toBe(0);
    expect((await other.read()).cancels).toEqual([]);
    await rm(join(made.cwd, '.parsebatch'), { recursive: true });
    expect((await made.ask('cancel', second)).exitCode).toBe(0);
    expect(existsSync(join(made.cwd, '.parsebatch'))).toBe(false);
  });

  test('is not recorded where there is no key to do it with', async () => {
    const made = await underWay();
    const [first = ''] = await idsOf(made);
    const env = { LLAMA_CLOUD_BASE_URL: made.world.server.url };
    expect((await run(['cancel', first], { cwd: made.cwd, env })).exitCode).toBe(77);
    expect((await made.read()).cancels).toEqual([]);
  });

  test('goes on where the ledger cannot be had, and says so', async () => {
    const made = await underWay();
    const [first = ''] = await idsOf(made);
    await writeFile(join(made.cwd, 'parsebatch.config.yaml'), 'kind: Project\n');
    const { exitCode, err } = await made.ask('cancel', first);
    expect([exitCode, err]).toEqual([0, expect.stringMatching(/^not recorded: The project file is wrong/)]);
    expect(await statusOf(made, first)).toBe('cancelled');
  });
});
