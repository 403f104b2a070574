import LlamaCloud from '@llamaindex/llama-cloud';
import { expect } from 'vitest';

/** The official client for a server, without the retries that would hide what the server did. */
export function sdkFor(baseURL: string, apiKey: string): LlamaCloud {
  return new LlamaCloud({ baseURL, apiKey, maxRetries: 0 });
}

/** What a drive through the API leaves behind. */
export interface Driven {
  readonly batchId: string;
  readonly directoryId: string;
}

/**
 * Drives every v1 call through the official client: directories, uploads, a batch to its end, its results, a cancelled
 * one. `advance` lets the server's time pass; the same drive runs against a server behind a validating proxy.
 */
export async function driveApi(client: LlamaCloud, advance: () => void): Promise<Driven> {
  const directory = await client.beta.directories.create({ name: 'contract', description: 'd', type: 'ephemeral' });
  const directoryId = directory.id;
  const items = await uploadFiles(client, directoryId);
  const batch = await client.beta.batch.create({
    directory_id: directoryId,
    job_config: {
      job_name: 'parse_raw_file_job',
      partitions: {},
      correlation_id: '5e0b8d14-93c6-4f7a-b2d1-7a6c5e4f3021',
      parameters: { type: 'parse', lang: 'en', fast_mode: true, output_s3_path_prefix: 's3://acme-parsed/out/' },
    },
    page_size: 10,
  });
  expect(batch).toMatchObject({ status: 'pending', directory_id: directoryId, total_items: 3 });
  advance();
  await readBatch(client, batch.id, items);
  const other = await client.beta.batch.create({ item_ids: [...items], job_config: { parameters: { lang: 'de' } } });
  const cancelled = await client.beta.batch.cancel(other.id, { reason: 'enough' });
  expect(cancelled).toMatchObject({ job_id: other.id, status: 'cancelled' });
  expect((await client.beta.batch.list({ status: 'cancelled', job_type: 'parse' })).items).toHaveLength(1);
  return { batchId: batch.id, directoryId };
}

/** Drives what is left of the v1 API: projects, and a directory to its end. */
export async function driveDirectory(client: LlamaCloud, directoryId: string): Promise<void> {
  const projects = await client.projects.list();
  expect(await client.projects.get(projects[0]?.id ?? '')).toMatchObject({ is_default: true });
  await client.beta.directories.update(directoryId, { name: 'renamed' });
  expect((await client.beta.directories.list({ name: 'renamed' })).items).toHaveLength(1);
  await driveFiles(client, directoryId);
  await client.beta.directories.delete(directoryId);
}

/** No lists in queries: Prism takes one of a single value for a text, and refuses it. */
async function driveFiles(client: LlamaCloud, directoryId: string): Promise<void> {
  const { files } = client.beta.directories;
  const [placed] = (await files.list(directoryId, { unique_id: 'one' })).items;
  const [id, fileId] = [placed?.id ?? '', placed?.file_id ?? ''];
  const changes = { display_name: 'other.txt', metadata: { source: 'changed' } };
  expect(await files.update(id, { directory_id: directoryId, ...changes })).toMatchObject(changes);
  await files.delete(id, { directory_id: directoryId });
  expect((await files.list(directoryId, { include_deleted: true })).items.map((file) => file.id)).toContain(id);
  expect((await client.files.list()).items.map((file) => file.id)).toContain(fileId);
  const query = { filter: { file_ids: [fileId] } };
  expect((await client.files.query(query)).items).toHaveLength(1);
  await client.files.delete(fileId);
  expect((await client.files.query(query)).items).toEqual([]);
}

async function uploadFiles(client: LlamaCloud, directoryId: string): Promise<readonly string[]> {
  const { files } = client.beta.directories;
  const uploaded = await files.upload(directoryId, {
    upload_file: new File(['First'], 'first.txt'),
    unique_id: 'one',
    display_name: 'first.txt',
    metadata: '{"source":"test","tags":["a"]}',
  });
  expect(uploaded).toMatchObject({ unique_id: 'one', metadata: { source: 'test', tags: ['a'] } });
  const second = await files.upload(directoryId, { upload_file: new File(['Second'], 'second.md') });
  const file = await client.files.create({ file: new File(['Third'], 'third.csv'), purpose: 'parse' });
  const third = await files.add(directoryId, { file_id: file.id, display_name: 'third.csv' });
  const listed: string[] = [];
  for await (const { id } of files.list(directoryId, { page_size: 2 })) listed.push(id);
  expect(listed).toEqual([uploaded.id, second.id, third.id]);
  expect(await files.get(third.id, { directory_id: directoryId })).toMatchObject({ file_id: file.id });
  const link = await client.files.get(file.id, {});
  expect(await (await fetch(link.url)).text()).toBe('Third');
  return listed;
}

async function readBatch(client: LlamaCloud, batchId: string, items: readonly string[]): Promise<void> {
  const { job, progress_percentage } = await client.beta.batch.getStatus(batchId);
  expect({ status: job.status, processed: job.processed_items, progress_percentage }).toEqual({
    status: 'completed',
    processed: 3,
    progress_percentage: 100,
  });
  // The client stops after a page that tells no total, so one page has to hold them all.
  const listed = (await client.beta.batch.jobItems.list(batchId, { limit: 1000, status: 'completed' })).items;
  expect(listed.map(({ item_id, item_name }) => [item_id, item_name])).toEqual([
    [items[0], 'first.txt'],
    [items[1], 'second.md'],
    [items[2], 'third.csv'],
  ]);
  const results = await client.beta.batch.jobItems.getProcessingResults(items[0] ?? '', { job_type: 'parse' });
  const result = results.processing_results?.[0];
  expect(result?.job_config).toMatchObject({ correlation_id: '5e0b8d14-93c6-4f7a-b2d1-7a6c5e4f3021' });
  expect(result?.output_s3_path).toContain('s3://acme-parsed/out/');
  const seen: unknown[] = [];
  for await (const { id } of client.beta.batch.list({ limit: 5 })) seen.push(id);
  expect(seen).toContain(batchId);
}
