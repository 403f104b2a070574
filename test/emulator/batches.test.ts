import { describe, expect, test } from 'vitest';
import { fill, start } from './start.ts';

const BATCHES = '/api/v1/beta/batch-processing';
const JOB_CONFIG = { job_name: 'parse_raw_file_job', parameters: { type: 'parse', languages: ['en'] } };

describe('a batch', () => {
  test('goes from pending over running to completed, and so do its items', async () => {
    const server = await start();
    const { directory, items } = await fill(server, { 'a.txt': 'Alpha', 'b.bin': 'Beta' });
    const created = await server.call('POST', BATCHES, { directory_id: directory, job_config: JOB_CONFIG });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ status: 'pending', total_items: 2, processed_items: 0, job_type: 'parse' });
    const path = `${BATCHES}/${created.body.id}`;
    server.clock.advance(50);
    expect((await server.call('GET', path)).body).toMatchObject({ job: { status: 'running' }, progress_percentage: 0 });
    expect((await server.call('GET', `${path}/items?status=processing`)).body.items).toHaveLength(2);
    server.clock.advance(40);
    expect((await server.call('GET', path)).body).toMatchObject({
      job: { status: 'completed', processed_items: 2 },
      progress_percentage: 100,
    });
    const listed = (await server.call('GET', `${path}/items`)).body.items;
    expect(listed.map((item: { item_id: string }) => item.item_id)).toEqual(items);
    const text = await server.call('GET', `/api/v1/parsing/job/${listed[0].job_id}/result/text`);
    expect(text.body).toMatchObject({ text: 'Alpha', job_metadata: { is_placeholder: false } });
    const other = await server.call('GET', `/api/v1/parsing/job/${listed[1].job_id}/result/markdown`);
    expect(other.body.job_metadata.is_placeholder).toBe(true);
  });
});

test('a thousand items are worked off as fast as the clock is wound', async () => {
  const server = await start({ settings: { concurrency: 10 } });
  const { directory } = await fill(server, { 'seed.txt': 'x' });
  const [seed] = (await server.call('GET', '/api/v1/beta/files')).body.items;
  for (let index = 1; index < 1000; index += 1) {
    await server.call('POST', `/api/v1/beta/directories/${directory}/files`, {
      file_id: seed.id,
      unique_id: `u${index}`,
    });
  }
  const parameters = { do_not_cache: true };
  const { body } = await server.call('POST', BATCHES, { directory_id: directory, job_config: { parameters } });
  server.clock.advance(50 + 40 * 100);
  const status = await server.call('GET', `${BATCHES}/${body.id}`);
  expect(status.body).toMatchObject({ job: { status: 'completed', total_items: 1000, processed_items: 1000 } });
  const pages = await Promise.all(
    [0, 400, 800].map((offset) => server.call('GET', `${BATCHES}/${body.id}/items?limit=400&offset=${offset}`)),
  );
  expect(pages.map((page) => page.body.items.length)).toEqual([400, 400, 200]);
  expect(pages.map((page) => page.body.total_size ?? null)).toEqual([null, null, null]);
});

test('a file that was parsed with the same parameters is skipped, unless the cache is passed by', async () => {
  const server = await start();
  const { directory, items } = await fill(server, { 'a.txt': 'Alpha' });
  const run = async (parameters: object) => {
    const created = await server.call('POST', BATCHES, { directory_id: directory, job_config: { parameters } });
    server.clock.advance(1000);
    return (await server.call('GET', `${BATCHES}/${created.body.id}/items`)).body.items[0];
  };
  const first = await run({ lang: 'en' });
  expect(await run({ lang: 'en' })).toMatchObject({
    status: 'skipped',
    skip_reason: 'already_processed',
    job_id: first.job_id,
  });
  expect(await run({ lang: 'en', do_not_cache: true })).toMatchObject({ status: 'completed', skip_reason: null });
  expect(await run({ lang: 'de' })).toMatchObject({ status: 'completed' });
  server.clock.advance(48 * 60 * 60 * 1000);
  expect(await run({ lang: 'de' })).toMatchObject({ status: 'completed' });
  const { body } = await server.call('GET', `${BATCHES}/items/${items[0]}/processing-results`);
  expect(body.processing_results).toHaveLength(4);
});

test('a file over the limit is skipped', async () => {
  const server = await start({ settings: { mostBytesParsed: 4 } });
  const { items } = await fill(server, { 'long.txt': 'Alpha', 'short.txt': 'Beta' });
  const { body } = await server.call('POST', BATCHES, { item_ids: items, job_config: {} });
  server.clock.advance(1000);
  const listed = (await server.call('GET', `${BATCHES}/${body.id}/items`)).body.items;
  expect(listed).toMatchObject([
    { status: 'skipped', skip_reason: 'size_limit_exceeded', job_id: null },
    { status: 'completed' },
  ]);
});

test('cancelling leaves alone what has begun, and happens once', async () => {
  const server = await start({ settings: { concurrency: 1 } });
  const { items } = await fill(server, { 'a.txt': 'A', 'b.txt': 'B', 'c.txt': 'C' });
  const { body } = await server.call('POST', BATCHES, { item_ids: items, job_config: {} });
  const path = `${BATCHES}/${body.id}`;
  server.clock.advance(60);
  expect((await server.call('POST', `${path}/cancel`, {})).body).toMatchObject({ status: 'cancelled' });
  server.clock.advance(1000);
  const listed = (await server.call('GET', `${path}/items`)).body.items;
  expect(listed.map((item: { status: string }) => item.status)).toEqual(['completed', 'cancelled', 'cancelled']);
  expect((await server.call('GET', path)).body).toMatchObject({
    job: { status: 'cancelled' },
    progress_percentage: 100,
  });
  expect((await server.call('POST', `${path}/cancel`, { reason: 'again' })).status).toBe(409);
});

test('a batch whose items all fail has failed', async () => {
  const server = await start();
  server.faults.add({ kind: 'item', name: '*.bad', status: 'failed', reason: 'broken' });
  const { items } = await fill(server, { 'a.bad': 'A', 'b.txt': 'B' });
  const run = async (ids: readonly (string | undefined)[]) => {
    const { body } = await server.call('POST', BATCHES, { item_ids: ids, job_config: {} });
    server.clock.advance(1000);
    return (await server.call('GET', `${BATCHES}/${body.id}`)).body.job;
  };
  expect(await run(items)).toMatchObject({ status: 'completed', failed_items: 1, processed_items: 1 });
  expect(await run([items[0]])).toMatchObject({ status: 'failed', failed_items: 1 });
});

test('lists show neither parameters nor ids that a batch could be known by', async () => {
  const server = await start();
  const { items } = await fill(server, { 'a.txt': 'A' });
  const correlation_id = '5e0b8d14-93c6-4f7a-b2d1-7a6c5e4f3021';
  await server.call('POST', BATCHES, { item_ids: items, job_config: { correlation_id, parameters: { lang: 'fr' } } });
  const list = await server.call('GET', BATCHES);
  expect(JSON.stringify(list.body)).not.toMatch(/5e0b8d14|parameters|lang/);
});

test('no batch is made without credits', async () => {
  const server = await start({ credits: 1 });
  const { items } = await fill(server, { 'a.txt': 'A' });
  const send = () => server.call('POST', BATCHES, { item_ids: items, job_config: {} });
  expect((await send()).status).toBe(201);
  server.clock.advance(1000);
  expect((await send()).status).toBe(402);
  expect((await server.call('PUT', '/_emulator/credits', { balance: 5 })).body).toEqual({ balance: 5 });
  expect((await send()).status).toBe(201);
});
