import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FaultServer } from './fault-server.ts';
import { json, startFaultServer } from './fault-server.ts';
import { GOOD } from './faults.ts';
import { hurriedClient } from './test-client.ts';

const directory = mkdtempSync(join(tmpdir(), 'parsebatch-upload-'));
afterAll(() => rmSync(directory, { recursive: true }));

let server: FaultServer;
beforeEach(async () => {
  server = await startFaultServer(json(201, GOOD));
});
afterEach(() => server.close());

describe('an upload', () => {
  test('is a form that any server reads, with the bytes as they are', async () => {
    const file = write('a "b"\n.txt', 'one\r\n--two\u0000');
    await hurriedClient(server.url).uploadFile('dir-1', file, { uniqueId: 'ü/1' });
    const form = await readForm();
    expect(form.get('unique_id')).toBe('ü/1');
    expect(form.get('display_name')).toMatch(/^a "b"\r?\n\.txt$/);
    expect(await (form.get('upload_file') as File).text()).toBe('one\r\n--two\u0000');
    expect(server.requests).toEqual(['POST /api/v1/beta/directories/dir-1/files/upload']);
  });

  test('may be of an empty file', async () => {
    const outcome = await hurriedClient(server.url).uploadFile('dir-1', write('empty.txt', ''));
    expect(outcome.kind).toBe('done');
    expect(((await readForm()).get('upload_file') as File).size).toBe(0);
  });

  test('sends what the file held when it was opened, though it grows', async () => {
    const file = write('grows.txt', 'x'.repeat(200_000));
    const growing: typeof fetch = (input, init) => {
      writeFileSync(file, 'x'.repeat(300_000));
      return fetch(input, init);
    };
    await hurriedClient(server.url, undefined, { fetch: growing }).uploadFile('dir-1', file);
    expect(((await readForm()).get('upload_file') as File).size).toBe(200_000);
  });

  test('fails where the file becomes shorter, as no server has the whole of it', async () => {
    const file = write('shrinks.txt', 'x'.repeat(200_000));
    const shrinking: typeof fetch = (input, init) => {
      truncateSync(file, 1_000);
      return fetch(input, init);
    };
    const client = hurriedClient(server.url, undefined, { fetch: shrinking });
    await expect(client.uploadFile('dir-1', file)).rejects.toMatchObject({ code: 'io' });
    expect(server.bodies).toEqual([]);
  });

  test('asks nothing of the server for what cannot be read', async () => {
    const client = hurriedClient(server.url);
    const pipe = join(directory, 'pipe');
    execFileSync('mkfifo', [pipe]);
    mkdirSync(join(directory, 'folder'));
    await expect(client.uploadFile('dir-1', join(directory, 'none'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(client.uploadFile('dir-1', join(directory, 'folder'))).rejects.toMatchObject({ code: 'io' });
    await expect(client.uploadFile('dir-1', pipe)).rejects.toMatchObject({ code: 'io' });
    expect(server.requests).toEqual([]);
  });
});

function write(name: string, text: string): string {
  const file = join(directory, name);
  writeFileSync(file, text);
  return file;
}

/** The last form that was sent, as the platform reads it. */
function readForm(): Promise<FormData> {
  const body = server.bodies.at(-1) ?? '';
  const boundary = body.slice(2, body.indexOf('\r\n'));
  return new Response(body, { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }).formData();
}
