import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Emulator } from '../../src/emulator/start-emulator.ts';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import type { Batch, Directory, DirectoryFile } from '../../src/submit/client/answers.ts';
import type { Client } from '../../src/submit/client/client.ts';
import type { WriteOutcome } from '../../src/submit/client/write.ts';
import { collect, hurriedClient, KEY } from './test-client.ts';

const directory = mkdtempSync(join(tmpdir(), 'parsebatch-submit-'));
const file = join(directory, 'invoice.txt');
let emulator: Emulator;
let client: Client;

beforeAll(async () => {
  writeFileSync(file, 'Total: 12.00');
  const settings = { batchMilliseconds: 0, itemMilliseconds: 0 };
  emulator = await startEmulator({ store: join(directory, 'store'), keys: [KEY], settings });
  client = hurriedClient(emulator.url);
});
afterAll(async () => {
  await emulator.close();
  rmSync(directory, { recursive: true });
});

describe('the client and the emulator, which know the API from its document alone', () => {
  test('run a batch together', async () => {
    const made: Directory = done(await client.createDirectory({ name: 'run', type: 'ephemeral' }));
    const uploaded: DirectoryFile = done(await client.uploadFile(made.id, file, { uniqueId: 'u1' }));
    expect((await collect(client.listFiles(made.id))).map(({ id }) => id)).toEqual([uploaded.id]);

    const batch: Batch = done(await client.createBatch({ directory_id: made.id, job_config: JOB }));
    expect((await finished(batch.id)).job).toMatchObject({ status: 'completed', processed_items: 1 });
    expect((await collect(client.listBatches({ directoryId: made.id }))).map(({ id }) => id)).toEqual([batch.id]);

    const [item] = await collect(client.listItems(batch.id));
    expect(item).toMatchObject({ item_id: uploaded.id, item_name: 'invoice.txt', status: 'completed' });
    const { processing_results } = await client.processingResults(uploaded.id);
    expect(processing_results?.[0]?.job_config).toMatchObject({ parameters: { type: 'parse' } });
    const jobId = item?.job_id ?? '';
    expect(await client.textResult(jobId)).toContain('Total: 12.00');
    expect(await client.markdownResult(jobId)).toContain('Total: 12.00');
    expect(await client.jsonResult(jobId)).toHaveLength(1);

    expect((await client.cancelBatch(batch.id)).kind).toBe('rejected');
    expect((await client.deleteFiles(made.id, [uploaded.id])).kind).toBe('done');
    expect((await client.deleteDirectory(made.id)).kind).toBe('done');
    await expect(client.getDirectory(made.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('agree on what is refused', async () => {
    const stranger = hurriedClient(emulator.url, undefined, { key: 'llx-other' });
    await expect(stranger.listProjects()).rejects.toMatchObject({ code: 'unauthorized' });
    expect((await stranger.createDirectory({ name: 'x' })).kind).toBe('unauthorized');
    expect(await client.createBatch({ directory_id: 'dir-1' })).toMatchObject({ kind: 'rejected', status: 422 });
    emulator.credits.balance = 0;
    const made = done(await client.createDirectory({ name: 'poor' }));
    await client.uploadFile(made.id, file);
    expect((await client.createBatch({ directory_id: made.id, job_config: JOB })).kind).toBe('out-of-credits');
  });
});

const JOB = { job_name: 'parse_raw_file_job', parameters: { type: 'parse' } };

function done<T>(outcome: WriteOutcome<T>): T {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

/** The batch once it is at its end; asked 50 times at most. */
async function finished(id: string): ReturnType<Client['getBatch']> {
  for (let asked = 0; asked < 50; asked += 1) {
    const status = await client.getBatch(id);
    if (!['pending', 'running', 'dispatched'].includes(status.job.status)) return status;
  }
  throw new Error('the batch does not end');
}
