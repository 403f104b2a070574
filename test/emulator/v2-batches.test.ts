import { describe, expect, test } from 'vitest';
import type { Started } from './start.ts';
import { fill, start } from './start.ts';
import { BATCHES, BUILT_IN, create, PARSE, run, save } from './v2.ts';

const JOB = /^pjb-[0-9a-f-]{36}$/;

describe('a batch of v2', () => {
  test('goes from pending over running to completed, and shows its results only then and when they are asked for', async () => {
    const server = await start();
    const { directory, items } = await fill(server, { 'a.txt': 'Alpha', 'b.txt': 'Beta' });
    const created = await create(server, directory);
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      id: expect.stringMatching(/^bat-/),
      status: 'PENDING',
      source_directory_id: directory,
      config: { job: { type: 'parse_v2', configuration_id: BUILT_IN } },
      results: null,
    });
    const path = `${BATCHES}/${created.body.id}`;
    server.clock.advance(50);
    expect((await server.call('GET', `${path}?expand=results`)).body).toMatchObject({
      status: 'RUNNING',
      results: null,
    });
    server.clock.advance(40);
    expect((await server.call('GET', path)).body).toMatchObject({ status: 'COMPLETED', results: null });
    const { results } = (await server.call('GET', `${path}?expand=results`)).body;
    expect(results).toEqual(
      items.map((id) => ({
        source_directory_file_id: id,
        job_reference: { type: 'parse_v2', id: expect.stringMatching(JOB) },
        error_message: null,
      })),
    );
  });

  test('is completed when all its files have failed: that is told by their jobs', async () => {
    const server = await start();
    server.faults.add({ kind: 'item', name: '*.bad', status: 'failed', reason: 'broken' });
    const { directory } = await fill(server, { 'a.bad': 'A' });
    const { status, results } = await run(server, directory);
    expect(status).toBe('COMPLETED');
    expect(results).toMatchObject([{ error_message: null }]);
    const { job } = (await server.call('GET', `${PARSE}/${results[0].job_reference.id}`)).body;
    expect(job).toMatchObject({ status: 'FAILED', error_message: 'broken' });
  });

  test('names no job of a file that was given to none, and says why', async () => {
    const server = await start({ settings: { mostBytesParsed: 4 } });
    server.faults.add({ kind: 'item', name: 'odd.*', status: 'skipped', reason: 'no job for this file' });
    const { directory } = await fill(server, { 'odd.txt': 'A', 'long.txt': 'Alpha', 'good.txt': 'B' });
    const { status, results } = await run(server, directory);
    expect(status).toBe('COMPLETED');
    expect(results).toMatchObject([
      { job_reference: null, error_message: 'no job for this file' },
      { job_reference: null, error_message: 'size_limit_exceeded' },
      { job_reference: { type: 'parse_v2' }, error_message: null },
    ]);
  });

  test('takes the files that its directory holds when it is made', async () => {
    const server = await start();
    const { directory, items } = await fill(server, { 'a.txt': 'A', 'gone.txt': 'B' });
    await server.call('DELETE', `/api/v1/beta/directories/${directory}/files/${items[1]}`);
    const { results } = await run(server, directory);
    expect(results.map((result: { source_directory_file_id: string }) => result.source_directory_file_id)).toEqual([
      items[0],
    ]);
  });

  test('over an empty directory is completed with no results', async () => {
    const server = await start();
    const { directory } = await fill(server, {});
    expect(await run(server, directory)).toMatchObject({ status: 'COMPLETED', results: [] });
  });

  test('takes as many files as the limit says, and with one more is refused before anything is made', async () => {
    const server = await start({ settings: { mostFilesInBatch: 2 } });
    const two = await fill(server, { 'a.txt': 'A', 'b.txt': 'B' });
    const three = await fill(server, { 'a.txt': 'A', 'b.txt': 'B', 'c.txt': 'C' });
    expect((await create(server, two.directory)).status).toBe(201);
    const refused = await create(server, three.directory);
    expect(refused).toMatchObject({ status: 422, body: { detail: [{ loc: ['body', 'source_directory_id'] }] } });
    expect((await server.call('GET', BATCHES)).body.items).toHaveLength(1);
  });

  test('goes by its configuration as it was when the batch was made', async () => {
    const server = await start();
    const { directory } = await fill(server, { 'a.txt': 'A' });
    const id = await save(server);
    const { body } = await create(server, directory, id);
    expect(await save(server, { tier: 'agentic', version: 'latest' })).toBe(id);
    server.clock.advance(1000);
    const { results } = (await server.call('GET', `${BATCHES}/${body.id}?expand=results`)).body;
    const { job } = (await server.call('GET', `${PARSE}/${results[0].job_reference.id}`)).body;
    expect(job).toMatchObject({ status: 'COMPLETED', tier: 'fast' });
  });

  test('parses what the cache holds again, in a job of its own that costs nothing', async () => {
    const server = await start({ credits: 10 });
    const { directory } = await fill(server, { 'a.txt': 'A' });
    const [id, other] = [await save(server), await save(server, { disable_cache: true }, 'uncached')];
    const usage = async (configurationId: string) => {
      const { results } = await run(server, directory, configurationId);
      const reference = results[0].job_reference.id;
      const { job, job_metadata } = (await server.call('GET', `${PARSE}/${reference}?expand=usage&expand=job_metadata`))
        .body;
      return [reference, job.usage.credits, job_metadata.job_is_cache_hit];
    };
    const runs = [await usage(id), await usage(id), await usage(other)];
    expect(runs.map(([, ...rest]) => rest)).toEqual([
      [1, false],
      [0, true],
      [1, false],
    ]);
    expect(new Set(runs.map(([reference]) => reference)).size).toBe(3);
    expect(server.credits.balance).toBe(8);
  });

  test('is not made without credits', async () => {
    const server = await start({ credits: 0 });
    const { directory } = await fill(server, { 'a.txt': 'A' });
    expect((await create(server, directory)).status).toBe(402);
  });

  test('that was running when the server ended goes on with the next one', async () => {
    const first = await start({ settings: { concurrency: 1 } });
    const { directory } = await fill(first, { 'a.txt': 'A', 'b.txt': 'B' });
    const id = await save(first);
    const { body } = await create(first, directory, id);
    first.clock.advance(60);
    await first.close();
    const second = await start({ store: first.store });
    second.clock.advance(1000);
    const after = (await second.call('GET', `${BATCHES}/${body.id}?expand=results`)).body;
    expect(after).toMatchObject({ status: 'COMPLETED', config: { job: { configuration_id: id } } });
    expect(after.results.map((result: { job_reference: { id: string } }) => result.job_reference.id)).toEqual([
      expect.stringMatching(JOB),
      expect.stringMatching(JOB),
    ]);
  });

  test('of extract jobs runs through, and refers to jobs of that kind', async () => {
    const server = await start();
    const { directory } = await fill(server, { 'a.txt': 'A' });
    const id = await save(server, { product_type: 'extract_v2', data_schema: {}, tier: 'agentic', version: 'latest' });
    const { body } = await create(server, directory, id, {}, 'extract_v2');
    server.clock.advance(1000);
    const { status, results } = (await server.call('GET', `${BATCHES}/${body.id}?expand=results`)).body;
    expect([status, results[0].job_reference.type]).toEqual(['COMPLETED', 'extract_v2']);
    expect((await server.call('GET', `${PARSE}/${results[0].job_reference.id}`)).status).toBe(404);
  });
});

