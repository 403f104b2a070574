import { readdirSync, readFileSync } from 'node:fs';
import * as nodeFiles from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../src/core/redact.ts';
import type { WritableFiles } from '../../src/files/write-file.ts';
import type { DownloadRequest } from '../../src/pipeline/download-results.ts';
import { prepareDownload } from '../../src/pipeline/download-results.ts';
import { createClient } from '../../src/submit/client/client.ts';
import { machineClock } from '../../src/submit/clock.ts';
import { fill, KEY, start, temporaryDirectory } from '../emulator/start.ts';

const FILES = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`${index}.txt`, `Text ${index}`]));

/** A batch that is done, and what is needed to download it; the results that are asked for are counted. */
async function prepare(): Promise<{ request: DownloadRequest; fetched: () => number; out: string }> {
  const server = await start();
  const { directory } = await fill(server, FILES);
  const body = { directory_id: directory, job_config: { parameters: {} } };
  const batch = (await server.call('POST', '/api/v1/beta/batch-processing', body)).body.id;
  server.clock.advance(1_000);
  let count = 0;
  const counting: typeof fetch = (...call) => {
    if (String(call[0]).includes('/result/')) count += 1;
    return fetch(...call);
  };
  const limits = { attempts: 1 };
  const client = createClient({
    baseUrl: server.url,
    key: KEY,
    fetch: counting,
    clock: machineClock,
    random: () => 0,
    limits,
  });
  const cwd = temporaryDirectory();
  const request = { client, redactor: createRedactor(), batch, directory: 'out', cwd, forms: ['text'] } as const;
  return { request, fetched: () => count, out: join(cwd, 'out') };
}

async function download(request: DownloadRequest): Promise<string[]> {
  const { run } = await prepareDownload(request);
  const states: string[] = [];
  for await (const outcome of run()) {
    if (outcome.kind === 'files') states.push(...outcome.files.map(({ state, file }) => `${state} ${file}`));
  }
  return states;
}

/** The real functions; from the call with that number on, one of them fails. */
function failingFrom(step: 'open' | 'rename', number: number): WritableFiles {
  let count = 0;
  const failOr = <T>(name: string, go: () => Promise<T>): Promise<T> => {
    if (name !== step) return go();
    count += 1;
    return count < number ? go() : Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }));
  };
  return {
    ...nodeFiles,
    open: (...parameters) => failOr('open', () => nodeFiles.open(...parameters)),
    rename: (...parameters) => failOr('rename', () => nodeFiles.rename(...parameters)),
  };
}

describe('a download that ended at a write', () => {
  // Five results and at least one record.
  test.each(
    (['open', 'rename'] as const).flatMap((step) => [1, 2, 3, 4, 5, 6].map((number) => [step, number] as const)),
  )('goes on and comes to the same: %s %i', async (step, number) => {
    const { request, out } = await prepare();
    await expect(download({ ...request, files: failingFrom(step, number) })).rejects.toMatchObject({ code: 'io' });
    expect(readdirSync(request.cwd, { recursive: true }).filter((file) => String(file).endsWith('.tmp'))).toEqual([]);
    const states = await download(request);
    expect(states.map((state) => state.replace(/^\w+ /, '')).sort()).toEqual(Object.keys(FILES).map((f) => `${f}.txt`));
    for (const [name, text] of Object.entries(FILES)) expect(readFileSync(join(out, `${name}.txt`), 'utf8')).toBe(text);
    const kept = states.filter((state) => state.startsWith('unchanged')).length;
    expect(kept).toBe(Math.min(5, number - 1));
  });
});

describe('a download whose reader stops', () => {
  test('records what was written, and fetches only the rest the next time', async () => {
    const { request, fetched, out } = await prepare();
    const { run, total } = await prepareDownload(request);
    expect(total).toBe(5);
    for await (const _ of run()) break;
    const before = fetched();
    expect(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')).items).toHaveLength(before);
    await download(request);
    expect(fetched()).toBe(5);
  });

  test('begins nothing once it is told to stop', async () => {
    const { request, fetched, out } = await prepare();
    const signal = AbortSignal.abort();
    expect(await download({ ...request, signal })).toEqual([]);
    expect([fetched(), readdirSync(join(out, '..'))]).toEqual([0, []]);
  });
});

test('a later job of an item replaces what the earlier one gave', async () => {
  const { request, out } = await prepare();
  await download(request);
  const path = join(out, 'results.json');
  const record = readFileSync(path, 'utf8').replaceAll(/"job_id":"[^"]+"/g, '"job_id":"earlier"');
  await nodeFiles.writeFile(path, record);
  await nodeFiles.writeFile(join(out, '0.txt.txt'), 'of the earlier job');
  expect(await download(request)).toContain('written 0.txt.txt');
  expect(readFileSync(path, 'utf8')).not.toContain('earlier');
});
