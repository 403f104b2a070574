import { expect, test } from 'vitest';
import { mapAtOnce } from '../../src/core/map-at-once.ts';

test('gives what came of each thing in their order, and never has more of them under way', async () => {
  const ends: (() => void)[] = [];
  let most = 0;
  const result = mapAtOnce([1, 2, 3, 4, 5], 2, async (number) => {
    await new Promise<void>((resolve) => {
      most = Math.max(most, ends.push(resolve));
    });
    return number * 10;
  });
  // The one that began last ends first.
  while (ends.length > 0) {
    ends.pop()?.();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }
  expect(await result).toEqual([10, 20, 30, 40, 50]);
  expect(most).toBe(2);
});

test('throws the first error in their order, though a later thing failed before, and begins none after it', async () => {
  const begun: number[] = [];
  let fail: (error: Error) => void = () => undefined;
  const result = mapAtOnce([1, 2, 3], 2, (number) => {
    begun.push(number);
    if (number === 2) {
      queueMicrotask(() => fail(new Error('of 1')));
      return Promise.reject(new Error('of 2'));
    }
    return new Promise((_, reject) => {
      fail = reject;
    });
  });
  await expect(result).rejects.toThrow('of 1');
  expect(begun).toEqual([1, 2]);
});

test('comes to nothing for no things', async () => {
  expect(await mapAtOnce([], 4, () => Promise.reject(new Error('called')))).toEqual([]);
});
