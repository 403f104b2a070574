import { readdirSync, readFileSync } from 'node:fs';
import * as nodeFiles from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../../src/core/redact.ts';
import type { WritableFiles } from '../../../src/files/write-file.ts';
import type { DownloadRequest } from '../../../src/pipeline/results/download-results.ts';
import { prepareDownload } from '../../../src/pipeline/results/download-results.ts';
import { createClient } from '../../../src/submit/client/client.ts';
import { machineClock } from '../../../src/submit/clock.ts';
import type { Started } from '../../emulator/start.ts';
import { fill, KEY, start, temporaryDirectory } from '../../emulator/start.ts';

const FILES = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`${index}.txt`, `Text ${index}`]));

/** A batch that is done, and what is needed to download it; the results that are asked for are counted. */
async function prepare(fetchResult: typeof fetch = fetch): Promise<{
  request: DownloadRequest;
  server: Started;
  fetched: () => number;
  out: string;
}> {
  const server = await start();
  const { directory } = await fill(server, FILES);
  const body = { directory_id: directory, job_config: { parameters: {} } };
  const batch = (await server.call('POST', '/api/v1/beta/batch-processing', body)).body.id;
  server.clock.advance(1_000);
  let count = 0;
  const counting: typeof fetch = (...call) => {
    if (!String(call[0]).includes('/result/')) return fetch(...call);
    count += 1;
    return fetchResult(...call);
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
  return { request, server, fetched: () => count, out: join(cwd, 'out') };
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
  // The log, which is written and then opened to be added to; five results; the record.
  const STEPS = { open: 2 + 5 + 1, rename: 1 + 5 + 1 } as const;

  test.each(
    (['open', 'rename'] as const).flatMap((step) =>
      Array.from({ length: STEPS[step] }, (_, index) => [step, index + 1] as const),
    ),
  )('goes on and comes to the same: %s %i', async (step, number) => {
    const { request, out } = await prepare();
    await expect(download({ ...request, files: failingFrom(step, number) })).rejects.toMatchObject({ code: 'io' });
    expect(readdirSync(request.cwd, { recursive: true }).filter((file) => String(file).endsWith('.tmp'))).toEqual([]);
    const states = await download(request);
    expect(states.map((state) => state.replace(/^\w+ /, '')).sort()).toEqual(Object.keys(FILES).map((f) => `${f}.txt`));
    for (const [name, text] of Object.entries(FILES)) expect(readFileSync(join(out, `${name}.txt`), 'utf8')).toBe(text);
    const kept = states.filter((state) => state.startsWith('unchanged')).length;
    expect(kept).toBe(Math.max(0, number - 1 - (STEPS[step] - 6)));
  });
});

