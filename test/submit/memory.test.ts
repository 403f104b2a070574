import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const MEGABYTE = 1024 * 1024;
const SIZE = 500 * MEGABYTE;
const ITEMS = 100_000;

const run = promisify(execFile);
const directory = mkdtempSync(join(tmpdir(), 'parsebatch-memory-'));
const child = join(directory, 'child.mjs');
const batches: object[] = [];
let received = 0;
let statedLength = 0;

const server = createServer((request, response) => {
  const isOfBatches = (request.url ?? '').startsWith('/api/v1/beta/batch-processing?');
  if (request.method === 'GET' && isOfBatches)
    return void response.writeHead(200, JSON_TYPE).end(JSON.stringify({ items: batches.toReversed() }));
  if (request.method === 'GET') return void response.writeHead(200, JSON_TYPE).end(pageOf(request.url ?? ''));
  statedLength = Number(request.headers['content-length']);
  request.on('data', (chunk: Buffer) => {
    received += chunk.length;
  });
  request.on('end', () => {
    const batch = {
      id: `bjb-${batches.length}`,
      status: 'pending',
      project_id: 'p',
      job_type: 'parse',
      total_items: 1,
    };
    const isUpload = (request.url ?? '').includes('/upload');
    if (!isUpload) batches.push(batch);
    response.writeHead(201, JSON_TYPE).end(JSON.stringify(isUpload ? FILE : batch));
  });
});

const JSON_TYPE = { 'content-type': 'application/json' };
const FILE = { id: 'dfl-1', project_id: 'p', directory_id: 'dir-1', unique_id: 'u', display_name: 'd' };

beforeAll(async () => {
  const entry = join(import.meta.dirname, 'memory.child.ts');
  buildSync({ entryPoints: [entry], outfile: child, bundle: true, platform: 'node', format: 'esm' });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
  rmSync(directory, { recursive: true });
});

describe('a process stays under 150 MB', () => {
  test('while it uploads 500 MB', async () => {
    const file = join(directory, 'large.pdf');
    writeFileSync(file, '');
    truncateSync(file, SIZE);
    const { said, megabytes } = await measure('upload', file);
    expect(said).toBe('done');
    expect(received).toBe(statedLength);
    expect(received).toBeGreaterThan(SIZE);
    expect(megabytes).toBeLessThan(150);
  }, 60_000);

  test('while it lists 100,000 items', async () => {
    const { said, megabytes } = await measure('list');
    expect(said).toBe(ITEMS);
    expect(megabytes).toBeLessThan(150);
  }, 60_000);
});

describe('a process that sends 100,000 items', () => {
  test('in a hundred shards stays under 200 MB', async () => {
    const { said, megabytes } = await measure('send', join(directory, 'ledger'));
    expect(said).toBe(100);
    expect(batches).toHaveLength(100);
    expect(megabytes).toBeLessThan(200);
  }, 60_000);
});

async function measure(...args: readonly string[]): Promise<{ readonly said: unknown; readonly megabytes: number }> {
  const [task = '', ...rest] = args;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { stdout } = await run(process.execPath, [child, task, url, ...rest]);
  return JSON.parse(stdout);
}

function pageOf(url: string): string {
  const query = new URL(url, 'http://x').searchParams;
  const offset = Number(query.get('offset'));
  const length = Math.max(0, Math.min(Number(query.get('limit')), ITEMS - offset));
  const items = Array.from({ length }, (_, index) => ({
    item_id: `dfl-00000000-0000-0000-0000-${String(offset + index).padStart(12, '0')}`,
    item_name: `some/longer/folder/invoice-${offset + index}.pdf`,
    status: 'completed',
    job_id: `job-${offset + index}`,
    job_record_id: null,
    skip_reason: null,
    error_message: null,
    started_at: '2026-01-01T00:00:00Z',
    completed_at: '2026-01-01T00:00:00Z',
  }));
  return JSON.stringify({ items, next_page_token: null, total_size: null });
}
