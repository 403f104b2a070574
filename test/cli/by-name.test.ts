import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KEY } from '../emulator/start.ts';
import { run } from './run.ts';
import type { RunWorld } from './run-world.ts';
import { runWorld } from './run-world.ts';

async function idsOf({ read }: RunWorld): Promise<readonly [string, string]> {
  const [first = '', second = ''] = (await read()).shards.flatMap(({ batchIds }) => batchIds);
  return [first, second];
}

describe('by the name of a manifest', () => {
  test('status shows the run and each of its batches', async () => {
    const made = await runWorld('files');
    const [first, second] = await idsOf(made);
    const { exitCode, out } = await made.ask('status', made.id.name);
    expect([exitCode, out.split('\n').filter((line) => /^(run|state|shards|batch) /.test(line))]).toEqual([
      0,
      [
        `run     ${made.name}`,
        'state   succeeded',
        'shards  2 of 2 with a batch',
        `batch      ${first}`,
        `batch      ${second}`,
      ],
    ]);
    const json = JSON.parse((await made.ask('status', '--format', 'json', made.id.name)).out);
    expect(json).toMatchObject({
      ...{ version: 1, run: made.name, state: 'succeeded', shards: 2 },
      batches: [
        { shard: 1, job: { id: first } },
        { shard: 2, job: { id: second } },
      ],
    });
  });

  test('watch follows one batch after the other, and exits for all of them', async () => {
    const made = await runWorld('files', {
      prepare: ({ server }) => server.faults.add({ kind: 'item', name: 'inbox/b.txt', status: 'failed', reason: 'no' }),
    });
    const [first, second] = await idsOf(made);
    expect(await made.ask('watch', made.id.name)).toEqual({
      exitCode: 3,
      out: `${first} completed 100 % 1/2, 1 failed\n${second} completed 100 % 1/1\n`,
      err: '',
    });
    const lines = (await made.ask('watch', '--format', 'json', made.name)).out.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).job.id)).toEqual([first, second]);
  });

  test('watch gives up after its time, however many batches there are', async () => {
    const made = await runWorld('files', { isFollowed: false });
    expect((await made.ask('watch', '--timeout', '0.5', made.name)).exitCode).toBe(75);
  });

  test('items say which batch they are of', async () => {
    const made = await runWorld('files');
    const [first, second] = await idsOf(made);
    const { out } = await made.ask('items', made.id.name);
    expect(out.split('\n').filter((line) => line.startsWith('bjb-'))).toEqual([
      `${first}, shard 1`,
      `${second}, shard 2`,
    ]);
    const { items } = JSON.parse((await made.ask('items', '--format', 'json', made.id.name)).out);
    expect(items.map(({ batch_id, item_name }: Record<string, string>) => [batch_id, item_name])).toEqual([
      [first, 'inbox/a.txt'],
      [first, 'inbox/b.txt'],
      [second, 'inbox/c.txt'],
    ]);
  });

  test('results come from all batches, and say which', async () => {
    const made = await runWorld('files');
    const [first, second] = await idsOf(made);
    const { out } = await made.ask('results', made.id.name);
    expect(out.split('\n').filter((line) => line.startsWith('bjb-'))).toEqual([
      `${first}, shard 1`,
      `${second}, shard 2`,
    ]);
    const { items } = JSON.parse((await made.ask('results', '--format', 'json', made.id.name)).out);
    expect(items.map(({ batch_id }: Record<string, string>) => batch_id)).toEqual([first, first, second]);
    const chosen = await made.ask('results', '--format', 'json', '--item', items[2].item_id, made.id.name);
    expect(JSON.parse(chosen.out).items).toMatchObject([{ batch_id: second, item_id: items[2].item_id }]);
    expect((await made.ask('results', '--item', 'dfl-none', made.id.name)).exitCode).toBe(66);
  });

  test('results are written to a directory for each batch', async () => {
    const made = await runWorld('files');
    const [first, second] = await idsOf(made);
    expect((await made.ask('results', '--download', 'out', made.id.name)).exitCode).toBe(0);
    expect((await readdir(join(made.cwd, 'out'))).sort()).toEqual([first, second].sort());
    expect(await readdir(join(made.cwd, 'out', second))).toContain('inbox_c.txt.md');
    const json = await made.ask('results', '--download', 'out', '--format', 'json', made.id.name);
    expect([json.exitCode, json.out]).toEqual([64, '']);
  });

  test('results of one batch are written as by its id', async () => {
    const made = await runWorld('directory');
    expect((await made.ask('results', '--download', 'out', made.id.name)).exitCode).toBe(0);
    expect(await readdir(join(made.cwd, 'out'))).toContain('results.json');
  });

  test.each(['status', 'watch', 'items', 'results'])('%s says that nothing was made yet', async (command) => {
    const made = await runWorld('files', { runner: { index: 9, of: 9 } });
    const { exitCode, err } = await made.ask(command, made.id.name);
    expect([exitCode, err]).toEqual([66, expect.stringContaining('has no batch: it is open')]);
  });
});

test('the host is the one that the project file names for the environment', async () => {
  const made = await runWorld('directory');
  const url = made.world.server.url;
  await writeFile(
    join(made.cwd, 'parsebatch.config.yaml'),
    `apiVersion: parsebatch.dev/v1\nkind: Project\nenvironments: { rehearsal: { base_url: "${url}" } }\n`,
  );
  const world = { cwd: made.cwd, env: { LLAMA_CLOUD_API_KEY: KEY } };
  expect((await run(['items', made.id.name, '--env', 'rehearsal'], world)).exitCode).toBe(0);
  expect((await run(['items', made.id.name], world)).exitCode).toBe(66);
});

test.each(['status', 'watch', 'items', 'results'])('%s by an id opens no ledger', async (command) => {
  const made = await runWorld('directory');
  const [batchId] = await idsOf(made);
  await rm(join(made.cwd, '.parsebatch'), { recursive: true });
  expect((await made.ask(command, batchId)).exitCode).toBe(0);
  expect((await made.ask(command, made.id.name)).exitCode).toBe(5);
});
