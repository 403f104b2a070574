import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RequestTrouble } from '../../src/emulator/faults.ts';
import { beginHash } from '../../src/pipeline/workspace/hash.ts';
import type { Client } from '../../src/submit/client/client.ts';
import type { FileToUpload, UploadProgress } from '../../src/submit/upload-files.ts';
import { uploadFiles } from '../../src/submit/upload-files.ts';
import type { Started } from '../emulator/start.ts';
import { start, temporaryDirectory } from '../emulator/start.ts';
import { eagerClock } from './manual-clock.ts';
import { collect, hurriedClient } from './test-client.ts';

/** A server with an empty directory, and a client of it. */
async function setUp() {
  const server = await start();
  const client = hurriedClient(server.url);
  const { body } = await server.call('POST', '/api/v1/beta/directories', { name: 'run' });
  return { server, client, directory: String(body.id) };
}

function writeFiles(contents: Readonly<Record<string, string>>): FileToUpload[] {
  const root = temporaryDirectory();
  return Object.entries(contents).map(([name, text]) => {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return { name, path, size: text.length, sha256: createHash('sha256').update(text).digest('hex') };
  });
}

async function upload(
  client: Pick<Client, 'uploadFile' | 'listFiles'>,
  directory: string,
  files: readonly FileToUpload[],
  concurrency = 2,
): Promise<UploadProgress[]> {
  const seen: UploadProgress[] = [];
  const { signal } = new AbortController();
  const tools = { clock: eagerClock(), random: () => 0, signal, beginHash };
  await uploadFiles(client, directory, files, { ...tools, concurrency, onProgress: (progress) => seen.push(progress) });
  return seen;
}

async function namesIn(server: Started, directory: string): Promise<string[]> {
  const files = await collect(hurriedClient(server.url).listFiles(directory));
  return files.map(({ display_name }) => display_name).sort();
}

describe('files that are uploaded', () => {
  test('all arrive, with paths that tell those of one base name apart', async () => {
    const { server, client, directory } = await setUp();
    const files = writeFiles({ 'a/invoice.txt': 'one', 'b/invoice.txt': 'two', 'ü/c d.txt': '', 'same.txt': 'one' });
    await upload(client, directory, files);
    const listed = await collect(client.listFiles(directory));
    const found = listed.map(({ display_name, unique_id }) => [display_name, unique_id]).sort();
    expect(found).toEqual(files.map(({ name, sha256 }) => [name, `${name}@sha256:${sha256}`]).sort());
    const { body } = await server.call('GET', `/api/v1/beta/files`);
    expect(body.items.map(({ name }: { name: string }) => name).sort()).toEqual([
      'c d.txt',
      'invoice.txt',
      'invoice.txt',
      'same.txt',
    ]);
  });

  test('tell how far they are: every byte once, and every file', async () => {
    const { client, directory } = await setUp();
    const files = writeFiles({ 'a.txt': 'x'.repeat(200_000), 'b.txt': 'y'.repeat(10), 'c.txt': '' });
    const seen = await upload(client, directory, files, 1);
    expect(seen.at(-1)).toMatchObject({ files: 3, filesDone: 3, bytes: 200_010, bytesSent: 200_010 });
    expect(seen.length).toBeGreaterThan(5);
    const sent = seen.map(({ bytesSent }) => bytesSent);
    expect(sent).toEqual(sent.toSorted((left, right) => left - right));
  });

  test.each<[string, RequestTrouble]>([
    ['its answer is lost', { do: 'drop', when: 'after' }],
    ['half of its answer is lost', { do: 'truncate' }],
    ['it does not arrive', { do: 'drop', when: 'before' }],
    ['the server has an error', { do: 'status', status: 503 }],
    ['there are too many requests', { do: 'status', status: 429 }],
  ])('are there once when %s', async (_, trouble) => {
    const { server, client, directory } = await setUp();
    server.faults.add({ kind: 'request', method: 'POST', path: '*/upload', times: 2, trouble });
    const seen = await upload(client, directory, writeFiles({ 'a.txt': 'one', 'b.txt': 'two', 'c.txt': 'three' }));
    expect(await namesIn(server, directory)).toEqual(['a.txt', 'b.txt', 'c.txt']);
    expect(seen.at(-1)).toMatchObject({ filesDone: 3, bytesSent: 11 });
  });

  test('fail with what the server says, and the others are begun no more', async () => {
    const { server, client, directory } = await setUp();
    const detail = 'not this one';
    server.faults.add({ kind: 'request', path: '*/upload', trouble: { do: 'status', status: 413, detail } });
    const failing = upload(client, directory, writeFiles({ 'a.txt': 'one', 'b.txt': 'two' }), 1);
    await expect(failing).rejects.toMatchObject({ code: 'rejected', message: expect.stringContaining('`a.txt`') });
    expect(await namesIn(server, directory)).toEqual([]);
  });

  test.each([
    ['longer', (path: string) => appendFileSync(path, 'more')],
    ['shorter', (path: string) => writeFileSync(path, 'o')],
    ['another of the same length', (path: string) => writeFileSync(path, 'two')],
    ['empty', (path: string) => writeFileSync(path, '')],
  ])('fail when one has become %s since it was looked at, and no server has it', async (_, change) => {
    const { server, client, directory } = await setUp();
    const files = writeFiles({ 'a.txt': 'one' });
    change(files[0]?.path ?? '');
    await expect(upload(client, directory, files)).rejects.toMatchObject({ code: 'io' });
    expect(await namesIn(server, directory)).toEqual([]);
  });

  test('fail when one changes on its way', async () => {
    const { server, directory } = await setUp();
    const files = writeFiles({ 'a.txt': 'x'.repeat(500_000) });
    const changing: typeof fetch = (input, init) => {
      writeFileSync(files[0]?.path ?? '', 'y'.repeat(500_000));
      return fetch(input, init);
    };
    const client = hurriedClient(server.url, undefined, { fetch: changing });
    await expect(upload(client, directory, files)).rejects.toMatchObject({ code: 'io' });
    expect(await namesIn(server, directory)).toEqual([]);
  });
});
