import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ManualClock } from '../../src/emulator/clock.ts';
import { manualClock } from '../../src/emulator/clock.ts';
import { seededRandom } from '../../src/emulator/random.ts';
import type { Emulator, EmulatorOptions } from '../../src/emulator/start-emulator.ts';
import { startEmulator } from '../../src/emulator/start-emulator.ts';

export const KEY = 'llx-test';

/** A server of a test's own, and the clock that it lives by. */
export interface Started extends Emulator {
  readonly clock: ManualClock;
  readonly store: string;
  /** One call with the key; a body that is an object goes as JSON. */
  readonly call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a server answers is looked into by each test
  readonly body: any;
  readonly headers: Headers;
}

/** An empty directory that is gone after the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'parsebatch-emulator-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Starts a server with a seed, a manual clock and no LiteParse, and ends it after the test. */
export async function start(options: Partial<EmulatorOptions> = {}): Promise<Started> {
  const clock = manualClock();
  const store = options.store ?? temporaryDirectory();
  const emulator = await startEmulator({
    store,
    clock,
    random: seededRandom(1),
    loadLiteParse: () => Promise.resolve(undefined),
    onBug: (error) => {
      throw error;
    },
    ...options,
  });
  let isOpen = true;
  const close = async () => {
    if (isOpen) await emulator.close();
    isOpen = false;
  };
  onTestFinished(close);
  return {
    ...emulator,
    close,
    clock,
    store,
    call: (method, path, body, headers) => send(emulator.url, method, path, body, headers),
  };
}

async function send(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const isJson = body !== undefined && !(body instanceof FormData) && typeof body !== 'string';
  const answer = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${KEY}`, ...(isJson && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: isJson ? JSON.stringify(body) : (body as string | FormData) }),
  });
  const text = await answer.text();
  const isAnswerJson = answer.headers.get('content-type') === 'application/json';
  return { status: answer.status, body: isAnswerJson ? JSON.parse(text) : text, headers: answer.headers };
}

/** Lets time pass until a batch ends; what is read of its files takes turns of its own. */
export async function finish(server: Started, batchId: string): Promise<Answer> {
  for (let turn = 0; turn < 10_000; turn += 1) {
    server.clock.advance(100);
    const status = await server.call('GET', `/api/v1/beta/batch-processing/${batchId}`);
    if (status.body.job.completed_at !== null) return status;
  }
  throw new Error(`${batchId} does not end`);
}

/** Makes a directory with files of the given names and contents; gives its id and theirs. */
export async function fill(
  server: Started,
  files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>,
): Promise<{ readonly directory: string; readonly items: readonly string[] }> {
  const { body } = await server.call('POST', '/api/v1/beta/directories', { name: 'inbox' });
  const items: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    const form = new FormData();
    form.append('upload_file', new Blob([content]), name);
    const uploaded = await server.call('POST', `/api/v1/beta/directories/${body.id}/files/upload`, form);
    items.push(uploaded.body.id);
  }
  return { directory: body.id, items };
}
