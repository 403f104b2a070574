import { describe, expect, test } from 'vitest';
import type { WriteOutcome } from '../../src/submit/client/write.ts';
import { repeatWrite } from '../../src/submit/repeat-write.ts';
import { eagerClock } from './manual-clock.ts';

type Outcome = WriteOutcome<string>;

const DONE: Outcome = { kind: 'done', value: 'id' };
const UNKNOWN: Outcome = { kind: 'unknown', reason: 'the connection was reset' };
const NOT_SENT: Outcome = { kind: 'not-sent', reason: 'nothing listens there' };

/** Sends with these outcomes, the last one from then on. */
async function repeat(outcomes: readonly Outcome[], find?: () => Promise<string | undefined>, signal = NEVER) {
  const clock = eagerClock();
  let sent = 0;
  const send = () => Promise.resolve(outcomes[Math.min(sent++, outcomes.length - 1)] ?? DONE);
  const write = { what: 'upload `a.pdf`', send, ...(find !== undefined && { find }) };
  const result = await repeatWrite(write, { clock, random: () => 0.5, signal }).catch((error: unknown) => error);
  return { result, sent, waits: clock.waits };
}

const NEVER = new AbortController().signal;

describe('a harmless write', () => {
  test('is sent once when it is done', async () => {
    expect(await repeat([DONE])).toEqual({ result: 'id', sent: 1, waits: [] });
  });

  test('is sent again with growing pauses, whether or not it was done', async () => {
    const waits = [250, 500, 1000];
    expect(await repeat([NOT_SENT, UNKNOWN, UNKNOWN, DONE])).toEqual({ result: 'id', sent: 4, waits });
  });

  test('is not sent again when an earlier attempt is found to have done it', async () => {
    const found = await repeat([UNKNOWN], () => Promise.resolve('found'));
    expect(found).toEqual({ result: 'found', sent: 1, waits: [] });
  });

  test('is sent again when no earlier attempt is found to have done it', async () => {
    const { result, sent } = await repeat([UNKNOWN, DONE], () => Promise.resolve(undefined));
    expect([result, sent]).toEqual(['id', 2]);
  });

  test('leaves a wait that the server asks for to the rate budget', async () => {
    const { sent, waits } = await repeat([{ kind: 'rate-limited', retryAfterSeconds: 3 }, DONE]);
    expect([sent, waits]).toEqual([2, []]);
  });

  test('is not sent again when a signal says to stop', async () => {
    const { result, sent } = await repeat([UNKNOWN], undefined, AbortSignal.abort());
    expect([result, sent]).toEqual([expect.objectContaining({ code: 'unavailable' }), 1]);
  });

  test.each<[Outcome, string, number]>([
    [{ kind: 'rejected', status: 422, detail: 'no' }, 'rejected', 1],
    [{ kind: 'unauthorized', status: 403, detail: 'no' }, 'unauthorized', 1],
    [{ kind: 'out-of-credits', detail: 'no' }, 'refused', 1],
    [{ kind: 'rate-limited' }, 'timed-out', 5],
    [NOT_SENT, 'unavailable', 5],
    [UNKNOWN, 'unavailable', 5],
  ])('that ends with %j fails as %s after %i attempts', async (outcome, code, attempts) => {
    const { result, sent } = await repeat([outcome]);
    expect([result, sent]).toEqual([expect.objectContaining({ code }), attempts]);
  });
});
