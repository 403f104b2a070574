import { describe, expect, test } from 'vitest';
import type { LoadLiteParse } from '../../src/emulator/results/liteparse.ts';
import { fill, finish, start } from './start.ts';

const BATCHES = '/api/v1/beta/batch-processing';

/** Reads as many pages as a PDF has letters, and takes page ranges as LiteParse does. */
const fakeLiteParse: LoadLiteParse = () =>
  Promise.resolve((_path, targetPages) => {
    if (targetPages === '99') return Promise.reject(new Error('no such page'));
    return Promise.resolve(
      [1, 2, 3, 4].map((pageNum) => ({ pageNum, text: `text ${pageNum}`, markdown: `# ${pageNum}` })),
    );
  });

async function resultsOf(parameters: object, load: LoadLiteParse = fakeLiteParse, name = 'a.pdf') {
  const server = await start({ loadLiteParse: load });
  const { items } = await fill(server, { [name]: 'Some text' });
  const { body } = await server.call('POST', BATCHES, { item_ids: items, job_config: { parameters } });
  await finish(server, body.id);
  const [item] = (await server.call('GET', `${BATCHES}/${body.id}/items`)).body.items;
  const read = async (kind: string) =>
    (await server.call('GET', `/api/v1/parsing/job/${item.job_id}/result/${kind}`)).body;
  return { text: await read('text'), markdown: await read('markdown'), json: await read('json') };
}

describe('the result of a PDF', () => {
  test('is its own text, page by page', async () => {
    const { text, markdown, json } = await resultsOf({});
    expect(text.text).toBe('text 1\n---\ntext 2\n---\ntext 3\n---\ntext 4');
    expect(markdown.markdown).toContain('# 1\n---\n# 2');
    expect(json.pages).toHaveLength(4);
    expect(json.job_metadata).toMatchObject({ job_pages: 4, is_placeholder: false });
  });

  test.each([
    [{ target_pages: '0,2-3' }, [1, 3, 4]],
    [{ max_pages: 2 }, [1, 2]],
    [{ max_pages: 0 }, [1, 2, 3, 4]],
    [{ target_pages: '1-3', max_pages: 1 }, [2]],
    [{ target_pages: 'all' }, [1, 2, 3, 4]],
  ])('keeps to the pages of %j', async (parameters, pages) => {
    const { json } = await resultsOf(parameters);
    expect(json.pages.map(({ page }: { page: number }) => page)).toEqual(pages);
  });

  test('has the separator, prefix and suffix that were asked for', async () => {
    const parameters = { page_separator: '|{pageNumber}|', page_prefix: '<', page_suffix: '>', max_pages: 2 };
    expect((await resultsOf(parameters)).text.text).toBe('<text 1>|2|<text 2>');
  });

  test.each([
    ['LiteParse is not installed', {}, (): Promise<undefined> => Promise.resolve(undefined)],
    ['LiteParse cannot read it', { target_pages: '98' }, fakeLiteParse],
  ])('is a stated placeholder where %s', async (_why, parameters, load) => {
    const { text } = await resultsOf(parameters, load);
    expect(text.text).toContain('a.pdf');
    expect(text.job_metadata.is_placeholder).toBe(true);
  });
});

test.each([['a.txt'], ['a.MD'], ['a.csv'], ['a.html']])('the result of %s is the file itself', async (name) => {
  const { text } = await resultsOf({}, fakeLiteParse, name);
  expect(text).toMatchObject({ text: 'Some text', job_metadata: { is_placeholder: false } });
});

test('a job that is not done has no result', async () => {
  const server = await start();
  const { items } = await fill(server, { 'a.txt': 'A' });
  const { body } = await server.call('POST', BATCHES, { item_ids: items, job_config: {} });
  server.clock.advance(60);
  const [item] = (await server.call('GET', `${BATCHES}/${body.id}/items`)).body.items;
  expect((await server.call('GET', `/api/v1/parsing/job/${item.job_id}`)).body.status).toBe('PENDING');
  expect((await server.call('GET', `/api/v1/parsing/job/${item.job_id}/result/text`)).status).toBe(404);
});