describe('cancelling a batch of v2', () => {
  const started = async (): Promise<{ server: Started; path: string }> => {
    const server = await start({ settings: { concurrency: 1 } });
    const { directory } = await fill(server, { 'a.txt': 'A', 'b.txt': 'B' });
    return { server, path: `${BATCHES}/${(await create(server, directory)).body.id}` };
  };

  test('is answered at once, and done when what has begun is done', async () => {
    const { server, path } = await started();
    server.clock.advance(60);
    expect((await server.call('POST', `${path}/cancel`)).body).toMatchObject({ status: 'RUNNING', results: null });
    server.clock.advance(29);
    expect((await server.call('GET', path)).body.status).toBe('RUNNING');
    server.clock.advance(1);
    const { status, results } = (await server.call('GET', `${path}?expand=results`)).body;
    expect(status).toBe('CANCELLED');
    expect(results).toMatchObject([
      { job_reference: { id: expect.stringMatching(JOB) }, error_message: null },
      { job_reference: null, error_message: null },
    ]);
    expect((await server.call('GET', `${PARSE}/${results[0].job_reference.id}`)).body.job.status).toBe('COMPLETED');
  });

  test('before it runs lets no job begin, and happens once', async () => {
    const { server, path } = await started();
    expect((await server.call('POST', `${path}/cancel`)).body.status).toBe('PENDING');
    server.clock.advance(1000);
    expect((await server.call('GET', path)).body.status).toBe('CANCELLED');
    expect((await server.call('GET', PARSE)).body.items).toEqual([]);
    expect((await server.call('POST', `${path}/cancel`)).status).toBe(409);
  });

  test('is kept by a server that takes over', async () => {
    const { server, path } = await started();
    await server.call('POST', `${path}/cancel`);
    await server.close();
    const second = await start({ store: server.store });
    second.clock.advance(1000);
    expect((await second.call('GET', path)).body.status).toBe('CANCELLED');
  });
});

