import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../src/emulator/store/journal.ts';
import type { BatchRecord, ItemRecord } from '../../src/emulator/store/records.ts';

const PROGRAM = join(import.meta.dirname, '../../dist/bin/parsebatch.cjs');
const COUNT = 100_000;
const TIME = '2026-01-01T00:00:00.000Z';
const BATCH = idOf('bjb', 0);

const directory = mkdtempSync(join(tmpdir(), 'parsebatch-long-lists-'));
let emulator: ChildProcessWithoutNullStreams;
let url: string;

beforeAll(async () => {
  if (!existsSync(PROGRAM)) throw new Error('dist/bin/parsebatch.cjs is missing: run `npm run build` first');
  const store = join(directory, 'store');
  mkdirSync(store);
  writeFileSync(join(store, 'records.jsonl'), [...records()].map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  emulator = spawn(process.execPath, [PROGRAM, 'emulate', '--port', '0', '--store', store]);
  [url] = (await once(createInterface({ input: emulator.stdout }), 'line')) as [string];
});
afterAll(async () => {
  emulator.kill();
  await once(emulator, 'exit');
  rmSync(directory, { recursive: true });
});

describe(`under 150 MB, and to the last of ${COUNT}, the program lists`, () => {
  test('items as a table', async () => {
    const { ids, megabytes } = await measure('items', BATCH);
    expect(ids.size).toBe(COUNT);
    expect(megabytes).toBeLessThan(150);
  });

  test('items as JSON', async () => {
    const { text, ids, megabytes } = await measure('items', '--format', 'json', BATCH);
    expect(ids.size).toBe(COUNT);
    expect(JSON.parse(text).items).toHaveLength(COUNT);
    expect(megabytes).toBeLessThan(150);
  });

  test('batches as a table', async () => {
    const { ids, megabytes } = await measure('list', '--all');
    expect(ids.size).toBe(COUNT);
    expect(megabytes).toBeLessThan(150);
  });

  test('batches as JSON', async () => {
    const { text, ids, megabytes } = await measure('list', '--all', '--format', 'json');
    expect(ids.size).toBe(COUNT);
    expect(JSON.parse(text).batches).toHaveLength(COUNT);
    expect(megabytes).toBeLessThan(150);
  });
});

/** Loaded before the program: notes the most memory that its process held. */
const METER = `data:text/javascript,${encodeURIComponent(`
  import { writeFileSync } from 'node:fs';
  process.on('exit', () => writeFileSync(process.env.MEMORY_FILE, String(process.resourceUsage().maxRSS / 1024)));
`)}`;

interface Measured {
  readonly text: string;
  /** The ids that stand at the beginning of a line, each once. */
  readonly ids: ReadonlySet<string>;
  readonly megabytes: number;
}

async function measure(...argv: readonly string[]): Promise<Measured> {
  const memoryFile = join(directory, 'memory.txt');
  const env = { ...process.env, LLAMA_CLOUD_API_KEY: 'llx-test', LLAMA_CLOUD_BASE_URL: url, MEMORY_FILE: memoryFile };
  const child = spawn(process.execPath, ['--import', METER, PROGRAM, ...argv], { env });
  const chunks: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const [exitCode] = await once(child, 'close');
  expect([exitCode, Buffer.concat(errors).toString()]).toEqual([0, '']);
  const text = Buffer.concat(chunks).toString();
  const ids = new Set(text.match(/^(?: {2}\{"(?:item_)?id":")?(?:bjb|dfl)-[0-9a-f-]{36}/gm));
  return { text, ids, megabytes: Number(readFileSync(memoryFile, 'utf8')) };
}

/** Batches that are done, and the items of the first of them. */
function* records(): Iterable<JournalEntry> {
  for (let index = 0; index < COUNT; index += 1) {
    const batch = batchOf(idOf('bjb', index));
    yield { in: 'batches', id: batch.id, record: batch };
  }
  for (let index = 0; index < COUNT; index += 1) {
    const item = itemOf(index);
    yield { in: 'items', id: item.id, record: item };
  }
}

function batchOf(id: string): BatchRecord {
  return {
    id,
    projectId: '0f0e2d8c-1111-4222-8333-444455556666',
    directoryId: 'dir-0f0e2d8c-1111-4222-8333-444455556666',
    jobType: 'parse',
    jobConfig: { parameters: {} },
    parametersHash: 'hash',
    workflowId: `batch-${id}`,
    status: 'completed',
    errorMessage: null,
    cancelReason: null,
    createdAt: TIME,
    updatedAt: TIME,
    startedAt: TIME,
    completedAt: TIME,
  };
}

function itemOf(index: number): ItemRecord {
  const itemId = idOf('dfl', index);
  return {
    id: `${BATCH}/${itemId}`,
    batchId: BATCH,
    itemId,
    itemName: `some/longer/folder/invoice-${index}.pdf`,
    sha256: '',
    size: 1,
    status: 'completed',
    jobId: idOf('job', index),
    jobRecordId: idOf('record', index),
    skipReason: null,
    errorMessage: null,
    effectiveAt: TIME,
    startedAt: TIME,
    completedAt: TIME,
  };
}

function idOf(prefix: string, index: number): string {
  return `${prefix}-00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}
