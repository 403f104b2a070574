import { describe, expect, test } from 'vitest';
import { fill, start } from './start.ts';

const BATCHES = '/api/v1/beta/batch-processing';
const JOB_CONFIG = { job_name: 'parse_raw_file_job', parameters: { type: 'parse', languages: ['en'] } };

describe('a batch', () => {
  test('goes from pending over running to completed, and so do its items', async () => {
    const server = await start();
    const { directory, items } = await fill(server, { 'a.txt': 'Alpha', 'b.bin': 'Beta' });
    const created = await server.call('POST', BATCHES, { directory_id: directory, job_config: JOB_CONFIG });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ status: 'pending', total_items: 2, processed_items: 0, job_type: 'parse' });
    const path = `${BATCHES}/${created.body.id}`;
    server.clock.advance(50);
    expect((await server.call('GET', path)).body).toMatchObject({ job: { status: 'running' }, progress_percentage: 0 });
    expect((await server.call('GET', `${path}/items?status=processing`)).body.items).toHaveLength(2);
    server.clock.advance(40);
    expect((await server.call('GET', path)).body).toMatchObject({
      job: { status: 'completed', processed_items: 2 },
      progress_percentage: 100,
    });
    const listed = (await server.call('GET', `${path}/items`)).body.items;
    expect(listed.map((item: { item_id: string }) => item.item_id)).toEqual(items);
    const text = await server.call('GET', `/api/v1/parsing/job/${listed[0].job_id}/result/text`);
    expect(text.body).toMatchObject({ text: 'Alpha', job_metadata: { is_placeholder: false } });
    const other = await server.call('GET', `/api/v1/parsing/job/${listed[1].job_id}/result/markdown`);
    expect(other.body.job_metadata.is_placeholder).toBe(true);
  });
});
