import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Started } from './start.ts';
import { fill, start } from './start.ts';

const BATCHES = '/api/v1/beta/batch-processing';
const DIRECTORIES = '/api/v1/beta/directories';

describe('requests that the API refuses', () => {
  test.each([
    [{}, ['body', 'job_config'], 'missing'],
    [{ job_config: {} }, ['body'], 'value_error'],
    [{ job_config: 3 }, ['body', 'job_config', 'BatchParseJobRecordCreate'], 'model_attributes_type'],
    [{ item_ids: ['x'], job_config: { job_name: 'other' } }, at('job_name'), 'literal_error'],
    [{ item_ids: ['x'], job_config: { correlation_id: 'no' } }, at('correlation_id'), 'uuid_parsing'],
    [
      { item_ids: ['x'], job_config: { partitions: { nope: 'x' } } },
      at('partitions', 'nope', '[key]'),
      'literal_error',
    ],
    [{ item_ids: ['x'], job_config: { parameters: { max_pages: 1.5 } } }, at('parameters', 'max_pages'), 'int_type'],
    [{ item_ids: ['x'], job_config: { parameters: { fast_mode: 'x' } } }, at('parameters', 'fast_mode'), 'bool_type'],
    [{ item_ids: ['x'], job_config: { parameters: { languages: null } } }, at('parameters', 'languages'), 'list_type'],
    [{ item_ids: [1], job_config: {} }, ['body', 'item_ids', 0], 'string_type'],
    [{ item_ids: ['x'], job_config: {}, page_size: 0 }, ['body', 'page_size'], 'greater_than_equal'],
    [{ item_ids: ['x'], job_config: {}, page_size: 1001 }, ['body', 'page_size'], 'less_than_equal'],
  ])('%j is a 422 at its place', async (body, loc, type) => {
    const server = await start();
    const answer = await server.call('POST', BATCHES, body);
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toMatchObject([{ loc, type }]);
  });

  test.each([
    [`${BATCHES}?limit=0`, ['query', 'limit']],
    [`${BATCHES}?limit=1001`, ['query', 'limit']],
    [`${BATCHES}?offset=-1`, ['query', 'offset']],
    [`${BATCHES}?offset=x`, ['query', 'offset']],
    [`${BATCHES}?status=RUNNING`, ['query', 'status']],
    [`${BATCHES}?project_id=mine`, ['query', 'project_id']],
    [`${DIRECTORIES}?include_deleted=perhaps`, ['query', 'include_deleted']],
  ])('%s is a 422 at its place', async (path, loc) => {
    const server = await start();
    const answer = await server.call('GET', path);
    expect(answer).toMatchObject({ status: 422, body: { detail: [{ loc }] } });
  });

  test('a body that is no JSON is a 422', async () => {
    const server = await start();
    const asJson = { 'content-type': 'application/json' };
    expect((await server.call('POST', DIRECTORIES, '{"name":', asJson)).body.detail[0].type).toBe('json_invalid');
    expect((await server.call('POST', DIRECTORIES, 'name=x', { 'content-type': 'text/plain' })).status).toBe(422);
  });

  test('a body without end is cut off', async () => {
    const server = await start();
    const body = JSON.stringify({ name: 'x'.repeat(17 * 1024 * 1024) });
    const answer = server.call('POST', DIRECTORIES, body, { 'content-type': 'application/json' });
    // A client that is still sending may see the connection end before it reads the answer.
    const status = await answer.then((given) => given.status).catch(() => 413);
    expect(status).toBe(413);
  });

  test('a body that nests without end is a 422', async () => {
    const server = await start();
    const body = `{"item_ids":["x"],"job_config":{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
    const answer = await server.call('POST', BATCHES, body, { 'content-type': 'application/json' });
    expect(answer.body.detail).toMatchObject([{ type: 'json_invalid' }]);
  });

  test('of an upload that breaks off nothing stays', async () => {
    const server = await start();
    const { directory } = await fill(server, {});
    const path = `${DIRECTORIES}/${directory}/files/upload`;
    const type = { 'content-type': 'multipart/form-data; boundary=xyz' };
    const part = '--xyz\r\ncontent-disposition: form-data; name="upload_file"; filename="a"\r\n\r\nhalf';
    expect((await server.call('POST', path, part, type)).status).toBe(400);
    await breakOff(server, path, part);
    await vi.waitFor(() => expect(readdirSync(join(server.store, 'blobs', 'partial'))).toEqual([]));
    expect((await server.call('GET', `${DIRECTORIES}/${directory}/files`)).body.items).toEqual([]);
    expect(readdirSync(join(server.store, 'blobs'))).toEqual(['partial']);
  });

  test('an upload without its file, or with metadata that is no object, is a 422', async () => {
    const server = await start();
    const { directory } = await fill(server, {});
    const path = `${DIRECTORIES}/${directory}/files/upload`;
    const form = new FormData();
    form.append('display_name', 'x');
    expect((await server.call('POST', path, form)).body.detail).toMatchObject([{ loc: ['body', 'upload_file'] }]);
    expect((await server.call('POST', path, {})).body.detail).toMatchObject([{ loc: ['body', 'upload_file'] }]);
    form.append('upload_file', new Blob(['x']), 'x.txt');
    form.append('metadata', '[1]');
    expect((await server.call('POST', path, form)).body.detail).toMatchObject([{ loc: ['body', 'metadata'] }]);
  });

  test('an unknown parameter passes and does nothing, as with the API', async () => {
    const server = await start();
    const { items } = await fill(server, { 'a.txt': 'A' });
    const parameters = { target_page: '0', parsingInstruction: 'x' };
    expect((await server.call('POST', BATCHES, { item_ids: items, job_config: { parameters } })).status).toBe(201);
  });

  test.each([
    ['GET', '/api/v1/beta/nothing', 404],
    ['PUT', DIRECTORIES, 405],
    ['GET', `${BATCHES}/bjb-none/items`, 404],
    ['GET', `${BATCHES}/items/dfl-none/processing-results`, 404],
    ['GET', '/api/v1/parsing/job/none/result/text', 404],
    ['GET', '/api/v1/projects/none', 404],
    ['GET', `${DIRECTORIES}?page_token=x`, 400],
  ])('%s %s is a %i', async (method, path, status) => {
    const server = await start();
    expect((await server.call(method, path)).status).toBe(status);
  });

  test('without a key, with a wrong one and under a strange host name nobody gets in', async () => {
    const server = await start({ keys: ['llx-right'] });
    expect((await fetch(`${server.url}${BATCHES}`)).status).toBe(401);
    expect((await server.call('GET', BATCHES)).status).toBe(401);
    expect((await server.call('GET', BATCHES, undefined, { authorization: 'Bearer llx-right' })).status).toBe(200);
    expect(await statusUnderHost(server, 'evil.example')).toBe(421);
  });
});

describe('directories and files', () => {
  test('a unique id is taken once per directory', async () => {
    const server = await start();
    const { directory } = await fill(server, { 'a.txt': 'A' });
    const form = new FormData();
    form.append('upload_file', new Blob(['B']), 'a.txt');
    expect((await server.call('POST', `${DIRECTORIES}/${directory}/files/upload`, form)).status).toBe(409);
  });

  test('files are filtered, moved, deleted one by one and many at once', async () => {
    const server = await start();
    const { directory, items } = await fill(server, { 'a.txt': 'A', 'b.txt': 'B', 'c.md': 'C' });
    const other = (await fill(server, {})).directory;
    const path = `${DIRECTORIES}/${directory}/files`;
    const names = async (query = '') =>
      (await server.call('GET', path + query)).body.items.map((file: { display_name: string }) => file.display_name);
    expect(await names('?display_name_contains=.txt')).toEqual(['a.txt', 'b.txt']);
    expect(await names('?unique_id=c.md')).toEqual(['c.md']);
    expect(await names('?updated_at_on_or_after=2999-01-01T00:00:00Z')).toEqual([]);
    await server.call('PATCH', `${path}/${items[0]}`, { target_directory_id: other, metadata: { moved: true } });
    expect(await names()).toEqual(['b.txt', 'c.md']);
    expect((await server.call('DELETE', `${path}/${items[1]}`)).status).toBe(204);
    expect((await server.call('POST', `${path}/bulk-delete`, { directory_file_ids: [items[2], 'x'] })).status).toBe(
      204,
    );
    expect(await names()).toEqual([]);
    expect(await names('?include_deleted=true')).toEqual(['b.txt', 'c.md']);
    const tooMany = { directory_file_ids: Array.from({ length: 101 }, String) };
    expect((await server.call('POST', `${path}/bulk-delete`, tooMany)).status).toBe(422);
  });

  test('a link to a file works without a key, until it expires or is touched', async () => {
    const server = await start();
    await fill(server, { 'a.txt': 'Alpha' });
    const [file] = (await server.call('GET', '/api/v1/beta/files')).body.items;
    const { url } = (await server.call('GET', `/api/v1/beta/files/${file.id}/content?expires_at_seconds=60`)).body;
    expect(await (await fetch(url)).text()).toBe('Alpha');
    expect((await fetch(url.replace('until=', 'until=9'))).status).toBe(403);
    server.clock.advance(61_000);
    expect((await fetch(url)).status).toBe(403);
  });

  test('files are queried by name', async () => {
    const server = await start();
    await fill(server, { 'a.txt': 'A', 'b.txt': 'B' });
    const answer = await server.call('POST', '/api/v1/beta/files/query', {
      filter: { file_name: 'b.txt' },
      page_size: 1,
    });
    expect(answer.body.items).toMatchObject([{ name: 'b.txt', file_type: 'txt' }]);
  });
});

/** Sends the beginning of an upload and closes the connection once it has arrived. */
async function breakOff(server: Started, path: string, part: string): Promise<void> {
  const headers = { authorization: 'Bearer k', 'content-type': 'multipart/form-data; boundary=xyz' };
  const sent = request(server.url + path, { method: 'POST', headers: { ...headers, 'content-length': 1_000_000 } });
  sent.on('error', () => undefined);
  sent.write(part);
  await vi.waitFor(() => expect(readdirSync(join(server.store, 'blobs', 'partial'))).toHaveLength(1));
  sent.destroy();
}

/** `fetch` sets the host itself. */
function statusUnderHost(server: Started, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { host, authorization: 'Bearer llx-right' };
    const sent = request(`${server.url}${BATCHES}`, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on('error', reject).end();
  });
}

function at(...path: readonly string[]): readonly string[] {
  return ['body', 'job_config', 'BatchParseJobRecordCreate', ...path];
}
