import { describe, expect, test } from 'vitest';
import { manualClock } from '../../src/emulator/clock.ts';
import type { BatchStatus } from '../../src/submit/client/answers.ts';
import type { WatchOptions } from '../../src/submit/watch-batch.ts';
import { watchBatch } from '../../src/submit/watch-batch.ts';

const status = (state: string, processed = 0): BatchStatus => ({
  job: { id: 'bjb-1', status: state, project_id: 'p', job_type: 'parse', total_items: 4, processed_items: processed },
  progress_percentage: processed * 25,
});

/** Watches a batch that goes through these states, one a look, on a clock that is wound on. */
async function watchThrough(
  states: readonly BatchStatus[],
  timeoutMilliseconds?: number,
  more: Pick<WatchOptions, 'firstPauseMilliseconds' | 'signal'> = {},
) {
  const clock = manualClock();
  const left = [...states];
  const seen: string[] = [];
  const looks: number[] = [];
  const client = {
    getBatch: () => {
      looks.push(clock.now());
      return Promise.resolve((left.length > 1 ? left.shift() : left[0]) as BatchStatus);
    },
  };
  const onChange = ({ job }: BatchStatus): void => void seen.push(`${job.status} ${job.processed_items}`);
  let isOver = false;
  const watched = watchBatch(client, 'bjb-1', { clock, timeoutMilliseconds, onChange, ...more }).finally(() => {
    isOver = true;
  });
  watched.catch(() => undefined);
  for (let round = 0; round < 200 && !isOver; round += 1) {
    await Promise.resolve();
    await Promise.resolve();
    clock.advance(500);
  }
  const pauses = looks.slice(1).map((time, index) => time - (looks[index] ?? 0));
  return { watched, seen, pauses };
}

describe('watchBatch', () => {
  test.each(['completed', 'failed', 'cancelled'])('ends when the batch is %s', async (end) => {
    const { watched, seen } = await watchThrough([status('pending'), status('running', 1), status(end, 4)]);
    expect((await watched).job.status).toBe(end);
    expect(seen).toEqual(['pending 0', 'running 1', `${end} 4`]);
  });

  test('tells of a state once, and looks less often while nothing changes', async () => {
    const still = Array.from({ length: 6 }, () => status('running'));
    const { watched, seen, pauses } = await watchThrough([...still, status('completed', 4)]);
    await watched;
    expect(seen).toEqual(['running 0', 'completed 4']);
    expect(pauses.every((pause, index) => pause >= (pauses[index - 1] ?? 0))).toBe(true);
    expect(Math.max(...pauses)).toBeGreaterThan(pauses[0] ?? 0);
  });

  test('goes on through a state that it does not know', async () => {
    const { watched } = await watchThrough([status('paused'), status('completed', 4)]);
    expect((await watched).job.status).toBe('completed');
  });

  test('gives up when the time is up', async () => {
    const { watched } = await watchThrough([status('running')], 5_000);
    await expect(watched).rejects.toMatchObject({ code: 'timed-out' });
  });

  test('looks again as soon as it is told to', async () => {
    const states = [status('running'), status('completed', 4)];
    const { pauses } = await watchThrough(states, undefined, { firstPauseMilliseconds: 500 });
    expect(pauses).toEqual([500]);
  });

  test('stops in the middle of a pause when a signal says so, with the state that it finds then', async () => {
    const controller = new AbortController();
    const clock = manualClock();
    const client = {
      getBatch: () => {
        setImmediate(() => controller.abort());
        return Promise.resolve(status('running', 1));
      },
    };
    const watched = watchBatch(client, 'bjb-1', { clock, onChange: () => undefined, signal: controller.signal });
    expect((await watched).job).toMatchObject({ status: 'running', processed_items: 1 });
  });
});
