import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { shardUuid } from '../../src/compile/uuid.ts';
import { hashText } from '../../src/pipeline/workspace/hash.ts';
import { HANGS } from './paced-clock.ts';
import type { SourceKind, World } from './sending.ts';
import { apply, BATCHES, batchesOn, createWorld, DIRECTORIES, findingsIn, namesByBatch, readRun } from './sending.ts';

interface Sent {
  readonly method: string;
  readonly path: string;
  // biome-ignore lint/suspicious/noExplicitAny: a body is looked into by each test
  readonly body: any;
}

/** The real fetch, and the requests that went through it. */
function noting(): { readonly fetch: typeof fetch; readonly sent: Sent[] } {
  const sent: Sent[] = [];
  return {
    sent,
    fetch: async (input, init) => {
      const { pathname } = new URL(String(input));
      const isJson = new Headers(init?.headers).get('content-type') === 'application/json';
      const text = isJson ? await new Response(init?.body as ReadableStream).text() : undefined;
      const body = text === undefined ? undefined : JSON.parse(text);
      sent.push({ method: init?.method ?? 'GET', path: pathname, body });
      return fetch(input, text === undefined ? init : { ...init, body: text });
    },
  };
}

const createsIn = (sent: readonly Sent[]): readonly Sent[] =>
  sent.filter(({ method, path }) => method === 'POST' && path === BATCHES);

const isUpload = ({ path }: Sent): boolean => path.endsWith('/upload');

describe('a run', () => {
  test.each<[SourceKind, readonly string[]]>([
    ['files', ['inbox/a.txt inbox/b.txt', 'inbox/c.txt']],
    ['directory', ['a.txt b.txt c.txt']],
  ])('over %s is sent once, and recorded to its end', async (kind, names) => {
    const world = await createWorld(kind);
    const first = await apply(world);
    expect(first.sent.map((end) => 'state' in end && end.state.kind)).toEqual(names.map(() => 'created'));
    expect(await namesByBatch(world)).toEqual(names);
    expect((await readRun(world)).state).toBe('succeeded');
    expect(await findingsIn(world)).toEqual([]);
    const { fetch, sent } = noting();
    expect(await apply(world, { fetch })).toEqual({ sent: [], followed: [], waits: [] });
    expect(sent).toEqual([]);
  });

  test('over staged items is cut into directories of their own', async () => {
    const world = await createWorld('staged');
    await apply(world);
    const batches = await batchesOn(world);
    expect(batches.map(({ total_items }) => total_items)).toEqual([2, 1]);
    expect(new Set([world.directory, ...batches.map(({ directory_id }) => directory_id)]).size).toBe(3);
    const names = (await namesByBatch(world)).flatMap((name) => name.split(' '));
    expect(names.toSorted()).toEqual(['a.txt', 'b.txt', 'c.txt']);
  });

  test('sends a directory as it is written, and items as slices', async () => {
    const whole = await createWorld('directory', { source: { directory_id: 'dir-unused', page_size: 7 } });
    const { record, batch } = whole;
    const asWritten = {
      ...batch,
      request: { ...batch.request, body: { ...batch.request.body, directory_id: whole.directory } },
    };
    const first = noting();
    await apply({ ...whole, batch: asWritten }, { fetch: first.fetch });
    expect(createsIn(first.sent)[0]?.body).toMatchObject({ directory_id: whole.directory, page_size: 7 });

    const cut = await createWorld('directory', { source: { directory_id: 'dir-unused', page_size: 7 } });
    const shards = [0, 1, 2].map((index) => ({ first: index, count: 1 }));
    const second = noting();
    await apply(
      { ...cut, record: { ...record, source: cut.record.source, shardSize: 1, shards } },
      { fetch: second.fetch },
    );
    const ids = cut.record.source.kind === 'directory' ? cut.record.source.items.map(({ id }) => id) : [];
    expect(createsIn(second.sent).map(({ body }) => body.item_ids)).toEqual(ids.map((id) => [id]));
    for (const { body } of createsIn(second.sent)) expect(Object.keys(body).sort()).toEqual(['item_ids', 'job_config']);
  });

  test('sends the correlation id of each shard, which the intent has too', async () => {
    const world = await createWorld('items');
    const { fetch, sent } = noting();
    await apply(world, { fetch });
    const { digest } = world.batch;
    const ids = [1, 2].map((shard) => shardUuid({ digest, generation: 1, shard }, hashText));
    expect(createsIn(sent).map(({ body }) => body.job_config.correlation_id)).toEqual(ids);
    const { shards } = await readRun(world);
    expect(shards.map(({ intents }) => intents[0]?.correlationId)).toEqual(ids);
  });

  test('records before each create what was there, and the server’s clock', async () => {
    const world = await createWorld('items');
    await apply(world);
    const { shards } = await readRun(world);
    const [first] = await batchesOn(world);
    expect(shards.map(({ intents }) => intents[0]?.baseline)).toEqual([
      { serverTime: '2026-01-01T00:00:00.000Z', batchIds: [] },
      { serverTime: expect.stringMatching(/^2026-01-01T00:00:0\d\.000Z$/), batchIds: [first.id] },
    ]);
  });

  test('is shared by runners, each of which takes its own shards', async () => {
    const world = await createWorld('files');
    const first = await apply(world, { runner: { index: 2, of: 2 } });
    expect(first.sent.map(({ shard }) => shard)).toEqual([2]);
    const second = await apply(world, { runner: { index: 1, of: 2 } });
    expect(second.sent.map(({ shard }) => shard)).toEqual([1]);
    expect((await readRun(world)).state).toBe('succeeded');
  });
});

