import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '../../src/core/failure.ts';
import type { Client } from '../../src/submit/client/client.ts';
import type { FaultServer } from './fault-server.ts';
import { json, raw, startFaultServer } from './fault-server.ts';
import { FAULTS, GOOD, MISDIRECTED, NO_CONTENT } from './faults.ts';
import { DEADLINE, hurriedClient, READS, SLACK, WRITES } from './test-client.ts';

/** What is read at most: 10 MB, and the chunk that went past it. */
const MOST_READ = 10 * 1024 * 1024 + 256 * 1024;

/** What a server can get rid of beyond that: the buffers of the system on both sides, which grow to some megabytes. */
const MOST_SENT = MOST_READ + 16 * 1024 * 1024;

let server: FaultServer;
beforeEach(async () => {
  server = await startFaultServer();
});
afterEach(() => server.close());

describe.each(FAULTS)('a server that does this: $name', ({ handler, read, asks, create, deadline = DEADLINE }) => {
  test('ends every read in time, with what it is', async () => {
    server.handle(handler);
    await Promise.all(Object.values(READS).map((call) => expectFailure(call, { read, asks, deadline })));
    expect(server.requests.length).toBeLessThanOrEqual(2 * Object.keys(READS).length);
    expect(server.mostSent()).toBeLessThan(MOST_SENT);
  });

  test('is sent a create once, and says what is known of it', async () => {
    server.handle(handler);
    const client = hurriedClient(server.url, deadline);
    // On a connection that has been used: what undici sends again, it sends again there.
    await client.getBatch('bjb-1').catch(() => undefined);
    server.requests.length = 0;
    const outcome = await WRITES.createBatch(client);
    expect(outcome.kind).toBe(create);
    expect(server.requests).toEqual(['POST /api/v1/beta/batch-processing']);
    expect(everythingIn(outcome)).not.toContain('CANARY');
  });

  test('is sent every other write once, and none of them is taken for done', async () => {
    server.handle(handler);
    const entries = Object.entries(WRITES);
    const outcomes = await Promise.all(entries.map(([, call]) => call(hurriedClient(server.url, deadline))));
    const kinds = entries.map(([name], index) => ({ name, kind: outcomes[index]?.kind }));
    expect(kinds.filter(({ kind }) => kind === 'not-sent')).toEqual([]);
    // 204 is just what a deletion is answered with.
    const isDone = handler === NO_CONTENT ? ['deleteDirectory', 'deleteFiles'] : [];
    expect(kinds.filter(({ kind }) => kind === 'done').map(({ name }) => name)).toEqual(isDone);
    // undici sends what has no body again after a 421; to delete or to cancel twice is to do it.
    const bodiless = handler === MISDIRECTED ? 2 : 1;
    for (const request of new Set(server.requests))
      expect(server.requests.filter((sent) => sent === request).length, request).toBe(
        /^DELETE|\/v2\/.*\/cancel$/.test(request) ? bodiless : 1,
      );
  });
});

async function expectFailure(
  call: (client: Client) => Promise<unknown>,
  { read, asks, deadline }: { readonly read: string; readonly asks: number; readonly deadline: number },
): Promise<void> {
  const counted = countingFetch();
  const start = performance.now();
  const error = await call(hurriedClient(server.url, deadline, { fetch: counted.fetch })).catch(
    (thrown: unknown) => thrown,
  );
  expect(performance.now() - start).toBeLessThan(2 * deadline + SLACK);
  expect(error).toBeInstanceOf(Failure);
  expect((error as Failure).code).toBe(read);
  // Not at the server: what is called off early may never get there.
  expect(counted.asked()).toBe(asks);
  expect(counted.most()).toBeLessThanOrEqual(MOST_READ);
  expect(everythingIn(error)).not.toContain('CANARY');
}

test('an answer that nobody asked for is not taken for that of the next request', async () => {
  const answer = (body: object): string => {
    const text = JSON.stringify(body);
    return `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${text.length}\r\n\r\n${text}`;
  };
  const smuggled = { ...GOOD, progress_percentage: 99 };
  server.handle((request, response) => {
    if (server.requests.length > 1) json(200, GOOD)(request, response);
    else request.socket.write(answer(GOOD) + answer(smuggled));
  });
  const client = hurriedClient(server.url);
  for (let times = 0; times < 3; times += 1) {
    expect(await client.getBatch('bjb-1')).toMatchObject({ progress_percentage: 0 });
  }
});

test.each([304, 308])('%d without an address is said to lead nowhere', async (status) => {
  server.handle(raw(status, ''));
  const message = expect.stringContaining(`answered ${status}, a redirect to nowhere`);
  await expect(hurriedClient(server.url).getBatch('bjb-1')).rejects.toMatchObject({ code: 'refused', message });
});

describe('a server that does everything right', () => {
  test.each(Object.entries(READS))('answers %s', async (name, call) => {
    const item = { id: 'p', name: 'n', organization_id: 'o' };
    server.handle(json(200, name === 'listProjects' ? [item] : GOOD));
    await expect(call(hurriedClient(server.url))).resolves.toBeDefined();
  });

  test.each(Object.entries(WRITES))('is sent %s, which is done', async (name, call) => {
    server.handle(name.startsWith('delete') ? (_, response) => response.writeHead(204).end() : json(201, GOOD));
    expect((await call(hurriedClient(server.url))).kind).toBe('done');
    expect(server.requests.length).toBe(1);
  });

  test('that once did not, is asked again', async () => {
    server.handle((request, response) => {
      (server.requests.length === 1 ? json(500, {}) : json(200, GOOD))(request, response);
    });
    await expect(hurriedClient(server.url).getBatch('bjb-1')).resolves.toMatchObject({ progress_percentage: 0 });
  });
});

/** A fetch that counts its calls, and what is taken from each answer. */
function countingFetch(): {
  readonly fetch: typeof fetch;
  readonly asked: () => number;
  readonly most: () => number;
} {
  let asked = 0;
  let most = 0;
  return {
    asked: () => asked,
    most: () => most,
    fetch: async (input, init) => {
      asked += 1;
      const response = await fetch(input, init);
      let read = 0;
      const counter = new TransformStream<Uint8Array, Uint8Array>(
        {
          transform: (chunk, controller) => {
            read += chunk.byteLength;
            most = Math.max(most, read);
            controller.enqueue(chunk);
          },
        },
        undefined,
        { highWaterMark: 0 },
      );
      const body = response.body?.pipeThrough(counter) ?? null;
      const { status, headers } = response;
      return new Response([204, 304].includes(status) ? null : body, { status, headers });
    },
  };
}

/** All that could be printed of an error or an outcome: its causes and fields too. */
function everythingIn(value: unknown): string {
  if (!(value instanceof Error)) return JSON.stringify(value) ?? '';
  const own = JSON.stringify(Object.getOwnPropertyNames(value).map((name) => String(Reflect.get(value, name))));
  return own + (value.cause === undefined ? '' : everythingIn(value.cause));
}
