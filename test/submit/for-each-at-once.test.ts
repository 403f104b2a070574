import { describe, expect, test } from 'vitest';
import { forEachAtOnce } from '../../src/submit/for-each-at-once.ts';

const NEVER = new AbortController().signal;

/** A turn of the event loop: whatever else can go on does. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('forEachAtOnce', () => {
  test.each([1, 3, 50])('does everything once, with at most %i at once', async (concurrency) => {
    const items = Array.from({ length: 20 }, (_, index) => index);
    const done: number[] = [];
    let [active, most] = [0, 0];
    await forEachAtOnce(items, { concurrency, signal: NEVER }, async (item) => {
      active += 1;
      most = Math.max(most, active);
      await turn();
      active -= 1;
      done.push(item);
    });
    expect(done.sort((left, right) => left - right)).toEqual(items);
    expect(most).toBe(Math.min(concurrency, items.length));
  });

  test('begins nothing after an error, and throws it once what had begun has ended', async () => {
    const [begun, ended]: [number[], number[]] = [[], []];
    const work = forEachAtOnce([0, 1, 2, 3, 4], { concurrency: 2, signal: NEVER }, async (item) => {
      begun.push(item);
      if (item === 0) throw new Error('no');
      await turn();
      ended.push(item);
    });
    await expect(work).rejects.toThrow('no');
    expect([begun, ended]).toEqual([[0, 1], [1]]);
  });

  test('begins nothing after a signal', async () => {
    const controller = new AbortController();
    const begun: number[] = [];
    await forEachAtOnce([0, 1, 2], { concurrency: 1, signal: controller.signal }, async (item) => {
      begun.push(item);
      controller.abort();
    });
    expect(begun).toEqual([0]);
  });
});