describe('a list of batches of v2', () => {
  test('has the newest first, goes by tokens, and filters', async () => {
    const server = await start();
    const [one, two] = [await fill(server, { 'a.txt': 'A' }), await fill(server, { 'b.txt': 'B' })];
    const first = (await create(server, one.directory)).body.id;
    server.clock.advance(60_000);
    const second = (await create(server, two.directory)).body.id;
    const ids = async (query: string) =>
      (await server.call('GET', `${BATCHES}?${query}`)).body.items.map((batch: { id: string }) => batch.id);
    const page = (await server.call('GET', `${BATCHES}?page_size=1`)).body;
    expect(page).toMatchObject({ items: [{ id: second }], total_size: null });
    expect(await ids(`page_size=1&page_token=${page.next_page_token}`)).toEqual([first]);
    expect(await ids(`source_directory_id=${one.directory}`)).toEqual([first]);
    expect(await ids('status=COMPLETED')).toEqual([first]);
    expect(await ids('status=PENDING')).toEqual([second]);
    const between = new Date(server.clock.now() - 1).toISOString();
    expect(await ids(`created_at_on_or_after=${between}`)).toEqual([second]);
    expect(await ids(`created_at_on_or_before=${between}`)).toEqual([first]);
    expect(await ids('project_id=6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f')).toEqual([]);
    expect((await server.call('GET', `${BATCHES}?status=pending`)).status).toBe(422);
  });

  test('shows neither parameters, nor receivers, nor results', async () => {
    const server = await start();
    const { directory } = await fill(server, { 'a.txt': 'A' });
    const id = await save(server, { client_name: 'parsebatch-5e0b8d14' });
    await create(server, directory, id, { webhook_configurations: [{ webhook_url: 'http://127.0.0.1:9/hook' }] });
    server.clock.advance(1000);
    const list = (await server.call('GET', BATCHES)).body;
    expect(list.items).toMatchObject([{ status: 'COMPLETED', results: null }]);
    expect(JSON.stringify(list)).not.toMatch(/5e0b8d14|hook|tier/);
  });

  test('has nothing of v1, nor that anything of v2', async () => {
    const server = await start();
    const { directory, items } = await fill(server, { 'a.txt': 'A' });
    const v1 = '/api/v1/beta/batch-processing';
    const old = (await server.call('POST', v1, { directory_id: directory, job_config: {} })).body.id;
    const { id, results } = await run(server, directory);
    const listed = async (path: string) =>
      (await server.call('GET', path)).body.items.map((batch: { id: string }) => batch.id);
    expect([await listed(BATCHES), await listed(v1)]).toEqual([[id], [old]]);
    expect((await server.call('GET', `${BATCHES}/${old}`)).status).toBe(404);
    expect((await server.call('GET', `${v1}/${id}`)).status).toBe(404);
    const { body } = await server.call('GET', `${v1}/items/${items[0]}/processing-results`);
    expect(body.processing_results).toHaveLength(1);
    const job = results[0].job_reference.id;
    expect((await server.call('GET', `/api/v1/parsing/job/${job}/result/text`)).status).toBe(404);
  });
});

