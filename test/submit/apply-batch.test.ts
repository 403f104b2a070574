import { describe, expect, test } from 'vitest';
import { compileBatch } from '../../src/compile/compile-batch.ts';
import { createRedactor } from '../../src/core/redact.ts';
import type { RequestTrouble } from '../../src/emulator/faults.ts';
import type { ParseBatchSpec } from '../../src/generated/types.ts';
import { beginHash, hashText } from '../../src/pipeline/hash.ts';
import type { ApplyOutcome, ApplyRun } from '../../src/submit/apply-batch.ts';
import { applyBatch } from '../../src/submit/apply-batch.ts';
import { manifestWith } from '../compile/manifests.ts';
import type { Started } from '../emulator/start.ts';
import { fill, start } from '../emulator/start.ts';
import { eagerClock } from './manual-clock.ts';
import { collect, hurriedClient } from './test-client.ts';

const BATCHES = '/api/v1/beta/batch-processing';
const SECRET = 'hook-CANARY-1';

interface Applied {
  readonly outcome: ApplyOutcome;
  /** `METHOD path` of each request, without what goes before the last part of a version and beta. */
  readonly requests: readonly string[];
  readonly redact: (text: string) => string;
}

async function applySpec(
  server: Started,
  spec: Partial<ParseBatchSpec>,
  more: Partial<ApplyRun> = {},
): Promise<Applied> {
  const requests: string[] = [];
  const noting: typeof fetch = (input, init) => {
    requests.push(`${init?.method} ${new URL(String(input)).pathname.replace('/api/v1/beta/', '')}`);
    return fetch(input, init);
  };
  const redactor = createRedactor();
  const client = hurriedClient(server.url, undefined, { fetch: noting, redactor });
  const run: ApplyRun = {
    clock: eagerClock(),
    random: () => 0,
    signal: new AbortController().signal,
    concurrency: 2,
    beginHash,
    redactor,
    getSecret: (name) => (name === 'HOOK_TOKEN' ? SECRET : undefined),
    onProgress: () => undefined,
    ...more,
  };
  const batch = compileBatch(manifestWith(spec), hashText);
  const outcome = await applyBatch(client, { batch, files: [] }, run);
  return { outcome, requests, redact: redactor.redact };
}

async function namesOfItems(server: Started, { outcome }: Applied): Promise<string[]> {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  const items = await collect(hurriedClient(server.url).listItems(outcome.value.id));
  return items.map(({ item_name }) => item_name).sort();
}

describe('a batch whose files the service has', () => {
  test('is created by one request and nothing else', async () => {
    const server = await start();
    const { directory, items } = await fill(server, { 'a.txt': 'Alpha', 'b.txt': 'Beta' });
    const whole = await applySpec(server, { source: { directory_id: directory } });
    expect(whole.requests).toEqual(['POST batch-processing']);
    expect(await namesOfItems(server, whole)).toEqual(['a.txt', 'b.txt']);
    const some = await applySpec(server, { source: { item_ids: [items[1] ?? ''] } });
    expect(await namesOfItems(server, some)).toEqual(['b.txt']);
  });

  test('that is staged reads them from a directory made for it', async () => {
    const server = await start();
    const { directory, items } = await fill(server, { 'a.txt': 'Alpha', 'b.txt': 'Beta' });
    const other = await fill(server, { 'a.txt': 'Another' });
    const whole = await applySpec(server, { source: { directory_id: directory, stage: true } });
    expect(await namesOfItems(server, whole)).toEqual(['a.txt', 'b.txt']);
    expect(whole.outcome).toMatchObject({ value: { directory_id: expect.not.stringMatching(directory) } });
    const ids = [items[0] ?? '', other.items[0] ?? ''];
    const some = await applySpec(server, { source: { item_ids: ids, stage: true } });
    expect(await namesOfItems(server, some)).toEqual(['a.txt', 'a.txt']);
  });

  test('that is staged is refused before anything is made when a file is not there', async () => {
    const server = await start();
    const { items } = await fill(server, { 'a.txt': 'Alpha' });
    const source = { item_ids: [...items, 'dfl-none'], stage: true };
    await expect(applySpec(server, { source })).rejects.toMatchObject({ code: 'not-found' });
    const { body } = await server.call('GET', '/api/v1/beta/directories');
    expect(body.items).toHaveLength(1);
  });
});

describe('creating a batch', () => {
  test.each<[RequestTrouble, string, number]>([
    [{ do: 'drop', when: 'after' }, 'unknown', 1],
    [{ do: 'drop', when: 'before' }, 'unknown', 0],
    [{ do: 'truncate' }, 'unknown', 1],
    [{ do: 'html' }, 'unknown', 0],
    [{ do: 'status', status: 409 }, 'unknown', 0],
    [{ do: 'status', status: 500 }, 'unknown', 0],
    [{ do: 'status', status: 402 }, 'out-of-credits', 0],
    [{ do: 'status', status: 429 }, 'rate-limited', 0],
    [{ do: 'status', status: 422 }, 'rejected', 0],
    [{ do: 'status', status: 401 }, 'unauthorized', 0],
  ])('is one request when the answer is %j, and %s', async (trouble, kind, made) => {
    const server = await start();
    const { directory } = await fill(server, { 'a.txt': 'Alpha' });
    server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble });
    const { outcome, requests } = await applySpec(server, { source: { directory_id: directory } });
    expect([outcome.kind, requests]).toEqual([kind, ['POST batch-processing']]);
    expect((await server.call('GET', BATCHES)).body.items).toHaveLength(made);
  });

  test('is left when a signal says to stop', async () => {
    const server = await start();
    const { directory } = await fill(server, { 'a.txt': 'Alpha' });
    const stopped = { signal: AbortSignal.abort() };
    for (const stage of [false, true]) {
      const { outcome, requests } = await applySpec(server, { source: { directory_id: directory, stage } }, stopped);
      expect([outcome, requests]).toEqual([{ kind: 'stopped' }, []]);
    }
  });
});

describe('a secret', () => {
  const webhooks = [
    { url: 'https://hooks.acme.example/parse', headers: { Authorization: 'Bearer ${secret:HOOK_TOKEN}' } },
  ];

  test('is put in as the batch is sent, and covered from then on', async () => {
    const server = await start();
    const { directory, items } = await fill(server, { 'a.txt': 'Alpha' });
    const { outcome, redact } = await applySpec(server, { source: { directory_id: directory }, webhooks });
    expect(outcome.kind).toBe('done');
    server.clock.advance(1_000);
    const { body } = await server.call('GET', `${BATCHES}/items/${items[0]}/processing-results`);
    const { parameters } = body.processing_results[0].job_config;
    expect(parameters.webhook_configurations[0].webhook_headers).toEqual({ Authorization: `Bearer ${SECRET}` });
    expect(redact(`a ${SECRET}`)).toBe('a ***');
  });

  test('that is not set keeps the batch from being sent', async () => {
    const server = await start();
    const { directory } = await fill(server, { 'a.txt': 'Alpha' });
    const applied = applySpec(
      server,
      { source: { directory_id: directory }, webhooks },
      { getSecret: () => undefined },
    );
    await expect(applied).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining('`HOOK_TOKEN`') });
    expect((await server.call('GET', BATCHES)).body.items).toEqual([]);
  });
});
