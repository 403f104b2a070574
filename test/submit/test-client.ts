import type { Client, ClientOptions } from '../../src/submit/client/client.ts';
import { createClient } from '../../src/submit/client/client.ts';
import { machineClock } from '../../src/submit/clock.ts';

export const KEY = 'llx-CANARY0key/with+signs=';

/** How long a request of these tests may take: none comes near it that is not meant to. */
export const DEADLINE = 10_000;

/** Time for what is no waiting: a slow machine is not a hang, and what hangs does so for ever. */
export const SLACK = 20_000;

/** A client that is in a hurry: two attempts, and no wait between them. */
export function hurriedClient(baseUrl: string, deadline = DEADLINE, options: Partial<ClientOptions> = {}): Client {
  return createClient({
    baseUrl,
    key: KEY,
    fetch,
    clock: machineClock,
    random: () => 0,
    limits: { requestMilliseconds: deadline, readMilliseconds: 2 * deadline + SLACK, attempts: 2, pages: 20 },
    ...options,
  });
}

/** All items of a list. */
export async function collect<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}

/** Every call that reads, by name. */
export const READS: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
  getBatch: (client) => client.getBatch('bjb-1'),
  listBatches: (client) => collect(client.listBatches({ status: 'running' })),
  listItems: (client) => collect(client.listItems('bjb-1', 'failed')),
  processingResults: (client) => client.processingResults('dfl-1'),
  getConfiguration: (client) => client.getConfiguration('cfg-1'),
  getDirectory: (client) => client.getDirectory('dir-1'),
  listFiles: (client) => collect(client.listFiles('dir-1')),
  listProjects: (client) => client.listProjects(),
  textResult: (client) => client.textResult('job-1'),
  markdownResult: (client) => client.markdownResult('job-1'),
  jsonResult: (client) => client.jsonResult('job-1'),
  'getBatch of v2': (client) => client.v2.getBatch('bat-1'),
  'listBatches of v2': (client) => collect(client.v2.listBatches({ status: 'running' })),
  'listItems of v2': (client) => collect(client.v2.listItems('bat-1')),
  'textResult of v2': (client) => client.v2.textResult('pjb-1'),
};

/** Every call that writes and needs no file, by name. */
export const WRITES = {
  createBatch: (client: Client) => client.createBatch({ directory_id: 'dir-1', job_config: {} }),
  cancelBatch: (client: Client) => client.cancelBatch('bjb-1', 'why'),
  createDirectory: (client: Client) => client.createDirectory({ name: 'd' }),
  deleteDirectory: (client: Client) => client.deleteDirectory('dir-1'),
  addFile: (client: Client) => client.addFile('dir-1', 'file-1'),
  deleteFiles: (client: Client) => client.deleteFiles('dir-1', ['dfl-1']),
  saveConfiguration: (client: Client) => client.saveConfiguration({ name: 'n', parameters: {} }),
  'createBatch of v2': (client: Client) => client.v2.createBatch({ source_directory_id: 'dir-1', config: {} }),
  'cancelBatch of v2': (client: Client) => client.v2.cancelBatch('bat-1'),
  uploadFile: (client: Client) => client.uploadFile('dir-1', import.meta.filename),
};
