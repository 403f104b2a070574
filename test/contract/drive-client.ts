import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Batch } from '../../src/submit/client/answers.ts';
import type { Client } from '../../src/submit/client/client.ts';
import type { WriteOutcome } from '../../src/submit/client/write.ts';
import { RULES } from '../classify-text.ts';
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

/** The record of a job that classifies. */
const CLASSIFY_JOB = {
  id: '5e0b8d14-93c6-5f7a-b2d1-7a6c5e4f3021',
  status: 'PENDING',
  project_id: '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f',
  user_id: 'user-1',
  mode: 'MULTIMODAL',
  rules: RULES,
  parsing_configuration: { lang: 'de', max_pages: 2 },
};

/** Drives the calls that a batch is made with that classifies, and that tell what came of it. */
export async function driveClassify(client: Client, advance: () => void): Promise<void> {
  const directoryId = await makeDirectory(client);
  const made = done(await client.createBatch({ directory_id: directoryId, job_config: CLASSIFY_JOB }));
  expect(made.job_type).toBe('classify');
  advance();
  expect((await client.getBatch(made.id)).job.status).toBe('completed');
  expect((await collect(client.listBatches({ jobType: 'classify' }))).map(({ id }) => id)).toEqual([made.id]);
  const [item] = await collect(client.listItems(made.id, 'completed'));
  for (const jobType of [undefined, 'classify'])
    expect((await client.processingResults(item?.item_id ?? '', jobType)).processing_results).toMatchObject([
      { job_type: 'classify', job_config: { rules: RULES } },
    ]);
}

/** Drives every call of v2, and what a batch of it is made with. */
export async function driveV2Client(client: Client, advance: () => void): Promise<void> {
  const directoryId = await makeDirectory(client);
  const configured = { name: 'ours', parameters: PARAMETERS };
  const { id } = done(await client.saveConfiguration(configured));
  expect(done(await client.saveConfiguration(configured)).id).toBe(id);
  expect((await client.getConfiguration(id)).parameters).toMatchObject({ tier: 'agentic' });
  const body = {
    source_directory_id: directoryId,
    config: { job: { type: 'parse_v2', configuration_id: id } },
    webhook_configurations: [WEBHOOK],
  };
  const made = done(await client.v2.createBatch(body));
  expect([made.status, made.configuration_id]).toEqual(['pending', id]);
  expect((await client.v2.getBatch(made.id)).job.total_items).toBeUndefined();
  advance();
  expect((await client.v2.getBatch(made.id)).job).toMatchObject({ status: 'completed', total_items: 2 });
  for (const filters of [{}, { directoryId }, { directoryId, status: 'completed' }])
    expect((await collect(client.v2.listBatches(filters))).map((batch) => batch.id)).toEqual([made.id]);
  expect(await collect(client.v2.listBatches({ status: 'running' }))).toEqual([]);
  const items = await collect(client.v2.listItems(made.id, 'completed'));
  expect(items.map(({ item_name }) => item_name)).toEqual(['a.txt', 'b.txt']);
  const jobId = items[0]?.job_id ?? '';
  expect(await client.v2.textResult(jobId)).toBe('Total: 12.00');
  expect(await client.v2.markdownResult(jobId)).toBe('Total: 12.00');
  expect(await client.v2.jsonResult(jobId)).toHaveLength(1);
  const other = done(await client.v2.createBatch(body));
  expect(done(await client.v2.cancelBatch(other.id, 'enough')).job_id).toBe(other.id);
}

const WEBHOOK = {
  webhook_url: 'https://hooks.acme.example/',
  webhook_events: ['batch.success', 'batch.error'],
  webhook_headers: { 'X-Team': 'finance' },
  webhook_output_format: 'json',
};

const PARAMETERS = {
  product_type: 'parse_v2',
  tier: 'agentic',
  version: 'latest',
  page_ranges: { target_pages: '1-3', max_pages: 3 },
  output_options: { markdown: { annotate_links: true } },
  webhook_configurations: [{ ...WEBHOOK, webhook_events: ['parse.success'] }],
};

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
