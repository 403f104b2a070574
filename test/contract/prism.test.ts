import LlamaCloud from '@llamaindex/llama-cloud';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import { machineClock } from '../../src/pipeline/apply/apply-batches.ts';
import { batchesAt, folderWith, initLedger, manifest, runAt, startHurried } from '../cli/apply-world.ts';
import { run } from '../cli/run.ts';
import { hasOpenApiDocument } from '../emulator/openapi-document.ts';
import { driveApi, driveDirectory } from '../emulator/sdk-contract.ts';
import { driveV2, sdkV2For } from '../emulator/sdk-v2-contract.ts';
import { fill, KEY, start, temporaryDirectory } from '../emulator/start.ts';
import type { FaultServer } from '../submit/fault-server.ts';
import { json, startFaultServer } from '../submit/fault-server.ts';
import { GOOD } from '../submit/faults.ts';
import { hurriedClient } from '../submit/test-client.ts';
import { driveClient } from './drive-client.ts';
import type { PrismProxy } from './prism-proxy.ts';
import { startPrism, startProxy } from './prism-proxy.ts';

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

  test('what the official client that knows v2 asks and the emulator answers', async () => {
    const server = await start();
    const prism = await startProxy(server.url);
    await driveV2(sdkV2For(prism.url, KEY, prism.fetch), server.clock.advance);
    expect(prism.violations()).toEqual([]);
    expect(prism.passed()).toMatchInlineSnapshot(`
      Set {
        "POST /api/v1/beta/directories 201",
        "POST /api/v1/beta/directories/…/files/upload 201",
        "POST /api/v1/beta/configurations 201",
        "GET /api/v1/beta/configurations/… 200",
        "PUT /api/v1/beta/configurations/… 200",
        "GET /api/v1/beta/configurations 200",
        "POST /api/v1/beta/webhook-configs 201",
        "GET /api/v1/beta/webhook-configs/… 200",
        "PUT /api/v1/beta/webhook-configs/… 200",
        "GET /api/v1/beta/webhook-configs 200",
        "POST /api/v2/batches 201",
        "GET /api/v2/batches/… 200",
        "GET /api/v2/parse/… 200",
        "GET /api/v2/parse 200",
        "POST /api/v2/batches/…/cancel 200",
        "GET /api/v2/batches 200",
        "POST /api/v2/parse/…/cancel 200",
        "DELETE /api/v1/beta/configurations/… 204",
        "DELETE /api/v1/beta/webhook-configs/… 204",
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
        "GET /api/v1/beta/batch-processing/… 200",
        "GET /api/v1/beta/batch-processing 200",
        "GET /api/v1/beta/batch-processing/…/items 200",
        "GET /api/v1/beta/batch-processing/items/…/processing-results 200",
        "GET /api/v1/parsing/job/…/result/markdown 200",
        "GET /api/v1/parsing/job/…/result/text 200",
        "GET /api/v1/parsing/job/…/result/json 200",
      }
    `);
  });

  test('what applying asks, and speaking of what was applied', async () => {
    const server = await startHurried();
    const prism = await startProxy(server.url);
    vi.stubGlobal('fetch', prism.fetch);
    const { directory, items } = await fill(server, { 'x.txt': 'Ex', 'y.txt': 'Why' });
    const cwd = await folderWith({
      'files.parsebatch.yaml': manifest('files', 'files: ["box/*.txt"]'),
      'directory.parsebatch.yaml': manifest('directory', `directory_id: ${directory}, page_size: 1`),
      'items.parsebatch.yaml': manifest('items', `item_ids: [${items.join(', ')}]`),
      'staged.parsebatch.yaml': manifest('staged', `directory_id: ${directory}, stage: true`),
      'box/a.txt': 'Alpha',
      'box/b.txt': 'Beta',
    });
    await initLedger(cwd);
    const ask = async (...argv: readonly string[]): Promise<number> =>
      (await runAt({ url: prism.url }, cwd, argv)).exitCode;
    server.faults.add({ kind: 'item', name: 'box/b.txt', status: 'failed', reason: 'no text' });
    expect(await ask('plan', '--require-online')).toBe(EXIT.ok);
    expect(await ask('apply', '--wait')).toBe(EXIT.incomplete);
    expect(await ask('apply', '--wait')).toBe(EXIT.incomplete);
    server.faults.clear();
    expect(await ask('retry', 'files')).toBe(EXIT.ok);
    expect(await ask('apply', '--wait', '--format', 'json')).toBe(EXIT.ok);
    expect(await ask('watch', 'files')).toBe(EXIT.ok);
    expect(await ask('status', 'directory')).toBe(EXIT.ok);
    expect(await ask('results', 'staged', '--as', 'text,markdown,json', '--download', 'out')).toBe(EXIT.ok);
    expect(await batchesAt(server)).toHaveLength(5);
    expect(prism.violations()).toEqual([]);
    expect([...prism.passed()].sort()).toMatchInlineSnapshot(`
      [
        "GET /api/v1/beta/batch-processing 200",
        "GET /api/v1/beta/batch-processing/items/…/processing-results 200",
        "GET /api/v1/beta/batch-processing/… 200",
        "GET /api/v1/beta/batch-processing/…/items 200",
        "GET /api/v1/beta/directories 200",
        "GET /api/v1/beta/directories/…/files 200",
        "GET /api/v1/parsing/job/…/result/json 200",
        "GET /api/v1/parsing/job/…/result/markdown 200",
        "GET /api/v1/parsing/job/…/result/text 200",
        "GET /api/v1/projects 200",
        "POST /api/v1/beta/batch-processing 201",
        "POST /api/v1/beta/directories 201",
        "POST /api/v1/beta/directories/…/files 201",
        "POST /api/v1/beta/directories/…/files/upload 201",
      ]
    `);
  });

  test('what is asked where an answer is lost, and to cancel what was applied', async () => {
    const server = await start({ clock: machineClock, settings: { batchMilliseconds: 60_000 } });
    const prism = await startProxy(server.url);
    vi.stubGlobal('fetch', prism.fetch);
    const cwd = await folderWith({ 'a.parsebatch.yaml': manifest('a', 'files: [a.txt]'), 'a.txt': 'Alpha' });
    await initLedger(cwd);
    const ask = async (...argv: readonly string[]): Promise<number> =>
      (await runAt({ url: prism.url }, cwd, argv)).exitCode;
    server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble: { do: 'drop', when: 'after' } });
    expect(await ask('apply', '--settle', '0')).toBe(EXIT.ok);
    expect(await ask('apply')).toBe(EXIT.ok);
    expect(await ask('cancel', 'a', '--reason', 'enough')).toBe(EXIT.ok);
    expect(await ask('apply')).toBe(EXIT.incomplete);
    expect(await batchesAt(server)).toMatchObject([{ status: 'cancelled' }]);
    // The lost answer is the only one that is not as documented.
    const lost = { operation: expect.stringMatching(/^POST \/api\/v1\/beta\/batch-processing 5\d\d$/) };
    expect(prism.violations()).toMatchObject([lost]);
    expect([...prism.passed()].sort()).toMatchInlineSnapshot(`
      [
        "GET /api/v1/beta/batch-processing 200",
        "GET /api/v1/beta/batch-processing/… 200",
        "GET /api/v1/beta/batch-processing/…/items 200",
        "GET /api/v1/beta/directories 200",
        "GET /api/v1/beta/directories/…/files 200",
        "GET /api/v1/projects 200",
        "POST /api/v1/beta/batch-processing 500",
        "POST /api/v1/beta/batch-processing/…/cancel 200",
        "POST /api/v1/beta/directories 201",
        "POST /api/v1/beta/directories/…/files/upload 201",
      ]
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
