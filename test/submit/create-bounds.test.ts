import { describe, expect, test } from 'vitest';
import { createRateBudget } from '../../src/submit/client/rate-budget.ts';
import { clientOf } from './fake-fetch.ts';
import { GOOD } from './faults.ts';
import { eagerClock } from './manual-clock.ts';

const BODY = { directory_id: 'dir-1', job_config: {} };

describe('creating a batch', () => {
  test('is no longer begun after its time', async () => {
    const clock = eagerClock();
    const budget = createRateBudget(clock);
    const { client, urls } = clientOf(() => Response.json(GOOD), { clock, budget });
    budget.hold(3_000);
    const outcome = await client.createBatch(BODY, {}, { notAfter: clock.now() + 2_999 });
    expect(outcome).toEqual({ kind: 'not-sent', reason: expect.any(String) });
    expect(urls).toEqual([]);
    expect((await client.createBatch(BODY, {}, { notAfter: clock.now() })).kind).toBe('done');
  });

  test('is not begun where it is to stop', async () => {
    const { client, urls } = clientOf(() => Response.json(GOOD));
    expect((await client.createBatch(BODY, {}, { signal: AbortSignal.abort() })).kind).toBe('not-sent');
    expect(urls).toEqual([]);
  });

  test.each(['before the headers', 'within the answer'])('is unknown when it is broken off %s', async (where) => {
    const controller = new AbortController();
    const { client } = clientOf(
      (_url, _attempt, { signal }) => {
        setImmediate(() => controller.abort());
        if (where === 'within the answer') return new Response(hangingUntil(signal));
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      },
      { clock: { now: () => 0, after: () => () => undefined } },
    );
    const outcome = await client.createBatch(BODY, {}, { signal: controller.signal });
    expect(outcome).toEqual({ kind: 'unknown', reason: 'it was broken off before there was a whole answer' });
  });

  test('has a turn of its own within the rate', async () => {
    const { client, clock } = clientOf(() => Response.json(GOOD));
    const start = clock.now();
    for (let turn = 0; turn < 11; turn += 1) await client.awaitCreateTurn();
    expect(clock.now() - start).toBe(5_000);
  });
});

/** A body that begins, and fails once it is broken off. */
function hangingUntil(signal: AbortSignal | null | undefined): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode('{"id":'));
      signal?.addEventListener('abort', () => controller.error(signal.reason));
    },
  });
}
