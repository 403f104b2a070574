import { describe, expect, test } from 'vitest';
import { createProgressDisplay } from '../../src/cli/progress-display.ts';
import type { RunProgressTalk, RunSize } from '../../src/cli/run-progress.ts';
import { createRunProgress } from '../../src/cli/run-progress.ts';
import type { ManualClock } from '../../src/emulator/clock.ts';
import { manualClock } from '../../src/emulator/clock.ts';
import type { BatchStatus } from '../../src/pipeline/target/open-client.ts';
import { ioFor } from './run.ts';
import { createTerminalScreen } from './terminal-screen.ts';

interface Shown {
  readonly talk: RunProgressTalk;
  readonly clock: ManualClock;
  readonly lines: () => readonly string[];
}

const SIZE: RunSize = { batches: 2, files: 4, bytes: 40e6, isWaiting: false };

function begin(size: Partial<RunSize> = {}, isTerminal = true): Shown {
  const clock = manualClock();
  const screen = createTerminalScreen(100, 24);
  const { err, ...rest } = ioFor({ out: [], err: [] });
  const output = { ...err, write: screen.write, isTerminal, columns: 100 };
  const display = createProgressDisplay({ ...rest, err: output }, clock);
  return { talk: createRunProgress(display, { ...SIZE, ...size }, clock), clock, lines: screen.lines };
}

function upload(filesDone: number, bytesSent: number, milliseconds: number) {
  return { files: 2, filesDone, bytes: 20e6, bytesSent, milliseconds };
}

function status(state: string, percentage: number): BatchStatus {
  const job = { id: 'bjb-1', status: state, job_type: 'parse', project_id: 'p', total_items: 4, processed_items: 2 };
  return { job: job as BatchStatus['job'], progress_percentage: percentage };
}

describe('the progress of a run on a terminal', () => {
  test('has a row for each batch, and the rate and the rest of all of them', () => {
    const { talk, clock, lines } = begin();
    talk.uploading('a', upload(0, 0, 0));
    talk.uploading('b', upload(0, 0, 0));
    clock.advance(2_000);
    talk.uploading('a', upload(1, 12e6, 2_000));
    talk.uploading('b', upload(0, 4e6, 2_000));
    clock.advance(200);
    expect(lines()).toEqual([
      'a            [############--------]  uploading 1/2 files, 12.0 of 20.0 MB, 6.0 MB/s, 2 s left',
      'b            [####----------------]  uploading 0/2 files, 4.0 of 20.0 MB, 2.0 MB/s, 8 s left',
      '0/2 batches  [########------------]  1/4 files, 16.0 of 40.0 MB, 8.0 MB/s, 3 s left',
    ]);
  });

  test('counts what is done, and leaves a line about it', () => {
    const { talk, clock, lines } = begin();
    talk.uploading('a', upload(2, 20e6, 100));
    talk.done('a', 'a: created bjb-1');
    clock.advance(200);
    expect(lines()).toEqual(['a: created bjb-1', '1/2 batches  [##########----------]  2/4 files, 20.0 of 40.0 MB']);
  });

  test('expects nothing more of a batch that ended before it was sent', () => {
    const { talk, clock, lines } = begin();
    talk.uploading('a', upload(0, 4e6, 100));
    talk.done('a', 'a: not sent');
    clock.advance(200);
    expect(lines().at(-1)).toMatch(/ {2}0\/4 files, 4\.0 of 24\.0 MB$/);
  });

  test('has the way through the service as the second half of a batch that is waited for', () => {
    const { talk, clock, lines } = begin({ isWaiting: true, batches: 1, files: 2, bytes: 20e6 });
    const bar = (): string | undefined =>
      lines()
        .at(-1)
        ?.match(/\[.*\]/)?.[0];
    talk.uploading('a', upload(2, 20e6, 100));
    clock.advance(200);
    expect(bar()).toBe('[##########----------]');
    talk.following('a', status('processing', 50));
    clock.advance(200);
    expect(lines()[0]).toBe('a          [##########----------]  processing 50 % 2/4');
    expect(bar()).toBe('[###############-----]');
    talk.done('a');
    clock.advance(200);
    expect(lines()).toEqual(['1/1 batch  [####################]  2/2 files, 20.0 of 20.0 MB']);
  });

  test('goes by the last twenty seconds', () => {
    const { talk, clock, lines } = begin({ batches: 1, files: 2, bytes: 1e9 });
    const send = (bytes: number): void => talk.uploading('a', { ...upload(0, bytes, clock.now()), bytes: 1e9 });
    for (let second = 0; second <= 10; second += 1, clock.advance(1_000)) send(second * 10e6);
    for (let second = 1; second <= 40; second += 1, clock.advance(1_000)) send(100e6 + second * 1e6);
    expect(lines().at(-1)).toContain('0/2 files, 0.1 of 1.0 GB, 1.0 MB/s, 15 min left');
  });
});

test('elsewhere, a line is written for each milestone of a batch, and for each tenth of many batches', () => {
  const { talk, lines } = begin({ batches: 20, files: 40, bytes: 400e6 }, false);
  for (let index = 0; index < 4; index += 1) {
    talk.uploading(`b${index}`, upload(0, 1e6, 100));
    talk.uploading(`b${index}`, upload(2, 20e6, 200));
    talk.done(`b${index}`, `b${index}: created`);
  }
  expect(lines()).toEqual([
    'b0: uploading 2/2 files, 20.0 of 20.0 MB',
    'b0: created',
    'b1: uploading 2/2 files, 20.0 of 20.0 MB',
    'b1: created',
    '2/20 batches: 4/40 files, 40.0 of 400.0 MB',
    'b2: uploading 2/2 files, 20.0 of 20.0 MB',
    'b2: created',
    'b3: uploading 2/2 files, 20.0 of 20.0 MB',
    'b3: created',
    '4/20 batches: 8/40 files, 80.0 of 400.0 MB',
  ]);
});

test('the row of one batch alone is told by no line of a log', () => {
  const { talk, lines } = begin({ batches: 1 }, false);
  talk.following('a', status('completed', 100));
  talk.done('a');
  expect(lines()).toEqual(['a: completed 100 % 2/4']);
});
