import LlamaCloud from '@llamaindex/llama-cloud';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { run } from '../cli/run.ts';
import { hasOpenApiDocument } from '../emulator/openapi-document.ts';
import { driveApi, driveDirectory } from '../emulator/sdk-contract.ts';
import { fill, KEY, start, temporaryDirectory } from '../emulator/start.ts';
import type { FaultServer } from '../submit/fault-server.ts';
import { json, startFaultServer } from '../submit/fault-server.ts';
import { GOOD } from '../submit/faults.ts';
import { hurriedClient } from '../submit/test-client.ts';
import { driveClient } from './drive-client.ts';
import type { PrismProxy } from './prism-proxy.ts';
import { startPrism } from './prism-proxy.ts';

const BATCHES = '/api/v1/beta/batch-processing';

describe.skipIf(!hasOpenApiDocument)('held against the OpenAPI document on the way, nothing is wrong with', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('what the official client asks and the emulator answers', async () => {
    const server = await start();
    const prism = await startProxy(server.url);
    const client = new LlamaCloud({ baseURL: prism.url, apiKey: KEY, maxRetries: 0, fetch: prism.fetch });
    const { directoryId } = await driveApi(client, () => server.clock.advance(1000));
    await driveDirectory(client, directoryId);
    expect(prism.violations()).toEqual([]);
    expect(prism.passed()).toMatchInlineSnapshot(`
      Set {
        "POST /api/v1/beta/directories 201",
        "POST /api/v1/beta/directories/…/files/upload 201",
        "POST /api/v1/beta/files 201",
        "POST /api/v1/beta/directories/…/files 201",
        "GET /api/v1/beta/directories/…/files 200",
        "GET /api/v1/beta/directories/…/files/… 200",
        "GET /api/v1/beta/files/…/content 200",
        "POST /api/v1/beta/batch-processing 201",
        "GET /api/v1/beta/batch-processing/… 200",
        "GET /api/v1/beta/batch-processing/…/items 200",
        "GET /api/v1/beta/batch-processing/items/…/processing-results 200",
        "GET /api/v1/beta/batch-processing 200",
        "POST /api/v1/beta/batch-processing/…/cancel 200",
        "GET /api/v1/projects 200",
        "GET /api/v1/projects/… 200",
        "PATCH /api/v1/beta/directories/… 200",
        "GET /api/v1/beta/directories 200",
        "PATCH /api/v1/beta/directories/…/files/… 200",
        "DELETE /api/v1/beta/directories/…/files/… 204",
        "GET /api/v1/beta/files 200",
        "POST /api/v1/beta/files/query 200",
        "DELETE /api/v1/beta/files/… 204",
        "DELETE /api/v1/beta/directories/… 204",
      }
    `);
  });

  test('what our own client asks', async () => {
    const server = await start();
    const prism = await startProxy(server.url);
    const client = hurriedClient(prism.url, undefined, { fetch: prism.fetch });
    await driveClient(client, () => server.clock.advance(1000));
    expect(prism.violations()).toEqual([]);
    expect(prism.passed()).toMatchInlineSnapshot(`
      Set {
        "GET /api/v1/projects 200",
        "POST /api/v1/beta/directories 201",
        "GET /api/v1/beta/directories/… 200",
        "POST /api/v1/beta/directories/…/files/upload 201",
        "POST /api/v1/beta/directories/…/files 201",
        "GET /api/v1/beta/directories/…/files 200",
        "POST /api/v1/beta/batch-processing 201",
        "GET /api/v1/beta/batch-processing/… 200",
        "GET /api/v1/beta/batch-processing 200",
        "GET /api/v1/beta/batch-processing/…/items 200",
        "GET /api/v1/beta/batch-processing/items/…/processing-results 200",
        "GET /api/v1/parsing/job/…/result/text 200",
        "GET /api/v1/parsing/job/…/result/markdown 200",
        "GET /api/v1/parsing/job/…/result/json 200",
        "POST /api/v1/beta/batch-processing/…/cancel 200",
        "POST /api/v1/beta/directories/…/files/bulk-delete 204",
        "DELETE /api/v1/beta/directories/… 204",
      }
    `);
  });

  test('what the commands ask', async () => {
    const server = await start();
    const prism = await startProxy(server.url);
    vi.stubGlobal('fetch', prism.fetch);
    const { directory } = await fill(server, { 'a.txt': 'Alpha' });
    const source = { directory_id: directory, job_config: { parameters: {} } };
    const [id, other] = [await server.call('POST', BATCHES, source), await server.call('POST', BATCHES, source)].map(
      ({ body }) => String(body.id),
    );
    const ask = async (...argv: readonly string[]): Promise<number> =>
      (await run([...argv, '--base-url', prism.url], { env: { LLAMA_CLOUD_API_KEY: KEY } })).exitCode;
    expect(await ask('cancel', other ?? '', '--reason', 'enough')).toBe(0);
    server.clock.advance(1000);
    expect(await ask('list', '--all')).toBe(0);
    expect(await ask('list', '--directory', directory, '--job-type', 'parse', '--status', 'cancelled')).toBe(0);
    expect(await ask('status', id ?? '')).toBe(0);
    expect(await ask('watch', id ?? '')).toBe(0);
    expect(await ask('items', id ?? '', '--status', 'completed')).toBe(0);
    expect(await ask('items', other ?? '', '--format', 'json')).toBe(0);
    expect(await ask('results', id ?? '')).toBe(0);
    expect(await ask('results', id ?? '', '--as', 'text,markdown,json', '--download', temporaryDirectory())).toBe(0);
    expect(prism.violations()).toEqual([]);
    expect(prism.passed()).toMatchInlineSnapshot(`
      Set {
        "POST /api/v1/beta/batch-processing/…/cancel 200",
        "GET /api/v1/beta/batch-processing 200",
        "GET /api/v1/beta/batch-processing/… 200",
        "GET /api/v1/beta/batch-processing/…/items 200",
        "GET /api/v1/beta/batch-processing/items/…/processing-results 200",
        "GET /api/v1/parsing/job/…/result/markdown 200",
        "GET /api/v1/parsing/job/…/result/text 200",
        "GET /api/v1/parsing/job/…/result/json 200",
      }
    `);
  });
});

