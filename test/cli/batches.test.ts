import { describe, expect, test } from 'vitest';
import type { RequestTrouble } from '../../src/emulator/faults.ts';
import type { Started } from '../emulator/start.ts';
import { fill, KEY, start } from '../emulator/start.ts';
import { create as createV2 } from '../emulator/v2.ts';
import type { Run } from './run.ts';
import { run } from './run.ts';

const BATCHES = '/api/v1/beta/batch-processing';

/** Runs a command against a server of the test's own. */
function ask(server: Started, ...argv: readonly string[]): Promise<Run> {
  return run(argv, { env: { LLAMA_CLOUD_BASE_URL: server.url, LLAMA_CLOUD_API_KEY: KEY } });
}

async function createBatch(server: Started): Promise<{ id: string; directory: string }> {
  const { directory } = await fill(server, { 'a.txt': 'Alpha', 'b.txt': 'Beta' });
  const { body } = await server.call('POST', BATCHES, { directory_id: directory, job_config: { parameters: {} } });
  return { id: String(body.id), directory };
}

describe('parsebatch list, status and items', () => {
  test('show batches, where one stands, and what became of its files', async () => {
    const server = await start();
    const { id, directory } = await createBatch(server);
    server.clock.advance(1_000);
    const listed = await ask(server, 'list', '--directory', directory);
    expect([listed.exitCode, listed.out.split('\n')[1]]).toEqual([
      0,
      expect.stringMatching(`^${id} +completed +parse +2/2 `),
    ]);
    const status = await ask(server, 'status', id);
    expect(status.out).toMatch(/^status +completed, 100 %$/m);
    const items = await ask(server, 'items', id);
    expect(items.out).toMatch(/^dfl-\S+ +completed +\S+ +a\.txt$/m);
  });

  test('answer in JSON for programs', async () => {
    const server = await start();
    const { id } = await createBatch(server);
    server.clock.advance(1_000);
    const list = JSON.parse((await ask(server, 'list', '--format', 'json')).out);
    expect(list).toMatchObject({ version: 1, batches: [{ id, status: 'completed' }] });
    const status = JSON.parse((await ask(server, 'status', '--format', 'json', id)).out);
    expect(status).toMatchObject({ version: 1, job: { id }, progress_percentage: 100 });
    const items = JSON.parse((await ask(server, 'items', '--format', 'json', id)).out);
    expect(items).toMatchObject({ version: 1, items: [{ item_name: 'a.txt' }, { item_name: 'b.txt' }] });
    const none = JSON.parse((await ask(server, 'items', '--status', 'failed', '--format', 'json', id)).out);
    expect(none).toEqual({ version: 1, items: [] });
  });

  test('list those of v2 apart, by state and by directory too', async () => {
    const server = await start();
    await createBatch(server);
    const { directory } = await fill(server, { 'a.txt': 'Alpha' });
    const { body } = await createV2(server, directory);
    const listed = async (...more: readonly string[]) =>
      JSON.parse((await ask(server, 'list', '--api', 'v2', '--format', 'json', ...more)).out).batches;
    expect(await listed()).toMatchObject([
      { id: body.id, status: 'pending', job_type: 'parse_v2', directory_id: directory },
    ]);
    expect(await listed('--directory', directory, '--status', 'pending')).toHaveLength(1);
    expect(await listed('--status', 'completed')).toEqual([]);
    expect(await listed('--directory', 'dir-none')).toEqual([]);
    for (const wrong of [
      ['--api', 'v3'],
      ['--api', 'v2', '--job-type', 'parse'],
    ])
      expect((await ask(server, 'list', ...wrong)).exitCode).toBe(64);
  });

  test('stop a list at its limit and say so', async () => {
    const server = await start();
    await createBatch(server);
    await createBatch(server);
    const { out, err } = await ask(server, 'list', '--limit', '1', '--format', 'json');
    expect(JSON.parse(out).batches).toHaveLength(1);
    expect(err).toContain('--all');
    expect(JSON.parse((await ask(server, 'list', '--all', '--format', 'json')).out).batches).toHaveLength(2);
  });
});

