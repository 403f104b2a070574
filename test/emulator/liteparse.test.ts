import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { loadLiteParse } from '../../src/emulator/results/liteparse.ts';
import { pdfOf } from './pdf.ts';
import type { Started } from './start.ts';
import { fill, finish, start } from './start.ts';

const BATCHES = '/api/v1/beta/batch-processing';
const INVOICE = pdfOf(['Invoice 17 (Acme)', 'Total due: 12.00']);

interface Item {
  readonly item_name: string;
  readonly status: string;
  readonly job_id: string;
  readonly error_message: string | null;
}

/** Runs a batch over files with the real LiteParse. */
async function runBatch(files: Readonly<Record<string, string>>, parameters: object = {}) {
  const server = await start({ loadLiteParse });
  const { directory } = await fill(server, files);
  const { body } = await server.call('POST', BATCHES, { directory_id: directory, job_config: { parameters } });
  const { job } = (await finish(server, body.id)).body;
  const items: readonly Item[] = (await server.call('GET', `${BATCHES}/${body.id}/items`)).body.items;
  return { server, job, items };
}

async function resultOf(server: Started, jobId: string | undefined, kind: string) {
  return (await server.call('GET', `/api/v1/parsing/job/${jobId}/result/${kind}`)).body;
}

describe('with LiteParse, the result of a PDF', () => {
  test('is the text that stands in it, in each format', async () => {
    const { server, job, items } = await runBatch({ 'invoice.pdf': INVOICE });
    expect(job).toMatchObject({ status: 'completed', processed_items: 1, failed_items: 0 });
    const read = (kind: string) => resultOf(server, items[0]?.job_id, kind);
    const job_metadata = { job_pages: 2, is_placeholder: false };
    expect(await read('text')).toMatchObject({ text: 'Invoice 17 (Acme)\n---\nTotal due: 12.00', job_metadata });
    expect(await read('markdown')).toMatchObject({
      markdown: 'Invoice 17 (Acme)\n---\nTotal due: 12.00',
      job_metadata,
    });
    expect(await read('json')).toMatchObject({
      pages: [
        { page: 1, text: 'Invoice 17 (Acme)', md: 'Invoice 17 (Acme)' },
        { page: 2, text: 'Total due: 12.00', md: 'Total due: 12.00' },
      ],
      job_metadata,
    });
  });

  test.each([
    ['0', [1]],
    ['1', [2]],
    ['0-1', [1, 2]],
    ['0,1', [1, 2]],
    ['0-999999998', [1, 2]],
    ['7', []],
  ])('has the pages that target_pages %j asks for, counted from 0', async (target_pages, pages) => {
    const { server, items } = await runBatch({ 'invoice.PDF': INVOICE }, { target_pages });
    const { pages: found, job_metadata } = await resultOf(server, items[0]?.job_id, 'json');
    expect(found.map(({ page }: { page: number }) => page)).toEqual(pages);
    expect(job_metadata.is_placeholder).toBe(false);
  });
});

describe('with LiteParse, a batch', () => {
  test('fails the files that are damaged, says why, and goes on with the others', async () => {
    const { server, job, items } = await runBatch({
      'cut.pdf': INVOICE.slice(0, 400),
      'empty.pdf': '',
      'other.pdf': 'a letter, saved under the wrong name',
      'whole.pdf': INVOICE,
    });
    expect(job).toMatchObject({ status: 'completed', processed_items: 1, failed_items: 3 });
    const why = expect.stringMatching(/^The file could not be parsed: \S/);
    expect(items).toMatchObject([
      { item_name: 'cut.pdf', status: 'failed', error_message: why },
      { item_name: 'empty.pdf', status: 'failed', error_message: why },
      { item_name: 'other.pdf', status: 'failed', error_message: why },
      { item_name: 'whole.pdf', status: 'completed', error_message: null },
    ]);
    const path = `/api/v1/parsing/job/${items[0]?.job_id}`;
    expect((await server.call('GET', path)).body).toMatchObject({ status: 'ERROR', error_message: why });
    expect((await server.call('GET', `${path}/result/text`)).status).toBe(404);
  });

  test('works off more PDFs than are read at once', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`${index}.pdf`, pdfOf([`Page ${index}`])]),
    );
    const { server, job, items } = await runBatch(files);
    expect(job).toMatchObject({ status: 'completed', processed_items: 30 });
    expect((await resultOf(server, items[29]?.job_id, 'text')).text).toBe('Page 29');
  });

  test('has a stated placeholder for what is neither PDF nor text', async () => {
    const { server, items } = await runBatch({ 'photo.png': 'PNG' });
    const result = await resultOf(server, items[0]?.job_id, 'text');
    expect(result.text).toContain('stands for the text of photo.png (3 bytes); only PDF and text files are read');
    expect(result.job_metadata.is_placeholder).toBe(true);
  });

  test('that is being read when its server ends is gone on with by the next', async () => {
    const server = await start({ loadLiteParse });
    const { directory } = await fill(server, { 'invoice.pdf': INVOICE });
    const { body } = await server.call('POST', BATCHES, { directory_id: directory, job_config: {} });
    server.clock.advance(1000);
    await server.close();
    const next = await start({ loadLiteParse, store: server.store });
    expect((await finish(next, body.id)).body.job).toMatchObject({ status: 'completed', processed_items: 1 });
  });
});

test('LiteParse without the binary of this platform keeps the server from starting, and says so', async () => {
  vi.doMock('@llamaindex/liteparse', () => {
    throw new Error('no binary');
  });
  onTestFinished(() => void vi.doUnmock('@llamaindex/liteparse'));
  const message = expect.stringMatching(/^`@llamaindex\/liteparse` cannot be loaded: /);
  await expect(start({ loadLiteParse })).rejects.toMatchObject({ code: 'io', message, hint: expect.any(String) });
});
