import { expect, onTestFinished, test } from 'vitest';
import type { Client } from '../../src/submit/client/client.ts';
import { json, startFaultServer } from './fault-server.ts';
import { collect, hurriedClient } from './test-client.ts';

interface Result {
  /** The state of its job; undefined where it was given to none. */
  readonly job?: string;
  readonly error_message?: string;
}

/** A client of a server with one batch; a job whose state is `GONE` is one that it does not list. */
async function clientOver(status: string, results: readonly Result[] | null): Promise<Client['v2']> {
  const batch = {
    ...{ id: 'bat-1', project_id: 'p', source_directory_id: 'dir-1', status },
    config: { job: { type: 'parse_v2', configuration_id: 'cfg-1' } },
    results: results?.map(({ job, error_message = null }, at) => ({
      source_directory_file_id: `dfl-${at}`,
      job_reference: job === undefined ? null : { type: 'parse_v2', id: `pjb-${at}` },
      error_message,
    })),
  };
  const jobs = (results ?? []).flatMap(({ job }, at) =>
    job === undefined || job === 'GONE' ? [] : [{ id: `pjb-${at}`, status: job, name: `${at}.txt` }],
  );
  const server = await startFaultServer((request, response) => {
    const isOfJobs = request.url?.startsWith('/api/v2/parse') === true;
    const asked = new URL(request.url ?? '', 'http://x').searchParams.getAll('job_ids');
    json(200, isOfJobs ? { items: jobs.filter(({ id }) => asked.includes(id)) } : batch)(request, response);
  });
  onTestFinished(() => server.close());
  return hurriedClient(server.url).v2;
}

async function itemsOf(client: Client['v2']): Promise<readonly string[]> {
  return (await collect(client.listItems('bat-1'))).map(({ item_id, status }) => `${item_id} ${status}`);
}

test('a batch that runs says neither how many files it has nor how far it is', async () => {
  const client = await clientOver('RUNNING', null);
  expect(await client.getBatch('bat-1')).toEqual({
    job: {
      ...{ id: 'bat-1', status: 'running', project_id: 'p', job_type: 'parse_v2' },
      ...{ directory_id: 'dir-1', configuration_id: 'cfg-1' },
    },
  });
  expect(await itemsOf(client)).toEqual([]);
});

test('a batch that completed runs on while its jobs do', async () => {
  const client = await clientOver('COMPLETED', [{ job: 'COMPLETED' }, { job: 'RUNNING' }, { job: 'PENDING' }, {}]);
  expect(await client.getBatch('bat-1')).toMatchObject({
    job: { status: 'running', total_items: 4, processed_items: 1, failed_items: 1 },
    progress_percentage: 50,
  });
});

test('a file without a job failed, and so did one whose job did, or was cancelled though the batch was not', async () => {
  const results = [{ error_message: 'no' }, { job: 'FAILED' }, { job: 'CANCELLED' }, { job: 'COMPLETED' }];
  const client = await clientOver('COMPLETED', results);
  expect(await itemsOf(client)).toEqual(['dfl-0 failed', 'dfl-1 failed', 'dfl-2 failed', 'dfl-3 completed']);
  expect(await client.getBatch('bat-1')).toMatchObject({
    job: { status: 'completed', total_items: 4, processed_items: 1, failed_items: 3 },
    progress_percentage: 100,
  });
  expect(await collect(client.listItems('bat-1', 'failed'))).toMatchObject([{ error_message: 'no' }, {}, {}]);
});

test('a file of a batch that was cancelled is cancelled with its job, or before it had one', async () => {
  const client = await clientOver('CANCELLED', [{ job: 'CANCELLED' }, { job: 'COMPLETED' }, {}]);
  expect(await itemsOf(client)).toEqual(['dfl-0 cancelled', 'dfl-1 completed', 'dfl-2 cancelled']);
});

test('of a job that is not listed any more nothing is claimed', async () => {
  const client = await clientOver('COMPLETED', [{ job: 'GONE' }]);
  expect(await itemsOf(client)).toEqual(['dfl-0 unknown']);
  expect(await client.getBatch('bat-1')).toMatchObject({ job: { processed_items: 0, failed_items: 0 } });
});

test('the states of many jobs are asked for in parts', async () => {
  const client = await clientOver(
    'COMPLETED',
    Array.from({ length: 120 }, () => ({ job: 'COMPLETED' })),
  );
  expect(await client.getBatch('bat-1')).toMatchObject({ job: { processed_items: 120 } });
});