describe.skipIf(!hasOpenApiDocument)('the proxy reports', () => {
  let server: FaultServer;
  let prism: PrismProxy;
  beforeAll(async () => {
    server = await startFaultServer();
    prism = await startPrism(server.url);
  });
  afterAll(async () => {
    await prism.close();
    await server.close();
  });
  beforeEach(() => prism.forget());

  test('requests that the document does not allow', async () => {
    const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
    const post = (path: string, body: object) =>
      prism.fetch(prism.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    await prism.fetch(`${prism.url}${BATCHES}?limit=5000`, { headers });
    await prism.fetch(prism.url + BATCHES);
    await prism.fetch(`${prism.url}/api/v1/beta/nowhere`, { headers });
    await post(BATCHES, { directory_id: 'dir-1' });
    await post(BATCHES, { job_config: {}, page_size: 0 });
    await post('/api/v1/beta/directories', { description: 'without a name' });
    expect(prism.violations()).toEqual([
      { operation: `GET ${BATCHES} 422`, said: expect.stringContaining('limit must be <= 1000') },
      { operation: `GET ${BATCHES} 401`, said: expect.stringContaining('UNAUTHORIZED') },
      { operation: 'GET /api/v1/beta/nowhere 404', said: expect.stringContaining('NO_PATH_MATCHED_ERROR') },
      { operation: `POST ${BATCHES} 422`, said: expect.stringContaining("required property 'job_config'") },
      { operation: `POST ${BATCHES} 422`, said: expect.stringContaining('page_size must be >= 1') },
      { operation: 'POST /api/v1/beta/directories 422', said: expect.stringContaining("required property 'name'") },
    ]);
  });

  test('answers that the document does not have', async () => {
    server.handle(json(200, { items: [{ id: 'bjb-1', status: 'running' }] }));
    const get = (path: string) => prism.fetch(prism.url + path, { headers: { authorization: `Bearer ${KEY}` } });
    await get(BATCHES);
    server.handle(json(200, { job: GOOD.job, progress_percentage: 'half' }));
    await get(`${BATCHES}/bjb-1`);
    server.handle(json(418, {}));
    await get('/api/v1/beta/directories/dir-1');
    server.handle(json(200, { job: GOOD.job, progress_percentage: 50 }));
    await get(`${BATCHES}/bjb-1`);
    expect(prism.violations()).toEqual([
      { operation: `GET ${BATCHES} 500`, said: expect.stringContaining("required property 'total_items'") },
      { operation: `GET ${BATCHES}/bjb-1 500`, said: expect.stringContaining('progress_percentage must be number') },
      { operation: 'GET /api/v1/beta/directories/dir-1 418', said: expect.stringContaining('status code') },
    ]);
  });
});

async function startProxy(upstream: string): Promise<PrismProxy> {
  const prism = await startPrism(upstream);
  onTestFinished(prism.close);
  return prism;
}
