import { readFileSync } from 'node:fs';
import LlamaCloud from '@llamaindex/llama-cloud';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { hasOpenApiDocument, OPENAPI_DOCUMENT } from './openapi-document.ts';
import { driveApi } from './sdk-contract.ts';
import { driveV2, sdkV2For } from './sdk-v2-contract.ts';
import type { Started } from './start.ts';
import { KEY, start } from './start.ts';

interface OpenApi {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, object>> }>>>
  >;
}

test.skipIf(!hasOpenApiDocument)('every answer has a status and a shape that the OpenAPI document has', async () => {
  const violations: string[] = [];
  const checked = new Set<string>();
  const check = createCheck(JSON.parse(readFileSync(OPENAPI_DOCUMENT, 'utf8')) as OpenApi);
  const server = await start();
  const watched = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const answer = await fetch(input, init);
    const path = new URL(String(input)).pathname;
    // The client also tries what `fetch` can do on an address of its own.
    if (!path.startsWith('/api/')) return answer;
    const isJson = answer.headers.get('content-type') === 'application/json';
    const body: unknown = isJson ? await answer.clone().json() : undefined;
    const { operation, problem } = check((init?.method ?? 'GET').toLowerCase(), path, answer.status, body);
    checked.add(operation);
    if (problem !== undefined) violations.push(`${operation}: ${problem}`);
    return answer;
  };
  const client = new LlamaCloud({ baseURL: server.url, apiKey: KEY, maxRetries: 0, fetch: watched });
  const { batchId, directoryId } = await driveApi(client, () => server.clock.advance(1000));
  await readTheRest(watched, server, batchId, directoryId);
  const { batchId: batchV2, jobId } = await driveV2(sdkV2For(server.url, KEY, watched), server.clock.advance);
  await readTheRestOfV2(watched, server.url, batchV2, jobId);
  expect(violations).toEqual([]);
  expect(checked.size).toBeGreaterThan(25);
  const ofV2 = /configurations|webhook-configs|\/v2\//;
  expect([...checked].filter((operation) => ofV2.test(operation)).toSorted()).toMatchInlineSnapshot(`
    [
      "delete /api/v1/beta/configurations/{config_id} 204",
      "delete /api/v1/beta/webhook-configs/{config_id} 204",
      "get /api/v1/beta/configurations 200",
      "get /api/v1/beta/configurations 422",
      "get /api/v1/beta/configurations/{config_id} 200",
      "get /api/v1/beta/webhook-configs 200",
      "get /api/v1/beta/webhook-configs 422",
      "get /api/v1/beta/webhook-configs/{config_id} 200",
      "get /api/v2/batches 200",
      "get /api/v2/batches 422",
      "get /api/v2/batches/{batch_id} 200",
      "get /api/v2/batches/{batch_id} 422",
      "get /api/v2/parse 200",
      "get /api/v2/parse 422",
      "get /api/v2/parse/versions 200",
      "get /api/v2/parse/{job_id} 200",
      "get /api/v2/parse/{job_id} 422",
      "post /api/v1/beta/configurations 201",
      "post /api/v1/beta/configurations 422",
      "post /api/v1/beta/webhook-configs 201",
      "post /api/v1/beta/webhook-configs 422",
      "post /api/v2/batches 201",
      "post /api/v2/batches 422",
      "post /api/v2/batches/{batch_id}/cancel 200",
      "post /api/v2/parse/{job_id}/cancel 200",
      "put /api/v1/beta/configurations/{config_id} 200",
      "put /api/v1/beta/configurations/{config_id} 422",
      "put /api/v1/beta/webhook-configs/{config_id} 200",
      "put /api/v1/beta/webhook-configs/{config_id} 422",
    ]
  `);
});

