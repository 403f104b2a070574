import { expect, test } from 'vitest';
import { createMemory } from '../../src/core/memory.ts';

test('what was found for a key is not looked for again, nothing included', () => {
  const recall = createMemory<string | undefined>();
  let finds = 0;
  const find = () => {
    finds += 1;
    return undefined;
  };
  expect([recall('a', find), recall('a', find), recall('b', find)]).toEqual([undefined, undefined, undefined]);
  expect(finds).toBe(2);
});

test('a thousand keys are kept, and with one more all others are forgotten', () => {
  const recall = createMemory<number>();
  for (let key = 0; key < 1_000; key += 1) recall(String(key), () => key);
  expect(recall('0', () => -1)).toBe(0);
  recall('more', () => 0);
  expect(recall('0', () => -1)).toBe(-1);
});
