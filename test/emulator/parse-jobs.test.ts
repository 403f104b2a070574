import { describe, expect, test } from 'vitest';
import { TIER_VERSIONS } from '../../src/catalogue/versions.ts';
import type { Started } from './start.ts';
import { fill, start } from './start.ts';
import { BATCHES, BUILT_IN, create, PARSE, run, save } from './v2.ts';

/** A server with one parsed file; gives the path of its job. */
async function parsed(content = 'Alpha'): Promise<{ server: Started; path: string }> {
  const server = await start();
  const { directory } = await fill(server, { 'a.txt': content });
  const { results } = await run(server, directory);
  return { server, path: `${PARSE}/${results[0].job_reference.id}` };
}

describe('a parse job', () => {
  test('is shown alone unless more is asked for', async () => {
    const { server, path } = await parsed();
    const { body } = await server.call('GET', path);
    expect(body).toEqual({ job: expect.objectContaining({ status: 'COMPLETED', tier: 'agentic', usage: null }) });
  });

  test.each([
    ['text', { text: { pages: [{ page_number: 1, text: 'Alpha' }] } }],
    ['markdown', { markdown: { pages: [{ page_number: 1, markdown: 'Alpha', success: true }] } }],
    ['items', { items: { pages: [{ page_number: 1, items: [{ type: 'text', value: 'Alpha' }], success: true }] } }],
    ['metadata', { metadata: { pages: [{ page_number: 1 }] } }],
    ['forms', { forms: null }],
    ['text_full', { text_full: 'Alpha' }],
    ['markdown_full', { markdown_full: 'Alpha' }],
    ['job_metadata', { job_metadata: { job_pages: 1, is_placeholder: false } }],
    ['usage', { job: { usage: { credits: 1 } } }],
    ['images_content_metadata', { images_content_metadata: { total_count: 0, images: [] } }],
  ])('shows its %s when that is asked for', async (expand, part) => {
    const { server, path } = await parsed();
    expect((await server.call('GET', `${path}?expand=${expand}`)).body).toMatchObject(part);
  });

  test('gives links to its result, which need no key and do not last', async () => {
    const { server, path } = await parsed('Überschrift');
    const query = 'expand=text_content_metadata&expand=items_content_metadata&expand=xlsx_content_metadata';
    const { body } = await server.call('GET', `${path}?${query}`);
    expect(Object.keys(body.result_content_metadata)).toEqual(['text', 'items']);
    const { size_bytes, presigned_url } = body.result_content_metadata.text;
    const content = await (await fetch(presigned_url)).text();
    expect([content, size_bytes]).toEqual(['Überschrift', Buffer.byteLength(content)]);
    const items = await (await fetch(body.result_content_metadata.items.presigned_url)).json();
    expect(items).toMatchObject({ pages: [{ page_number: 1 }] });
    const other = presigned_url.replace('/text?', '/markdown?');
    expect((await fetch(other)).status).toBe(403);
    server.clock.advance(3_600_001);
    expect((await fetch(presigned_url)).status).toBe(403);
  });

  test('that is not done, or has failed, has no result', async () => {
    const server = await start();
    server.faults.add({ kind: 'item', name: '*.bad', status: 'failed', reason: 'broken' });
    const { directory } = await fill(server, { 'a.bad': 'A' });
    await create(server, directory);
    server.clock.advance(60);
    const [running] = (await server.call('GET', PARSE)).body.items;
    const read = async () => (await server.call('GET', `${PARSE}/${running.id}?expand=text&expand=usage`)).body;
    expect(await read()).toEqual({
      job: expect.objectContaining({ status: 'RUNNING', usage: { credits: null } }),
    });
    server.clock.advance(1000);
    expect(await read()).toEqual({ job: expect.objectContaining({ status: 'FAILED', error_message: 'broken' }) });
  });

  test('is cancelled by itself, and the batch goes on without it', async () => {
    const server = await start({ settings: { concurrency: 1 } });
    const { directory } = await fill(server, { 'a.txt': 'A', 'b.txt': 'B' });
    const batch = (await create(server, directory)).body.id;
    server.clock.advance(60);
    const [{ id }] = (await server.call('GET', PARSE)).body.items;
    const path = `${PARSE}/${id}/cancel`;
    expect((await server.call('POST', path)).body).toMatchObject({ id, status: 'CANCELLED' });
    expect((await server.call('POST', path)).status).toBe(409);
    server.clock.advance(1000);
    const { status, results } = (await server.call('GET', `${BATCHES}/${batch}?expand=results`)).body;
    expect([status, results[0].job_reference.id]).toEqual(['COMPLETED', id]);
    const jobs = (await server.call('GET', PARSE)).body.items;
    expect(jobs.map((job: { status: string }) => job.status)).toEqual(['COMPLETED', 'CANCELLED']);
    expect((await server.call('POST', path)).status).toBe(409);
  });

  test('of v1 is not there', async () => {
    const server = await start();
    const { items } = await fill(server, { 'a.txt': 'A' });
    const v1 = '/api/v1/beta/batch-processing';
    const { body } = await server.call('POST', v1, { item_ids: items, job_config: {} });
    server.clock.advance(1000);
    const [{ job_id }] = (await server.call('GET', `${v1}/${body.id}/items`)).body.items;
    expect((await server.call('GET', `${PARSE}/${job_id}`)).status).toBe(404);
    expect((await server.call('GET', PARSE)).body.items).toEqual([]);
  });
});