/** What the official client has no call for, or the drive no use. */
async function readTheRest(send: typeof fetch, server: Started, batchId: string, directoryId: string): Promise<void> {
  const get = (path: string) => send(server.url + path, { headers: { authorization: `Bearer ${KEY}` } });
  const items = (await server.call('GET', `/api/v1/beta/batch-processing/${batchId}/items`)).body.items;
  for (const part of ['', '/details', '/result/text', '/result/markdown', '/result/json']) {
    await get(`/api/v1/parsing/job/${items[0].job_id}${part}`);
  }
  const [project] = (await server.call('GET', '/api/v1/projects')).body;
  await get('/api/v1/projects');
  await get(`/api/v1/projects/${project.id}`);
  await get(`/api/v1/beta/directories/${directoryId}`);
  await get(`/api/v1/beta/directories/${directoryId}/files?expand=download_url`);
  await get('/api/v1/beta/files?expand=download_url');
  await get('/api/v1/beta/batch-processing?limit=x');
  const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
  const write = (method: string, path: string, body: object = {}) =>
    send(server.url + path, { method, headers, body: JSON.stringify(body) });
  await write('POST', '/api/v1/beta/batch-processing', { job_config: 3 });
  await write('POST', '/api/v1/beta/files/query');
  const directory = `/api/v1/beta/directories/${directoryId}`;
  await write('PATCH', directory, { name: 'renamed' });
  await write('PATCH', `${directory}/files/${items[0].item_id}`, { display_name: 'renamed' });
  await write('POST', `${directory}/files/bulk-delete`, { directory_file_ids: [items[0].item_id] });
  await write('DELETE', `${directory}/files/${items[1].item_id}`);
  await write('DELETE', directory);
}

/** What the official client has no call for in v2, and what is refused there. */
async function readTheRestOfV2(send: typeof fetch, url: string, batchId: string, jobId: string): Promise<void> {
  const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
  const get = (path: string) => send(url + path, { headers });
  await get('/api/v2/parse/versions');
  const expand = ['forms', 'text_full', 'markdown_full', 'images_content_metadata', 'items_content_metadata'];
  await get(`/api/v2/parse/${jobId}?${expand.map((name) => `expand=${name}`).join('&')}`);
  await get(`/api/v2/batches/${batchId}?expand=results&project_id=x`);
  await get(`/api/v2/parse/${jobId}?project_id=x`);
  await get('/api/v2/parse?page_size=x');
  await get('/api/v2/batches?page_size=x');
  await get('/api/v1/beta/configurations?product_type=x');
  await get('/api/v1/beta/webhook-configs?project_id=x');
  for (const path of ['/api/v2/batches', '/api/v1/beta/configurations', '/api/v1/beta/webhook-configs']) {
    await send(url + path, { method: 'POST', headers, body: '{}' });
  }
  const parameters = { product_type: 'parse_v2', tier: 'fast', version: 'latest', page_ranges: { page: 1 } };
  const body = JSON.stringify({ name: 'x', parameters });
  await send(`${url}/api/v1/beta/configurations`, { method: 'POST', headers, body });
  for (const path of ['/api/v1/beta/configurations/cfg-x', '/api/v1/beta/webhook-configs/whc-x']) {
    await send(url + path, { method: 'PUT', headers, body: '{"name":3,"webhook_url":3}' });
  }
}

interface Checked {
  readonly operation: string;
  readonly problem?: string;
}

function createCheck(document: OpenApi): (method: string, path: string, status: number, body: unknown) => Checked {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'openapi');
  return (method, path, status, body) => {
    const known = Object.keys(document.paths).filter(
      (pattern) => fits(pattern, path) && document.paths[pattern]?.[method],
    );
    const pattern = known.toSorted((one, other) => one.split('{').length - other.split('{').length)[0];
    if (pattern === undefined) return { operation: `${method} ${path}`, problem: 'no such path' };
    const operation = `${method} ${pattern} ${status}`;
    if (document.paths[pattern]?.[method]?.responses[status] === undefined)
      return { operation, problem: 'no such status' };
    if (body === undefined) return { operation };
    const parts = ['paths', pattern, method, 'responses', String(status), 'content', 'application/json', 'schema'];
    const pointer = parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    const fitsShape = ajv.getSchema(`openapi#/${pointer}`);
    if (fitsShape === undefined) return { operation, problem: 'no such shape' };
    return { operation, ...(!fitsShape(body) && { problem: ajv.errorsText(fitsShape.errors) }) };
  };
}

function fits(pattern: string, path: string): boolean {
  const [parts, segments] = [pattern.split('/'), path.split('/')];
  return (
    parts.length === segments.length && parts.every((part, index) => part.startsWith('{') || part === segments[index])
  );
}
