import { describe, expect, test } from 'vitest';
import type { ExitCode } from '../../src/cli/exit-code.ts';
import { EXIT } from '../../src/cli/exit-code.ts';
import { untilSignal } from '../../src/cli/interruption.ts';
import type { EndSignal, Io } from '../../src/cli/io.ts';
import type { ManualClock } from '../../src/emulator/clock.ts';
import { manualClock } from '../../src/emulator/clock.ts';
import { ioFor } from './run.ts';

/** Does work of which a signal is the end, if one comes. */
function begin(work: (signal: AbortSignal) => Promise<ExitCode>) {
  const timers = new Set<() => void>();
  const manual = manualClock();
  const clock: ManualClock = {
    ...manual,
    after: (milliseconds, run) => {
      const callOff = manual.after(milliseconds, run);
      timers.add(callOff);
      return () => {
        timers.delete(callOff);
        callOff();
      };
    },
  };
  const talk: string[] = [];
  const listeners = new Set<(signal: EndSignal) => void>();
  const onSignal: Io['onSignal'] = (onEnd) => {
    listeners.add(onEnd);
    return () => listeners.delete(onEnd);
  };
  const io = ioFor({ out: talk, err: talk }, { onSignal });
  const ended = untilSignal(io, clock, work);
  const send = (signal: EndSignal): void => {
    for (const listener of listeners) listener(signal);
  };
  return { ended, send, clock, talk, listeners, timers };
}

/** Work that ends with a code as soon as it is told to stop. */
const stoppable = (code: ExitCode) => (signal: AbortSignal) =>
  new Promise<ExitCode>((resolve) => signal.addEventListener('abort', () => resolve(code)));

describe('work that a signal may end', () => {
  test('gives its own code when none comes, and listens no longer', async () => {
    const { ended, listeners } = begin(() => Promise.resolve(EXIT.incomplete));
    expect(await ended).toBe(EXIT.incomplete);
    expect(listeners.size).toBe(0);
  });

  test.each<[EndSignal, ExitCode]>([
    ['SIGINT', EXIT.interrupted],
    ['SIGTERM', EXIT.terminated],
  ])('is told to stop by %s, and ends with its code', async (signal, exitCode) => {
    const { ended, send, listeners, talk, timers } = begin(stoppable(EXIT.unknown));
    send(signal);
    // A second one finds nobody: it ends the process.
    expect(listeners.size).toBe(0);
    expect([await ended, talk]).toEqual([exitCode, []]);
    expect(timers.size).toBe(0);
  });

  test('is waited for a few seconds, and left then', async () => {
    const { ended, send, clock, talk } = begin(() => new Promise(() => undefined));
    let isOver = false;
    ended.finally(() => {
      isOver = true;
    });
    send('SIGINT');
    for (let second = 0; second < 4; second += 1) await pass(clock);
    expect(isOver).toBe(false);
    for (let second = 0; second < 2; second += 1) await pass(clock);
    expect([await ended, talk]).toEqual([EXIT.interrupted, [expect.stringContaining('parsebatch list')]]);
  });

  test('that fails says so', async () => {
    const { ended } = begin(() => Promise.reject(new Error('no')));
    await expect(ended).rejects.toThrow('no');
  });
});

async function pass(clock: { readonly advance: (milliseconds: number) => void }): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  clock.advance(1_000);
  await new Promise((resolve) => setImmediate(resolve));
}
