import LlamaCloud from 'llama-cloud-v2';
import { expect } from 'vitest';

/** What a drive through the v2 API leaves behind. */
export interface DrivenV2 {
  readonly batchId: string;
  readonly jobId: string;
}

/** The official client that knows v2, without the retries that would hide what the server did. */
export function sdkV2For(baseURL: string, apiKey: string, through: typeof fetch = fetch): LlamaCloud {
  return new LlamaCloud({ baseURL, apiKey, maxRetries: 0, fetch: through });
}

/**
 * Drives every v2 call through the official client: configurations, receivers, a batch to its end, its jobs and their
 * results, a cancelled batch, a cancelled job. `advance` lets that many milliseconds of the server's time pass.
 */
export async function driveV2(client: LlamaCloud, advance: (milliseconds: number) => void): Promise<DrivenV2> {
  const directory = await client.beta.directories.create({ name: 'contract-v2' });
  const file = new File(['First'], 'first.txt');
  const placed = await client.beta.directories.files.upload(directory.id, { upload_file: file });
  const configurationId = await driveConfigurations(client);
  const webhookId = await driveWebhookConfigs(client);
  const create = () =>
    client.batches.create({
      source_directory_id: directory.id,
      config: { job: { type: 'parse_v2', configuration_id: configurationId } },
      webhook_configuration_ids: [webhookId],
      webhook_configurations: [{ webhook_url: 'https://hooks.acme.example/', webhook_events: ['batch.success'] }],
    });
  const batch = await create();
  expect(batch).toMatchObject({ status: 'PENDING', source_directory_id: directory.id, results: null });
  advance(1000);
  const done = await client.batches.get(batch.id, { expand: ['results', 'more'] });
  expect(done).toMatchObject({ status: 'COMPLETED', results: [{ source_directory_file_id: placed.id }] });
  const jobId = done.results?.[0]?.job_reference?.id ?? '';
  await readJob(client, jobId);
  await cancelBoth(client, create, advance);
  const seen: string[] = [];
  for await (const { id } of client.batches.list({ page_size: 1, source_directory_id: directory.id })) seen.push(id);
  expect([seen.length, seen.at(-1)]).toEqual([3, batch.id]);
  await client.configurations.delete(configurationId);
  await client.webhookConfigs.delete(webhookId);
  return { batchId: batch.id, jobId };
}

async function driveConfigurations(client: LlamaCloud): Promise<string> {
  const parameters = {
    product_type: 'parse_v2',
    tier: 'agentic',
    version: 'latest',
    disable_cache: true,
    page_ranges: { target_pages: '1-3' },
  } as const;
  const saved = await client.configurations.create({ name: 'contract', parameters });
  expect(await client.configurations.create({ name: 'contract', parameters })).toMatchObject({ id: saved.id });
  expect(await client.configurations.retrieve(saved.id)).toMatchObject({ product_type: 'parse_v2', parameters });
  expect(await client.configurations.update(saved.id, { name: 'renamed' })).toMatchObject({ id: saved.id, parameters });
  const listed: string[] = [];
  const query = { name: 'renamed', product_type: ['parse_v2', 'extract_v2'] as const, page_size: 1, latest_only: true };
  const found = client.configurations.list({ ...query, product_type: [...query.product_type] });
  for await (const { id } of found) listed.push(id);
  expect(listed).toEqual([saved.id]);
  return saved.id;
}

async function driveWebhookConfigs(client: LlamaCloud): Promise<string> {
  const { id } = await client.webhookConfigs.create({
    webhook_url: 'https://hooks.acme.example/batch',
    webhook_signing_secret: 'whsec-contract',
    webhook_headers: { 'X-Key': 'k' },
  });
  expect(await client.webhookConfigs.retrieve(id)).toMatchObject({ has_secret: true });
  expect(await client.webhookConfigs.update(id, { webhook_output_format: 'json' })).toMatchObject({ has_secret: true });
  expect((await client.webhookConfigs.list()).map((saved) => saved.id)).toEqual([id]);
  return id;
}

async function readJob(client: LlamaCloud, jobId: string): Promise<void> {
  const expand = ['text', 'markdown', 'items', 'metadata', 'job_metadata', 'usage', 'text_content_metadata'];
  const result = await client.parsing.get(jobId, { expand });
  expect(result).toMatchObject({
    job: { status: 'COMPLETED', tier: 'agentic', usage: { credits: 1 } },
    text: { pages: [{ page_number: 1, text: 'First' }] },
    markdown: { pages: [{ page_number: 1, markdown: 'First' }] },
  });
  const link = result.result_content_metadata?.['text']?.presigned_url ?? '';
  expect(await (await fetch(link)).text()).toBe('First');
  expect((await client.parsing.list({ status: 'COMPLETED' })).items.map(({ id }) => id)).toContain(jobId);
}

/** A batch that is cancelled, and a job of one that is not. */
async function cancelBoth(
  client: LlamaCloud,
  create: () => Promise<{ readonly id: string }>,
  advance: (milliseconds: number) => void,
): Promise<void> {
  const { id } = await create();
  expect(await client.batches.cancel(id)).toMatchObject({ id, status: 'PENDING' });
  advance(1000);
  expect((await client.batches.list({ status: 'CANCELLED' })).items.map((batch) => batch.id)).toEqual([id]);
  await create();
  advance(60);
  const [running] = (await client.parsing.list({ status: 'RUNNING' })).items;
  expect(await client.parsing.cancel(running?.id ?? '')).toMatchObject({ status: 'CANCELLED' });
  advance(1000);
}
