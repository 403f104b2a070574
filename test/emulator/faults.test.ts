import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { RequestTrouble } from '../../src/emulator/faults.ts';
import { fill, start } from './start.ts';

const BATCHES = '/api/v1/beta/batch-processing';
const DIRECTORIES = '/api/v1/beta/directories';

describe('a fault on demand', () => {
  test('answers with a status as often as it is told, and only where it fits', async () => {
    const server = await start();
    const trouble = { do: 'status', status: 429, detail: 'slow down', retryAfter: 7 };
    const fault = { kind: 'request', method: 'GET', path: '/api/*/directories', times: 2, trouble };
    expect((await server.call('POST', '/_emulator/faults', fault)).status).toBe(201);
    expect((await server.call('GET', BATCHES)).status).toBe(200);
    const first = await server.call('GET', DIRECTORIES);
    expect(first).toMatchObject({ status: 429, body: { detail: 'slow down' } });
    expect(first.headers.get('retry-after')).toBe('7');
    expect((await server.call('GET', DIRECTORIES)).status).toBe(429);
    expect((await server.call('GET', DIRECTORIES)).status).toBe(200);
  });

  test.each([
    ['before', 0],
    ['after', 1],
  ] as const)('drops the connection %s the request is carried out', async (when, made) => {
    const server = await start();
    server.faults.add({ kind: 'request', trouble: { do: 'drop', when } });
    await expect(server.call('POST', DIRECTORIES, { name: 'x' })).rejects.toThrow();
    expect((await server.call('GET', DIRECTORIES)).body.items).toHaveLength(made);
  });

  test('answers a client that is still sending once it can hear it', async () => {
    const server = await start();
    server.faults.add({ kind: 'request', method: 'POST', trouble: { do: 'status', status: 413 } });
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1').setEncoding('utf8');
    let heard = '';
    socket.on('data', (text) => {
      heard += text;
    });
    socket.write('POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 4\r\n\r\nab');
    // By the time of this answer the server has long seen what was sent before.
    await server.call('GET', DIRECTORIES);
    expect(heard).toBe('');
    socket.end('cd');
    await once(socket, 'close');
    expect(heard).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('answers with a page of HTML', async () => {
    const server = await start();
    server.faults.add({ kind: 'request', trouble: { do: 'html' } });
    const answer = await server.call('GET', DIRECTORIES);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/html');
  });

  test('breaks an answer off in the middle', async () => {
    const server = await start();
    server.faults.add({ kind: 'request', trouble: { do: 'truncate' } });
    await expect(server.call('GET', DIRECTORIES)).rejects.toThrow();
  });

  test('holds an answer back until its time has come', async () => {
    const server = await start();
    server.faults.add({ kind: 'request', trouble: { do: 'delay', milliseconds: 1000 } });
    const answer = server.call('GET', DIRECTORIES);
    const winding = setInterval(() => server.clock.advance(500), 1);
    expect((await answer).status).toBe(200);
    clearInterval(winding);
  });

  test('carries a request out when its connection is long closed', async () => {
    const server = await start();
    server.faults.add({ kind: 'request', trouble: { do: 'late', milliseconds: 1000 } });
    await expect(server.call('POST', DIRECTORIES, { name: 'x' })).rejects.toThrow();
    expect((await server.call('GET', DIRECTORIES)).body.items).toEqual([]);
    server.clock.advance(1000);
    await expect.poll(async () => (await server.call('GET', DIRECTORIES)).body.items).toHaveLength(1);
  });

  test('sends a request elsewhere', async () => {
    const server = await start();
    server.faults.add({ kind: 'request', trouble: { do: 'redirect' } });
    const answer = await fetch(server.url + DIRECTORIES, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([307, 'https://elsewhere.example/']);
  });

  test('answers with values of other types', async () => {
    const server = await start();
    server.faults.add({ kind: 'request', trouble: { do: 'types' } });
    expect((await server.call('POST', DIRECTORIES, { name: 'four' })).body).toMatchObject({ name: 4, id: 40 });
    expect((await server.call('GET', DIRECTORIES)).body.items).toHaveLength(1);
  });

  test('answers without an end', async () => {
    const server = await start();
    server.faults.add({ kind: 'request', trouble: { do: 'endless' } });
    const controller = new AbortController();
    const { body } = await fetch(server.url + DIRECTORIES, {
      headers: { authorization: 'Bearer x' },
      signal: controller.signal,
    });
    let length = 0;
    for await (const chunk of body ?? []) {
      length += chunk.length;
      if (length > 4 * 1024 * 1024) break;
    }
    controller.abort();
    expect((await server.call('GET', DIRECTORIES)).status).toBe(200);
  });

  test('lets a list lag behind, be empty, or begin again', async () => {
    const server = await start();
    const fault = (trouble: RequestTrouble) => server.faults.add({ kind: 'request', trouble });
    const names = async (query = '') => {
      const { body } = await server.call('GET', `${DIRECTORIES}?page_size=1${query}`);
      return [...body.items.map(({ name }: { readonly name: string }) => name), body.next_page_token];
    };
    await server.call('POST', DIRECTORIES, { name: 'first' });
    server.clock.advance(1000);
    await server.call('POST', DIRECTORIES, { name: 'second' });
    const [, token] = await names();
    expect(await names(`&page_token=${token}`)).toEqual(['second', null]);
    fault({ do: 'list', as: 'stale', milliseconds: 1000 });
    expect(await names(`&page_token=${token}`)).toEqual([null]);
    fault({ do: 'list', as: 'empty' });
    expect(await names()).toEqual([token]);
    fault({ do: 'list', as: 'repeated' });
    expect(await names(`&page_token=${token}`)).toEqual(['first', 'again']);
  });

  test('lets items fail or be skipped by their name', async () => {
    const server = await start();
    server.faults.add({ kind: 'item', name: 'bad*', status: 'failed', reason: 'password' });
    server.faults.add({ kind: 'item', name: '*.tmp', status: 'skipped', reason: 'already_processed' });
    const { items } = await fill(server, { 'bad.pdf': 'A', 'x.tmp': 'B' });
    const { body } = await server.call('POST', BATCHES, { item_ids: items, job_config: {} });
    server.clock.advance(1000);
    const listed = (await server.call('GET', `${BATCHES}/${body.id}/items`)).body.items;
    expect(listed).toMatchObject([
      { status: 'failed', error_message: 'password' },
      { status: 'skipped', skip_reason: 'already_processed' },
    ]);
    const job = await server.call('GET', `/api/v1/parsing/job/${listed[0].job_id}`);
    expect(job.body).toMatchObject({ status: 'ERROR', error_message: 'password' });
  });

  test('is listed, cleared and checked', async () => {
    const server = await start();
    server.faults.add({ kind: 'request', times: 3, trouble: { do: 'html' } });
    expect((await server.call('GET', '/_emulator/faults')).body.faults).toHaveLength(1);
    expect((await server.call('DELETE', '/_emulator/faults')).status).toBe(204);
    expect((await server.call('GET', '/_emulator/faults')).body.faults).toEqual([]);
    const list = { kind: 'request', trouble: { do: 'list', as: 'stale' } };
    for (const wrong of [{}, { kind: 'request', trouble: { do: 'status' } }, list, { kind: 'item', name: 'x' }]) {
      expect((await server.call('POST', '/_emulator/faults', wrong)).status).toBe(422);
    }
  });

  test('cannot be asked for by a page in a browser', async () => {
    const server = await start();
    const body = JSON.stringify({ kind: 'request', trouble: { do: 'html' } });
    const answer = await server.call('POST', '/_emulator/faults', body, { 'content-type': 'text/plain' });
    expect(answer.status).toBe(422);
  });
});
