import { describe, expect, test } from 'vitest';
import type { BatchItem, ProcessingResult } from '../../src/submit/client/answers.ts';
import { lackOf } from '../../src/submit/results/lack.ts';
import { mapInOrder } from '../../src/submit/results/map-in-order.ts';
import { outputPathOf, ownResultOf } from '../../src/submit/results/own-result.ts';

/** Work that ends when the test says so. */
function manualWork() {
  const ends = new Map<number, { done: () => void; fail: (error: Error) => void }>();
  const work = (thing: number): Promise<number> =>
    new Promise((resolve, reject) => ends.set(thing, { done: () => resolve(thing * 10), fail: reject }));
  return { ends, work };
}

async function collect<T>(things: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const thing of things) all.push(thing);
  return all;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('mapInOrder', () => {
  test('gives what comes in the order of the things, whichever ends first', async () => {
    const { ends, work } = manualWork();
    const all = collect(mapInOrder([1, 2, 3], work, { concurrency: 3 }));
    await turn();
    for (const thing of [3, 2, 1]) ends.get(thing)?.done();
    expect(await all).toEqual([10, 20, 30]);
  });

  test('works on no more at once than it may', async () => {
    const { ends, work } = manualWork();
    const all = collect(mapInOrder([1, 2, 3, 4], work, { concurrency: 2 }));
    await turn();
    expect([...ends.keys()]).toEqual([1, 2]);
    for (const thing of [1, 2, 3, 4]) {
      ends.get(thing)?.done();
      await turn();
      expect(ends.size).toBe(Math.min(4, thing + 2));
    }
    expect(await all).toHaveLength(4);
  });

  test('begins nothing after a failure, and waits for what has begun', async () => {
    const { ends, work } = manualWork();
    let isOver = false;
    const all = collect(mapInOrder([1, 2, 3, 4], work, { concurrency: 2 })).finally(() => {
      isOver = true;
    });
    all.catch(() => undefined);
    await turn();
    ends.get(1)?.fail(new Error('first'));
    await turn();
    expect([isOver, ends.size]).toEqual([false, 2]);
    ends.get(2)?.fail(new Error('second'));
    await expect(all).rejects.toThrow('first');
  });

  test('begins nothing once it is told to stop, and gives what has begun', async () => {
    const { ends, work } = manualWork();
    const controller = new AbortController();
    const all = collect(mapInOrder([1, 2, 3, 4], work, { concurrency: 2, signal: controller.signal }));
    await turn();
    controller.abort();
    ends.get(1)?.done();
    ends.get(2)?.done();
    expect([await all, ends.size]).toEqual([[10, 20], 2]);
  });
});

describe('lackOf', () => {
  test.each([
    ['pending', 'unfinished'],
    ['processing', 'unfinished'],
    ['failed', 'failed'],
    ['cancelled', 'cancelled'],
    ['completed', undefined],
    ['skipped', undefined],
    ['a state to come', undefined],
    ['toString', undefined],
  ])('of an item that is %s is %s', (status, lack) => {
    expect(lackOf({ item_id: 'dfl-1', item_name: 'a', status })).toBe(lack);
  });
});

describe('outputPathOf', () => {
  const item = (completed_at: string | null): BatchItem => ({
    item_id: 'dfl-1',
    item_name: 'a',
    status: 'completed',
    completed_at,
  });
  const result = (processed_at: string, output_s3_path: string): ProcessingResult => ({
    result_id: 'r',
    item_id: 'dfl-1',
    job_type: 'parse',
    job_config: {},
    parameters_hash: 'h',
    output_s3_path,
    processed_at,
  });
  const results = [
    result('2026-03-01T00:00:00Z', 's3://b/3'),
    result('2026-01-01T00:00:00Z', 's3://b/1'),
    result('2026-02-01T00:00:00Z', ''),
  ];

  test.each([
    ['the one at the same time', '2026-01-01T00:00:00Z', 's3://b/1'],
    ['the last before it ended, which did not go there', '2026-02-15T00:00:00Z', undefined],
    ['the last', '2027-01-01T00:00:00Z', 's3://b/3'],
    ['the first, where all are later', '2025-01-01T00:00:00Z', 's3://b/1'],
    ['the last, where it is not said when it ended', null, 's3://b/3'],
    ['the last, where that is no time', 'soon', 's3://b/3'],
  ])('takes %s', (_, completedAt, path) => {
    expect(outputPathOf(ownResultOf(item(completedAt), results))).toBe(path);
  });

  test('knows no path without results', () => {
    expect(outputPathOf(ownResultOf(item(null), []))).toBeUndefined();
  });
});