describe('a request for a batch of v2 that is refused', () => {
  const job = { type: 'parse_v2', configuration_id: BUILT_IN };

  test.each([
    [{ config: { job } }, ['body', 'source_directory_id'], 'missing'],
    [{ source_directory_id: 'x' }, ['body', 'config'], 'missing'],
    [{ source_directory_id: 'x', config: {} }, ['body', 'config', 'job'], 'missing'],
    [{ source_directory_id: 'x', config: { job: { type: 'parse_v2' } } }, at('configuration_id'), 'missing'],
    [{ source_directory_id: 'x', config: { job: { ...job, type: 'parse' } } }, at('type'), 'literal_error'],
    [
      { source_directory_id: 'x', config: { job }, webhook_configuration_ids: ['1', '2', '3', '4', '5'] },
      ['body', 'webhook_configuration_ids'],
      'too_long',
    ],
    [
      { source_directory_id: 'x', config: { job }, webhook_configurations: [{ webhook_events: ['batch.done'] }] },
      ['body', 'webhook_configurations', 0, 'webhook_events', 0],
      'literal_error',
    ],
  ])('%j is a 422 at its place', async (body, loc, type) => {
    const server = await start();
    const answer = await server.call('POST', BATCHES, body);
    expect(answer).toMatchObject({ status: 422, body: { detail: [{ loc, type }] } });
  });

  test('keys that the open objects around the job do not know pass', async () => {
    const server = await start();
    const { directory } = await fill(server, {});
    expect((await create(server, directory, BUILT_IN, { page_size: 3 })).status).toBe(201);
  });

  test('names a directory, a configuration or a receiver that is not there, or a configuration of another kind', async () => {
    const server = await start();
    const { directory } = await fill(server, {});
    expect((await create(server, 'dir-none')).status).toBe(404);
    expect((await create(server, directory, 'cfg-none')).status).toBe(404);
    expect((await create(server, directory, BUILT_IN, { webhook_configuration_ids: ['whc-none'] })).status).toBe(404);
    const other = await create(server, directory, BUILT_IN, {}, 'extract_v2');
    expect(other).toMatchObject({ status: 422, body: { detail: [{ loc: at('configuration_id') }] } });
    expect((await server.call('GET', BATCHES)).body.items).toEqual([]);
  });

  test('uses a configuration of another project', async () => {
    const server = await start();
    const { directory } = await fill(server, {});
    const id = await save(server);
    const config = { job: { ...job, configuration_id: id } };
    const path = `${BATCHES}?project_id=6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f`;
    expect((await server.call('POST', path, { source_directory_id: directory, config })).status).toBe(404);
  });
});

describe('a fault on demand', () => {
  test('lets a batch fail as a whole, with nothing known of its files', async () => {
    const server = await start();
    const fault = { kind: 'batch', directory: 'in*', status: 'failed', reason: 'out of order' };
    expect((await server.call('POST', '/_emulator/faults', fault)).status).toBe(201);
    const { directory } = await fill(server, { 'a.txt': 'A' });
    expect(await run(server, directory)).toMatchObject({ status: 'FAILED', results: null });
    await server.call('DELETE', '/_emulator/faults');
    expect(await run(server, directory)).toMatchObject({ status: 'COMPLETED' });
  });

  test('throttles a batch for a while', async () => {
    const server = await start();
    server.faults.add({ kind: 'batch', directory: '*', status: 'throttled', milliseconds: 5000 });
    const { directory } = await fill(server, { 'a.txt': 'A' });
    const { id, status } = await run(server, directory);
    expect(status).toBe('THROTTLED');
    server.clock.advance(5000);
    expect((await server.call('GET', `${BATCHES}/${id}`)).body.status).toBe('COMPLETED');
  });

  test.each([
    [{ kind: 'batch', directory: '*' }, 'status'],
    [{ kind: 'batch', directory: '*', status: 'throttled' }, 'milliseconds'],
    [{ kind: 'batch', status: 'failed' }, 'directory'],
  ])('that is not whole is refused: %j', async (fault, missing) => {
    const server = await start();
    const answer = await server.call('POST', '/_emulator/faults', fault);
    expect(answer).toMatchObject({ status: 422, body: { detail: [{ loc: ['body', missing] }] } });
  });

  test('lets a batch be made that its client never hears of', async () => {
    const server = await start();
    const { directory } = await fill(server, { 'a.txt': 'A' });
    server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble: { do: 'drop', when: 'after' } });
    await expect(create(server, directory)).rejects.toThrow();
    expect((await server.call('GET', BATCHES)).body.items).toHaveLength(1);
  });

  test('keeps a list behind', async () => {
    const server = await start();
    const { directory } = await fill(server, { 'a.txt': 'A' });
    await create(server, directory);
    const trouble = { do: 'list', as: 'stale', milliseconds: 1000 } as const;
    server.faults.add({ kind: 'request', method: 'GET', path: BATCHES, trouble });
    expect((await server.call('GET', BATCHES)).body.items).toEqual([]);
    expect((await server.call('GET', BATCHES)).body.items).toHaveLength(1);
  });
});

function at(field: string): readonly string[] {
  return ['body', 'config', 'job', field];
}