describe('the log of a download that was killed', () => {
  const head = (request: DownloadRequest): string => `${JSON.stringify({ version: 1, batch: request.batch })}\n`;

  test.each([
    ['a first line of another batch', () => '{"version":1,"batch":"bjb-other"}\n', 'refused'],
    ['a first line of a later version', () => '{"version":2,"batch":"bjb-1"}\n', 'io'],
    ['nothing', () => '', 'io'],
  ])('with %s is left alone', async (_, text, code) => {
    const { request, out } = await prepare();
    await nodeFiles.mkdir(out);
    await nodeFiles.writeFile(join(out, '.results.jsonl'), text());
    await expect(download(request)).rejects.toMatchObject({ code });
    expect(readdirSync(out)).toEqual(['.results.jsonl']);
  });

  test.each(['{"item_id":"dfl-', '\0\0\0\n', '{}\n{"item_id":1}\n'])(
    'counts up to a line that is damaged: %j',
    async (end) => {
      const { request, fetched, out } = await prepare();
      await download(request);
      const { items } = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
      await nodeFiles.rm(join(out, 'results.json'));
      const lines = items.slice(0, 2).map((item: object) => `${JSON.stringify(item)}\n`);
      await nodeFiles.writeFile(join(out, '.results.jsonl'), head(request) + lines.join('') + end);
      const before = fetched();
      expect(await download(request)).toHaveLength(5);
      expect(fetched() - before).toBe(3);
      expect(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')).items).toEqual(items);
      expect(readdirSync(out)).not.toContain('.results.jsonl');
    },
  );

  test.each(['.results.jsonl', 'results.json'])('is not written through a link: %s', async (name) => {
    const { request, out } = await prepare();
    await nodeFiles.mkdir(out);
    await nodeFiles.symlink('../elsewhere', join(out, name));
    await expect(download(request)).rejects.toMatchObject({ code: 'io' });
    expect(readdirSync(request.cwd)).toEqual(['out']);
  });

  test('is not written through another name that its file has', async () => {
    const { request, out } = await prepare();
    await nodeFiles.mkdir(out);
    await nodeFiles.writeFile(join(request.cwd, 'mine'), head(request));
    await nodeFiles.link(join(request.cwd, 'mine'), join(out, '.results.jsonl'));
    await download(request);
    expect(readFileSync(join(request.cwd, 'mine'), 'utf8')).toBe(head(request));
  });
});

describe('a download whose answers break off', () => {
  test('is an error, and leaves no part of what was cut', async () => {
    const { request, server, out } = await prepare();
    server.faults.add({ kind: 'request', path: '*/result/text', times: 100, trouble: { do: 'truncate' } });
    await expect(download(request)).rejects.toMatchObject({ code: 'unavailable' });
    expect(readdirSync(request.cwd)).toEqual([]);
    server.faults.clear();
    expect(await download(request)).toHaveLength(5);
    expect(readdirSync(out)).toHaveLength(6);
  });

  test('is an error where an answer states no length, too', async () => {
    let count = 0;
    const { request, out } = await prepare(async (...call) => {
      const text = await (await fetch(...call)).text();
      count += 1;
      const body = count === 1 ? text.slice(0, -1) : text;
      return new Response(body, { headers: { 'content-type': 'application/json' } });
    });
    const outcomes: string[] = [];
    const { run } = await prepareDownload(request);
    for await (const outcome of run()) outcomes.push(outcome.kind);
    expect(outcomes.sort()).toEqual(['files', 'files', 'files', 'files', 'trouble']);
    expect(readdirSync(out)).toHaveLength(5);
  });
});

describe('two downloads into one directory', () => {
  test("do not take each other's files away", async () => {
    const { request, out } = await prepare();
    const forms = ['text', 'json'] as const;
    const runs = await Promise.all(Array.from({ length: 4 }, () => download({ ...request, forms })));
    expect(runs.map((states) => states.length)).toEqual([10, 10, 10, 10]);
    const record = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
    expect(record.items.flatMap(({ files }: { files: unknown[] }) => files)).toHaveLength(10);
    expect(readdirSync(out)).toHaveLength(11);
  });

  test('record what each of them wrote', async () => {
    const { request, out } = await prepare();
    await download(request);
    const { items } = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
    await nodeFiles.rm(out, { recursive: true });
    const ids = items.map(({ item_id }: { item_id: string }) => item_id);
    const [first, second] = [
      { ...request, itemIds: ids.slice(0, 2) },
      { ...request, itemIds: ids.slice(2) },
    ];
    const both = await Promise.all([prepareDownload(first), prepareDownload(second)]);
    for (const { run } of both) for await (const _ of run());
    expect(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')).items).toEqual(items);
  });

  test('write again what another one tidied away', async () => {
    const { request, out } = await prepare();
    const tidied = new Set<unknown>();
    const rename: WritableFiles['rename'] = async (from, to) => {
      if (!tidied.has(to)) await nodeFiles.rm(from);
      tidied.add(to);
      await nodeFiles.rename(from, to);
    };
    expect(await download({ ...request, files: { ...nodeFiles, rename } })).toHaveLength(5);
    expect(readdirSync(out)).toHaveLength(6);
  });
});

describe('what a process that was killed left half done', () => {
  test('is removed, and nothing that only looks like it', async () => {
    const { request, out } = await prepare();
    await nodeFiles.mkdir(join(out, '.parsebatch-00000000-0000-4000-8000-000000000001.tmp'), { recursive: true });
    await nodeFiles.writeFile(join(out, '.parsebatch-00000000-0000-4000-8000-000000000000.tmp'), 'half');
    await nodeFiles.writeFile(join(out, '.parsebatch-notes.tmp'), 'mine');
    await nodeFiles.writeFile(join(request.cwd, 'mine'), 'mine');
    await nodeFiles.symlink('../mine', join(out, '.parsebatch-00000000-0000-4000-8000-000000000002.tmp'));
    await download(request);
    const left = readdirSync(out).filter((name) => name.startsWith('.'));
    expect(left).toEqual(['.parsebatch-00000000-0000-4000-8000-000000000001.tmp', '.parsebatch-notes.tmp']);
    expect(readFileSync(join(request.cwd, 'mine'), 'utf8')).toBe('mine');
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