test.each([
  [{ target_pages: '1,3' }, ['One', 'Three']],
  [{ target_pages: '2-3', max_pages: 1 }, ['Two', 'Three']],
  [{ max_pages: 2 }, ['One', 'Two']],
  [{}, ['One', 'Two', 'Three']],
])('%j counts pages from 1, and max_pages means nothing beside target_pages', async (page_ranges, texts) => {
  const pages = ['One', 'Two', 'Three'].map((text, index) => ({ pageNum: index + 1, text, markdown: text }));
  const server = await start({ loadLiteParse: () => Promise.resolve(() => Promise.resolve(pages)) });
  const { directory } = await fill(server, { 'a.pdf': '%PDF-' });
  const id = await save(server, { page_ranges, page_separator: '***' });
  const { body } = await create(server, directory, id);
  for (let turn = 0; turn < 100; turn += 1) {
    server.clock.advance(100);
    if ((await server.call('GET', `${BATCHES}/${body.id}`)).body.status === 'COMPLETED') break;
  }
  const { results } = (await server.call('GET', `${BATCHES}/${body.id}?expand=results`)).body;
  const job = (await server.call('GET', `${PARSE}/${results[0].job_reference.id}?expand=text&expand=text_full`)).body;
  expect(job.text.pages.map(({ text }: { text: string }) => text)).toEqual(texts);
  expect(job.text_full).toBe(texts.join('\n\n'));
});

test('a list of parse jobs has the newest first, and filters', async () => {
  const server = await start();
  const { directory } = await fill(server, { 'a.txt': 'A', 'b.txt': 'B' });
  await run(server, directory, BUILT_IN);
  const ids = async (query: string) =>
    (await server.call('GET', `${PARSE}?${query}`)).body.items.map(({ id }: { id: string }) => id);
  const [second, first] = await ids('');
  expect(await ids('status=COMPLETED&page_size=1')).toEqual([second]);
  expect(await ids('status=FAILED')).toEqual([]);
  expect(await ids(`job_ids=${first}&job_ids=pjb-none`)).toEqual([first]);
  const later = new Date(server.clock.now()).toISOString();
  expect(await ids(`created_at_on_or_after=${later}`)).toEqual([]);
  expect(await ids(`created_at_on_or_before=${later}`)).toHaveLength(2);
  expect((await server.call('GET', `${PARSE}?status=SUCCESS`)).status).toBe(422);
});

test('the versions of each tier are told without a key', async () => {
  const server = await start({ keys: ['llx-only'] });
  const answer = await fetch(`${server.url}${PARSE}/versions`);
  expect([answer.status, await answer.json()]).toEqual([200, TIER_VERSIONS]);
  expect((await server.call('GET', PARSE)).status).toBe(401);
});
