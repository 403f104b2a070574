import { describe, expect, test } from 'vitest';
import { clientOf, connectionError } from './fake-fetch.ts';
import { GOOD } from './faults.ts';
import { WRITES } from './test-client.ts';

describe('a read', () => {
  test('is tried again after waits that double, up to a bound', async () => {
    const { client, urls, clock } = clientOf(() => new Response('', { status: 503 }), { limits: { attempts: 8 } });
    await expect(client.getBatch('bjb-1')).rejects.toMatchObject({ code: 'unavailable' });
    expect(urls.length).toBe(8);
    const waits = clock.waits.filter((wait) => wait < 60_000);
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 4000, 4000]);
  });

  test.each([
    ['seconds', '7'],
    ['a date', new Date(Date.UTC(2026, 0, 1, 0, 0, 7)).toUTCString()],
  ])('waits as long as it is told in %s', async (_, retryAfter) => {
    const { client, clock } = clientOf((_url, attempt) =>
      attempt === 1 ? new Response('', { status: 429, headers: { 'retry-after': retryAfter } }) : Response.json(GOOD),
    );
    const start = clock.now();
    await client.getBatch('bjb-1');
    expect(clock.now() - start).toBe(7_000);
  });

  test('is given up at once when it is told to wait past its deadline', async () => {
    const answer = () => new Response('', { status: 429, headers: { 'retry-after': '999999999' } });
    const { client, urls } = clientOf(answer);
    await expect(client.getBatch('bjb-1')).rejects.toMatchObject({ code: 'unavailable' });
    expect(urls.length).toBe(1);
  });

  test('is broken off at its deadline, and does not last longer than all attempts may', async () => {
    const { client, clock, urls } = clientOf((_url, _attempt, { signal }) => never(signal));
    const start = clock.now();
    await expect(client.getBatch('bjb-1')).rejects.toMatchObject({ code: 'unavailable' });
    expect(clock.now() - start).toBeLessThanOrEqual(180_000);
    expect(urls.length).toBe(3);
  });

  test('is not tried again when the answer is final', async () => {
    const { client, urls } = clientOf(() => Response.json({ detail: 'no' }, { status: 404 }));
    await expect(client.getBatch('bjb-1')).rejects.toMatchObject({ code: 'not-found' });
    expect(urls.length).toBe(1);
  });
});

describe('a write', () => {
  test.each([
    ['nothing listens', { code: 'ECONNREFUSED', syscall: 'connect' }],
    ['the name is unknown', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }],
    ['the name cannot be looked up', { code: 'EAI_AGAIN', syscall: 'getaddrinfo' }],
    ['there is no route', { code: 'EHOSTUNREACH', syscall: 'connect' }],
    ['no connection comes about', { code: 'UND_ERR_CONNECT_TIMEOUT' }],
    ['the certificate is its own', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
    ['the certificate is for another', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }],
    ['the certificate is out of date', { code: 'CERT_HAS_EXPIRED' }],
  ])('is not sent when %s', async (_, fields) => {
    await expectOutcome(connectionError(fields), 'not-sent');
  });

  test.each([
    ['the connection is reset', { code: 'ECONNRESET', syscall: 'read' }],
    ['there is no route any more', { code: 'EHOSTUNREACH', syscall: 'read' }],
    ['the connection is closed', { code: 'UND_ERR_SOCKET' }],
    ['the connection breaks in sending', { code: 'EPIPE', syscall: 'write' }],
    ['the headers do not come', { code: 'UND_ERR_HEADERS_TIMEOUT' }],
    ['the encryption fails', { code: 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC' }],
    ['nobody knows', {}],
  ])('has an unknown outcome when %s', async (_, fields) => {
    await expectOutcome(connectionError(fields), 'unknown');
  });

  test('is not sent when every address of a host refuses', async () => {
    const refused = Object.assign(new Error('CANARY'), { code: 'ECONNREFUSED', syscall: 'connect' });
    const cause = Object.assign(new AggregateError([refused, refused]), { code: 'ECONNREFUSED' });
    await expectOutcome(new TypeError('fetch failed', { cause }), 'not-sent');
  });

  test('has an unknown outcome at its deadline, and is not sent again', async () => {
    const { client, urls } = clientOf((_url, _attempt, { signal }) => never(signal));
    expect(await WRITES.createBatch(client)).toMatchObject({ kind: 'unknown' });
    expect(urls.length).toBe(1);
  });

  test('says how long to wait, and the whole client waits', async () => {
    const { client, clock } = clientOf((_url, attempt) =>
      attempt === 1 ? new Response('', { status: 429, headers: { 'retry-after': '9' } }) : Response.json(GOOD),
    );
    const start = clock.now();
    expect(await WRITES.createBatch(client)).toEqual({ kind: 'rate-limited', retryAfterSeconds: 9 });
    await client.getBatch('bjb-1');
    expect(clock.now() - start).toBe(9_000);
  });

  test('says what a 422 complains about, without what was sent', async () => {
    const detail = [{ loc: ['body', 'page_size'], msg: 'too large', type: 't', input: 'CANARY' }];
    const { client } = clientOf(() => Response.json({ detail }, { status: 422 }));
    const outcome = await WRITES.createBatch(client);
    expect(outcome).toEqual({ kind: 'rejected', status: 422, detail: 'body.page_size: too large' });
  });

  test('goes where its project is', async () => {
    const { client, urls } = clientOf(() => Response.json(GOOD), { scope: { projectId: 'p1', organizationId: 'o1' } });
    await client.createBatch({ job_config: {} }, { project_id: 'p2' });
    await client.listProjects().catch(() => undefined);
    expect(urls.map((url) => url.search)).toEqual(['?project_id=p2&organization_id=o1', '?organization_id=o1']);
  });
});

async function expectOutcome(error: Error, kind: string): Promise<void> {
  const { client, urls } = clientOf(() => Promise.reject(error));
  const outcome = await WRITES.createBatch(client);
  expect(outcome.kind).toBe(kind);
  expect(JSON.stringify(outcome)).not.toContain('CANARY');
  expect(urls.length).toBe(1);
}

/** An answer that never comes. */
function never(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}
