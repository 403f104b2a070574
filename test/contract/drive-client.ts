import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Batch } from '../../src/submit/client/answers.ts';
import type { Client } from '../../src/submit/client/client.ts';
import type { WriteOutcome } from '../../src/submit/client/write.ts';
import { collect } from '../submit/test-client.ts';

const JOB = {
  job_name: 'parse_raw_file_job',
  correlation_id: '5e0b8d14-93c6-4f7a-b2d1-7a6c5e4f3021',
  parameters: { type: 'parse', languages: ['en'], target_pages: '0-1', output_s3_path_prefix: 's3://acme-parsed/out/' },
};

/** Drives every call of our own client; `advance` lets the server's time pass. */
export async function driveClient(client: Client, advance: () => void): Promise<void> {
  const [project] = await client.listProjects();
  const directoryId = await makeDirectory(client);
  const created = done(await client.createBatch({ directory_id: directoryId, job_config: JOB, page_size: 10 }));
  expect((await client.getBatch(created.id)).job.status).toBe('pending');
  advance();
  await readBatches(client, created, directoryId);
  await readItems(client, created);
  const scoped = { project_id: project?.id ?? '' };
  for (const reason of [undefined, 'enough']) {
    const other = done(await client.createBatch({ directory_id: directoryId, job_config: JOB }, scoped));
    expect(done(await client.cancelBatch(other.id, reason)).status).toBe('cancelled');
  }
  const files = await collect(client.listFiles(directoryId));
  done(
    await client.deleteFiles(
      directoryId,
      files.map(({ id }) => id),
    ),
  );
  done(await client.deleteDirectory(directoryId));
}

/** A directory with an uploaded file, and with the same one again by its id. */
async function makeDirectory(client: Client): Promise<string> {
  const { id } = done(await client.createDirectory({ name: 'ours', description: 'd', type: 'ephemeral' }));
  expect((await client.getDirectory(id)).name).toBe('ours');
  const uploaded = done(await client.uploadFile(id, textFile(), { displayName: 'a.txt', uniqueId: 'one' }));
  const names = { displayName: 'b.txt', uniqueId: 'two' };
  const added = done(await client.addFile(id, uploaded.file_id ?? '', names));
  expect((await collect(client.listFiles(id))).map((file) => file.id)).toEqual([uploaded.id, added.id]);
  return id;
}

async function readBatches(client: Client, created: Batch, directoryId: string): Promise<void> {
  for (const filters of [{}, { directoryId }, { jobType: 'parse' }, { status: 'completed' }]) {
    expect((await collect(client.listBatches(filters))).map(({ id }) => id)).toEqual([created.id]);
  }
  expect(await collect(client.listBatches({ directoryId, jobType: 'classify', status: 'failed' }))).toEqual([]);
}

async function readItems(client: Client, { id }: Batch): Promise<void> {
  const items = await collect(client.listItems(id));
  expect(items.map(({ item_name, status }) => [item_name, status])).toEqual([
    ['a.txt', 'completed'],
    ['b.txt', 'completed'],
  ]);
  for (const status of ['pending', 'processing', 'completed', 'failed', 'skipped', 'cancelled']) {
    expect(await collect(client.listItems(id, status))).toHaveLength(status === 'completed' ? 2 : 0);
  }
  const [item] = items;
  expect((await client.processingResults(item?.item_id ?? '')).processing_results).toHaveLength(1);
  expect((await client.processingResults(item?.item_id ?? '', 'classify')).processing_results).toEqual([]);
  const jobId = item?.job_id ?? '';
  expect(await client.textResult(jobId)).toBe('Total: 12.00');
  expect(await client.markdownResult(jobId)).toBe('Total: 12.00');
  expect(await client.jsonResult(jobId)).toMatchObject([{ page: 1, text: 'Total: 12.00' }]);
}

function textFile(): string {
  const directory = mkdtempSync(join(tmpdir(), 'parsebatch-contract-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const path = join(directory, 'a.txt');
  writeFileSync(path, 'Total: 12.00');
  return path;
}

function done<T>(outcome: WriteOutcome<T>): T {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.value;
}
