import { describe, expect, test } from 'vitest';
import { createRateBudget } from '../../src/submit/client/rate-budget.ts';
import { eagerClock } from './manual-clock.ts';

describe('the rate budget', () => {
  test('lets 50 uploads through in any 5 seconds, and as many as that', async () => {
    const times = await takeUploads(240, 1);
    for (const [index, time] of times.entries()) {
      const inWindow = times.slice(index).filter((later) => later < time + 5_000).length;
      expect(inWindow).toBeLessThanOrEqual(50);
    }
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBe(20_000);
  });

  test('lets 10 batches be created in any 5 seconds', async () => {
    const clock = eagerClock();
    const budget = createRateBudget(clock);
    const start = clock.now();
    const times: number[] = [];
    await Promise.all(
      Array.from({ length: 21 }, () => budget.take('create').then(() => times.push(clock.now() - start))),
    );
    expect([times[9], times[10], times[19], times[20]]).toEqual([0, 5_000, 5_000, 10_000]);
  });

  test('is shared by runners', async () => {
    const times = await takeUploads(24, 0.25);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBe(5_000);
  });

  test('does not hold up other calls for uploads', async () => {
    const clock = eagerClock();
    const budget = createRateBudget(clock);
    await Promise.all(Array.from({ length: 50 }, () => budget.take('upload')));
    const start = clock.now();
    await budget.take('call');
    expect(clock.now()).toBe(start);
  });

  test('holds everything for as long as a server asks', async () => {
    const clock = eagerClock();
    const budget = createRateBudget(clock);
    const start = clock.now();
    budget.hold(3_000);
    await Promise.all([budget.take('call'), budget.take('upload')]);
    expect(clock.now()).toBe(start + 3_000);
  });
});

async function takeUploads(count: number, share: number): Promise<number[]> {
  const clock = eagerClock();
  const budget = createRateBudget(clock, share);
  const times: number[] = [];
  await Promise.all(Array.from({ length: count }, () => budget.take('upload').then(() => times.push(clock.now()))));
  return times;
}