describe('the directory of a shard', () => {
  test('is found again, and only what is missing in it is uploaded', async () => {
    const world = await createWorld('files');
    world.server.faults.add({ kind: 'request', path: '*/upload', trouble: { do: 'status', status: 413 } });
    const stopped = await apply(world);
    expect(stopped.sent).toMatchObject([{ shard: 1, failure: { code: 'rejected' } }, { state: { kind: 'created' } }]);
    const { fetch, sent } = noting();
    await apply(world, { fetch });
    expect(sent.filter(({ method, path }) => method === 'POST' && path === DIRECTORIES)).toEqual([]);
    expect(sent.filter(isUpload)).toHaveLength(2);
    expect(await namesByBatch(world)).toEqual(['inbox/c.txt', 'inbox/a.txt inbox/b.txt']);
  });

  test('is cleared of what does not belong there before it is paid for', async () => {
    const world = await createWorld('files');
    world.server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble: { do: 'status', status: 422 } });
    await apply(world);
    const [shard] = (await readRun(world)).shards;
    const form = new FormData();
    form.append('upload_file', new Blob(['Stray']), 'stray.txt');
    await world.server.call('POST', `${DIRECTORIES}/${shard?.intents[0]?.directoryId}/files/upload`, form);
    await apply(world);
    expect((await namesByBatch(world)).toSorted()).toEqual(['inbox/a.txt inbox/b.txt', 'inbox/c.txt']);
  });

  test('is made anew when the service has cleaned it up', async () => {
    const world = await createWorld('files');
    world.server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble: { do: 'status', status: 422 } });
    await apply(world);
    const [shard] = (await readRun(world)).shards;
    await world.server.call('DELETE', `${DIRECTORIES}/${shard?.intents[0]?.directoryId}`);
    await apply(world);
    expect((await readRun(world)).state).toBe('succeeded');
    expect(await findingsIn(world)).toEqual([]);
  });

  test('takes no file that has changed since the run began', async () => {
    const world = await createWorld('files');
    const files = world.files.map((file) => (file.name === 'inbox/a.txt' ? { ...file, sha256: '0'.repeat(64) } : file));
    const { sent } = await apply({ ...world, files });
    expect(sent).toMatchObject([
      { shard: 1, failure: { code: 'refused', message: expect.stringContaining('`inbox/a.txt`') } },
      { shard: 2, state: { kind: 'created' } },
    ]);
  });

  test('has no batch of a file that changes on its way', async () => {
    const world = await createWorld('files');
    await writeFile(world.files[0]?.path ?? '', 'Altered');
    const { sent } = await apply(world);
    expect(sent).toMatchObject([{ failure: { code: 'io' } }, { state: { kind: 'created' } }]);
    expect(await namesByBatch(world)).toEqual(['inbox/c.txt']);
  });
});

