import { describe, expect, test } from 'vitest';
import { clientOf } from './fake-fetch.ts';
import { collect } from './test-client.ts';

interface Extra {
  readonly next_page_token?: string | null;
  readonly total_size?: number;
}

describe('a list by offset', () => {
  test('is read until a page is not full', async () => {
    const { client, urls } = clientOf((url) => Response.json({ items: slice(batches(2500), url) }));
    expect((await collect(client.listBatches({ directoryId: 'dir-1' }))).length).toBe(2500);
    expect(urls.map((url) => url.searchParams.get('offset'))).toEqual(['0', '1000', '2000']);
    expect(urls[0]?.searchParams.get('directory_id')).toBe('dir-1');
  });

  test('ends with an empty page where the last one was full', async () => {
    const { client, urls } = clientOf((url) => Response.json({ items: slice(batches(1000), url) }));
    expect((await collect(client.listBatches())).length).toBe(1000);
    expect(urls.length).toBe(2);
  });

  test.each<[string, Extra]>([
    ['a total that is too small', { total_size: 1 }],
    ['no next page', { next_page_token: null }],
  ])('is not cut short by %s', async (_, extra) => {
    const { client } = clientOf((url) => Response.json({ items: slice(batches(1500), url), ...extra }));
    expect((await collect(client.listBatches())).length).toBe(1500);
  });

  test.each<[string, Extra]>([
    ['a larger total', { total_size: 950 }],
    ['a next page', { next_page_token: 'x' }],
  ])('goes on past a short page when the service gives less than was asked for and tells of %s', async (_, extra) => {
    const { client } = clientOf((url) => Response.json({ items: slice(batches(950), url, 100), ...extra }));
    expect((await collect(client.listBatches())).length).toBe(950);
  });

  test('gives once what moved to the next page meanwhile', async () => {
    const { client } = clientOf((url, attempt) => {
      const all = attempt === 1 ? batches(1500) : [...batches(3, 'new'), ...batches(1500)];
      return Response.json({ items: slice(all, url) });
    });
    const ids = (await collect(client.listBatches())).map(({ id }) => id);
    expect(ids.length).toBe(1500);
    expect(new Set(ids).size).toBe(1500);
  });

  test('that repeats its page is given up', async () => {
    const { client, urls } = clientOf(() => Response.json({ items: batches(1000) }));
    await expect(collect(client.listBatches())).rejects.toMatchObject({ code: 'unexpected-answer' });
    expect(urls.length).toBe(2);
  });

  test('that never ends is given up', async () => {
    const { client, urls } = clientOf((_, attempt) => Response.json({ items: batches(1000, `p${attempt}`) }), {
      limits: { pages: 30 },
    });
    await expect(collect(client.listBatches())).rejects.toMatchObject({ code: 'unexpected-answer' });
    expect(urls.length).toBe(30);
  });

  test('without items is not taken for an empty one', async () => {
    const { client } = clientOf(() => Response.json({ data: [] }));
    await expect(collect(client.listBatches())).rejects.toMatchObject({ code: 'unexpected-answer' });
  });
});

describe('a list by token', () => {
  test('is read until there is no token', async () => {
    const { client, urls } = clientOf((_, attempt) => filePage(attempt, attempt < 3 ? `t${attempt}` : null));
    expect((await collect(client.listFiles('dir-1'))).length).toBe(3);
    expect(urls.map((url) => url.searchParams.get('page_token'))).toEqual([null, 't1', 't2']);
  });

  test('that never ends is given up', async () => {
    const { client, urls } = clientOf((_, attempt) => filePage(attempt, `t${attempt}`), { limits: { pages: 30 } });
    await expect(collect(client.listFiles('dir-1'))).rejects.toMatchObject({ code: 'unexpected-answer' });
    expect(urls.length).toBe(30);
  });

  test.each([
    ['new things', (attempt: number) => filePage(attempt, 'same')],
    ['nothing', () => Response.json({ items: [], next_page_token: 'same' })],
  ])('that repeats a token with %s is given up', async (_, answer) => {
    const { client, urls } = clientOf((_url, attempt) => answer(attempt));
    await expect(collect(client.listFiles('dir-1'))).rejects.toMatchObject({ code: 'unexpected-answer' });
    expect(urls.length).toBe(2);
  });
});

test('a list of batches tells of the headers of each page', async () => {
  const dates: (string | null)[] = [];
  const { client } = clientOf((url, attempt) =>
    Response.json({ items: slice(batches(1500), url) }, { headers: { date: `page ${attempt}` } }),
  );
  for await (const _ of client.listBatches({}, (headers) => dates.push(headers.get('date'))));
  expect(dates).toEqual(['page 1', 'page 2']);
});

test.each(['', '..', '../projects', 'a/b', 'a?b', 'a#b', 'a%2fb', 'ä', ' ', `x${'y'.repeat(300)}`])(
  'an id such as %j leads nowhere',
  async (id) => {
    const { client, urls } = clientOf(() => Response.json({}));
    await expect((async () => client.getBatch(id))()).rejects.toMatchObject({ code: 'usage' });
    expect(urls).toEqual([]);
  },
);

function batches(count: number, prefix = 'bjb'): object[] {
  const rest = { status: 'running', project_id: 'p', job_type: 'parse', total_items: 1 };
  return Array.from({ length: count }, (_, index) => ({ id: `${prefix}-${index}`, ...rest }));
}

function slice(all: readonly object[], url: URL, most = 1000): readonly object[] {
  const offset = Number(url.searchParams.get('offset'));
  return all.slice(offset, offset + Math.min(most, Number(url.searchParams.get('limit'))));
}

function filePage(number: number, token: string | null): Response {
  const file = { id: `dfl-${number}`, project_id: 'p', directory_id: 'dir-1', unique_id: 'u', display_name: 'd' };
  return Response.json({ items: [file], next_page_token: token });
}