describe('parsebatch watch', () => {
  test('exits with 0 for a batch that completed, and with 3 for one that did not wholly', async () => {
    const server = await start();
    const { id } = await createBatch(server);
    server.clock.advance(1_000);
    expect(await ask(server, 'watch', id)).toEqual({ exitCode: 0, out: 'completed 100 % 2/2\n', err: '' });
    server.faults.add({ kind: 'item', name: 'b.txt', status: 'failed', reason: 'no text' });
    const { directory } = await fill(server, { 'b.txt': 'Gamma' });
    const { body } = await server.call('POST', BATCHES, { directory_id: directory, job_config: { parameters: {} } });
    server.clock.advance(1_000);
    const { exitCode, out } = await ask(server, 'watch', '--format', 'json', String(body.id));
    expect([exitCode, JSON.parse(out)]).toMatchObject([3, { version: 1, job: { failed_items: 1 } }]);
  });

  test('exits with 75 when the time is up', async () => {
    const server = await start();
    const { id } = await createBatch(server);
    const { exitCode, out } = await ask(server, 'watch', '--timeout', '0.5', id);
    expect([exitCode, out]).toEqual([75, 'pending 0 % 0/2\n']);
  });
});

describe('parsebatch cancel', () => {
  test('stops a batch, and says where before it sends', async () => {
    const server = await start();
    const { id } = await createBatch(server);
    const { exitCode, out, err } = await ask(server, 'cancel', id, '--reason', 'wrong directory');
    expect([exitCode, out]).toEqual([0, expect.stringMatching(`^${id}: cancelled, `)]);
    expect(err).toBe(`cancelling ${id} at ${new URL(server.url).host}\n`);
    expect((await ask(server, 'status', id)).out).toMatch(/^status +cancelled/m);
  });

  test.each<[string, RequestTrouble, number]>([
    ['a server error', { do: 'status', status: 500 }, 4],
    ['a connection that drops after the request', { do: 'drop', when: 'after' }, 4],
    ['a page of HTML', { do: 'html' }, 4],
    ['half an answer', { do: 'truncate' }, 4],
    ['a refusal', { do: 'status', status: 404 }, 1],
    ['too many requests', { do: 'status', status: 429 }, 75],
    ['no credits', { do: 'status', status: 402 }, 5],
    ['no right to it', { do: 'status', status: 403 }, 77],
  ])('says by its exit code what is known after %s', async (_, trouble, exitCode) => {
    const server = await start();
    const { id } = await createBatch(server);
    server.faults.add({ kind: 'request', method: 'POST', path: '*/cancel', trouble });
    const { exitCode: found, out } = await ask(server, 'cancel', id);
    expect([found, out]).toEqual([exitCode, '']);
  });

  test('sends nothing twice', async () => {
    const server = await start();
    const { id } = await createBatch(server);
    server.faults.add({ kind: 'request', path: '*/cancel', trouble: { do: 'status', status: 503 } });
    await ask(server, 'cancel', id);
    expect((await ask(server, 'status', id)).out).toMatch(/^status +pending/m);
  });
});

describe('what is in the way', () => {
  test.each([
    ['no key', { LLAMA_CLOUD_API_KEY: '' }, ['status', 'bjb-1'], 77],
    ['a host that may not have the key', { LLAMA_CLOUD_BASE_URL: 'https://evil.example' }, ['status', 'bjb-1'], 5],
    ['an address that is none', {}, ['status', '--base-url', 'nowhere', 'bjb-1'], 64],
    ['a key file that is not there', {}, ['status', '--api-key-file', 'none', 'bjb-1'], 66],
    ['no batch of that id', {}, ['status', 'bjb-1'], 66],
    ['a limit that is no number', {}, ['list', '--limit', 'x'], 64],
  ])('%s', async (_, env, argv, exitCode) => {
    const server = await start();
    const world = { LLAMA_CLOUD_BASE_URL: server.url, LLAMA_CLOUD_API_KEY: KEY, ...env };
    const { exitCode: found, out, err } = await run(argv, { env: world });
    expect([found, out]).toEqual([exitCode, '']);
    expect(err).not.toContain(KEY);
  });
});