describe('a server that says no', () => {
  const refuse = (world: World, status: number, more = {}, times = 1): void =>
    world.server.faults.add({
      kind: 'request',
      method: 'POST',
      path: BATCHES,
      times,
      trouble: { do: 'status', status, ...more },
    });

  test('for want of credits is asked for nothing more', async () => {
    const world = await createWorld('files');
    refuse(world, 402, { detail: 'No credits' });
    const { fetch, sent } = noting();
    const applied = await apply(world, { fetch });
    expect(applied.sent).toMatchObject([
      { state: { kind: 'rejected', status: 402, detail: 'No credits' }, stopped: 'out-of-credits' },
      { state: { kind: 'nothing' }, stopped: 'out-of-credits' },
    ]);
    expect(createsIn(sent)).toHaveLength(1);
    await apply(world);
    expect((await readRun(world)).state).toBe('succeeded');
  });

  test('is asked again by the next command, and not by this one', async () => {
    const world = await createWorld('directory');
    refuse(world, 422, { detail: 'wrong' }, 2);
    const applied = await apply(world);
    expect(applied.sent).toMatchObject([{ state: { kind: 'rejected', attempt: 1, status: 422, detail: 'wrong' } }]);
    expect((await apply(world)).sent).toMatchObject([{ state: { kind: 'rejected', attempt: 2 } }]);
    expect((await apply(world)).sent).toMatchObject([{ state: { kind: 'created', attempt: 3 } }]);
    expect(await findingsIn(world)).toEqual([]);
  });

  test('to too many requests is given the time that it asks for', async () => {
    const world = await createWorld('directory');
    refuse(world, 429, { retryAfter: 20 }, 2);
    const applied = await apply(world);
    expect(applied.waits).toEqual(['rate-limit 20000', 'rate-limit 20000']);
    expect(applied.sent).toMatchObject([{ state: { kind: 'created', attempt: 3 } }]);
  });

  test.each([
    ['more than there is', { retryAfter: 61 }, []],
    ['no time', {}, [750, 1_500, 3_000, 6_000, 12_000, 12_000, 12_000, 12_000]],
  ])('to too many requests, and asks for %s, is left alone in the end', async (_, more, waits) => {
    const world = await createWorld('directory');
    refuse(world, 429, more, 1_000);
    const applied = await apply(world);
    expect(applied.sent).toMatchObject([{ state: { kind: 'rate-limited', attempt: waits.length + 1 } }]);
    expect(applied.waits).toEqual(waits.map((wait) => `rate-limit ${wait}`));
    expect(await namesByBatch(world)).toEqual([]);
  });

  test('and yet has made a batch is believed by what it has', async () => {
    const world = await createWorld('files');
    world.server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble: { do: 'drop', when: 'after' } });
    const lying: typeof fetch = async (input, init) => {
      const isCreate = init?.method === 'POST' && new URL(String(input)).pathname === BATCHES;
      try {
        return await fetch(input, init);
      } catch (error) {
        if (isCreate) return Response.json({ detail: 'Too many requests' }, { status: 429 });
        throw error;
      }
    };
    const applied = await apply(world, { fetch: lying });
    expect(applied.sent).toMatchObject([{ state: { kind: 'created', attempt: 2 } }, { state: { kind: 'created' } }]);
    expect(await namesByBatch(world)).toEqual(['inbox/a.txt inbox/b.txt', 'inbox/c.txt']);
  });
});

describe('a secret', () => {
  const webhooks = [
    { url: 'https://hooks.acme.example/parse', headers: { Authorization: 'Bearer ${secret:HOOK_TOKEN}' } },
  ];

  test('is put in as the batch is sent, and is nowhere in the ledger', async () => {
    const world = await createWorld('directory', { webhooks });
    const { fetch, sent } = noting();
    await apply(world, { fetch, getSecret: () => 'hook-CANARY-1' });
    expect(JSON.stringify(createsIn(sent))).toContain('Bearer hook-CANARY-1');
    for (const path of await world.backend.list(''))
      expect(new TextDecoder().decode(await world.backend.get(path))).not.toContain('CANARY');
  });

  test('that a server echoes in its refusal is covered', async () => {
    const world = await createWorld('directory', { webhooks });
    const trouble = { do: 'status', status: 422, detail: 'unfit: Bearer hook-CANARY-1' } as const;
    world.server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble });
    const { sent } = await apply(world, { getSecret: () => 'hook-CANARY-1' });
    expect(sent).toMatchObject([{ state: { kind: 'rejected', detail: 'unfit: Bearer ***' } }]);
  });

  test('that is not set keeps the shard from being claimed', async () => {
    const world = await createWorld('directory', { webhooks });
    const { sent } = await apply(world);
    expect(sent).toMatchObject([{ failure: { code: 'refused', message: expect.stringContaining('`HOOK_TOKEN`') } }]);
    expect((await readRun(world)).shards[0]?.state).toEqual({ kind: 'nothing' });
  });
});

describe('a signal', () => {
  test('before the intent leaves the shard as it was', async () => {
    const world = await createWorld('files');
    const controller = new AbortController();
    const stopping: typeof fetch = (input, init) => {
      if (new URL(String(input)).pathname.endsWith('/upload')) controller.abort();
      return fetch(input, init);
    };
    const { sent } = await apply(world, { fetch: stopping, signal: controller.signal });
    expect(sent).toEqual([{ shard: 1, state: { kind: 'nothing' }, stopped: 'interrupted' }]);
    await apply(world);
    expect((await readRun(world)).state).toBe('succeeded');
  });

  test.each([
    ['in time is its batch', 'created'],
    ['never is unknown', 'unknown'],
  ])('leaves an open create a few seconds: an answer that comes %s', async (_, kind) => {
    const world = await createWorld('files');
    const controller = new AbortController();
    const never = kind === 'unknown';
    const trouble = { do: 'delay', milliseconds: HANGS } as const;
    if (never) world.server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble });
    const stopping: typeof fetch = (input, init) => {
      if (init?.method === 'POST' && new URL(String(input)).pathname === BATCHES) controller.abort();
      return fetch(input, init);
    };
    const begin = world.paced.client.now();
    const { sent } = await apply(world, { fetch: stopping, signal: controller.signal });
    expect(sent).toMatchObject([{ shard: 1, state: { kind } }]);
    if (never) expect(world.paced.client.now() - begin).toBe(5_000);
    world.paced.advance(600_000);
    await apply(world);
    expect((await namesByBatch(world)).toSorted()).toEqual(['inbox/a.txt inbox/b.txt', 'inbox/c.txt']);
  });
});
