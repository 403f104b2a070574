import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manualClock } from '../../src/emulator/clock.ts';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import { fill, start, temporaryDirectory } from './start.ts';

const BATCHES = '/api/v1/beta/batch-processing';

test('a batch that was running when the server ended goes on with the next one', async () => {
  const first = await start({ settings: { concurrency: 2 } });
  const { items } = await fill(first, { 'a.txt': 'A', 'b.txt': 'B', 'c.txt': 'C', 'd.txt': 'D' });
  const { body } = await first.call('POST', BATCHES, { item_ids: items, job_config: {} });
  first.clock.advance(95);
  const before = (await first.call('GET', `${BATCHES}/${body.id}`)).body.job;
  expect(before).toMatchObject({ status: 'running', processed_items: 2 });
  await first.close();
  const second = await start({ store: first.store, settings: { concurrency: 2 } });
  second.clock.advance(1000);
  const after = (await second.call('GET', `${BATCHES}/${body.id}`)).body.job;
  expect(after).toMatchObject({ status: 'completed', total_items: 4, processed_items: 4 });
  const listed = (await second.call('GET', `${BATCHES}/${body.id}/items`)).body.items;
  expect(new Set(listed.map((item: { job_id: string }) => item.job_id)).size).toBe(4);
  const text = await second.call('GET', `/api/v1/parsing/job/${listed[3].job_id}/result/text`);
  expect(text.body.text).toBe('D');
});

test('a line that was torn when a process ended is left out', async () => {
  const first = await start();
  const { directory } = await fill(first, { 'a.txt': 'A' });
  await first.close();
  appendFileSync(join(first.store, 'records.jsonl'), '{"in":"directories","id":"dir-torn","rec');
  const second = await start({ store: first.store });
  expect((await second.call('GET', '/api/v1/beta/directories')).body.items).toMatchObject([{ id: directory }]);
});

test('a store with damage within is refused', async () => {
  const store = temporaryDirectory();
  appendFileSync(join(store, 'records.jsonl'), 'damaged\n{"in":"files","id":"x","record":null}\n');
  await expect(startEmulator({ store })).rejects.toMatchObject({ code: 'io' });
  appendFileSync(join(store, 'records.jsonl'), '');
});

test('a store is used by one server at a time, and free again after it', async () => {
  const server = await start();
  await expect(startEmulator({ store: server.store })).rejects.toMatchObject({ code: 'locked' });
  await server.close();
  const next = await startEmulator({ store: server.store, clock: manualClock() });
  await next.close();
});

test.each([['1 a-word-that-nobody-says'], ['70000 x'], ['']])(
  'the lock of a process that is gone is taken over: %j',
  async (line) => {
    const store = temporaryDirectory();
    appendFileSync(join(store, 'lock'), line);
    const server = await startEmulator({ store });
    await server.close();
  },
);

test('the same seed and the same calls give the same records', async () => {
  const texts = [];
  for (let round = 0; round < 2; round += 1) {
    const server = await start();
    const { items } = await fill(server, { 'a.txt': 'A' });
    await server.call('POST', BATCHES, { item_ids: items, job_config: { parameters: {} } });
    server.clock.advance(1000);
    await server.close();
    texts.push(readFileSync(join(server.store, 'records.jsonl'), 'utf8'));
  }
  expect(texts[0]).toBe(texts[1]);
});
