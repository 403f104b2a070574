import { describe, expect, test } from 'vitest';
import type { ExitCode } from '../../src/cli/exit-code.ts';
import { EXIT } from '../../src/cli/exit-code.ts';
import type { Interruption, InterruptionWords } from '../../src/cli/interruption.ts';
import { untilSignal } from '../../src/cli/interruption.ts';
import type { EndSignal, Io } from '../../src/cli/io.ts';
import type { ManualClock } from '../../src/emulator/clock.ts';
import { manualClock } from '../../src/emulator/clock.ts';
import { ioFor } from './run.ts';

/** Does work of which a signal is the end, if one comes. */
function begin(work: (interruption: Interruption) => Promise<ExitCode>, words: InterruptionWords = LEAVING) {
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
  const ended = untilSignal(io, { clock, words }, work);
  const send = (signal: EndSignal): void => {
    for (const listener of listeners) listener(signal);
  };
  return { ended, send, clock, talk, listeners, timers };
}

const LEAVING: InterruptionWords = { whileFollowing: undefined, atEnd: 'ends' };
const FOLLOWING: InterruptionWords = { whileFollowing: 'follows still', atEnd: 'ends' };

/** Work that ends with a code as soon as it is told to stop, or only once it is not to follow any more. */
const stoppable =
  (code: ExitCode, by: 'stop' | 'detach' = 'stop') =>
  (interruption: Interruption) =>
    new Promise<ExitCode>((resolve) => interruption[by].addEventListener('abort', () => resolve(code)));

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
    expect([await ended, talk]).toEqual([exitCode, ['ends\n']]);
    expect(timers.size).toBe(0);
  });

  test('is waited for a few seconds, and left then', async () => {
    const { ended, send, clock, talk } = begin(() => new Promise(() => undefined));
    let isOver = false;
    ended.finally(() => {
      isOver = true;
    });
    send('SIGINT');
    for (let second = 0; second < 7; second += 1) await pass(clock);
    expect(isOver).toBe(false);
    for (let second = 0; second < 2; second += 1) await pass(clock);
    expect([await ended, talk]).toEqual([EXIT.interrupted, ['ends\n', expect.stringContaining('was not waited for')]]);
  });

  test('and follows batches is followed on after the first SIGINT, and left after the second', async () => {
    const { ended, send, talk, listeners } = begin(stoppable(EXIT.ok, 'detach'), FOLLOWING);
    send('SIGINT');
    expect([talk, listeners.size]).toEqual([['follows still\n'], 1]);
    send('SIGINT');
    expect([await ended, talk]).toEqual([EXIT.interrupted, ['follows still\n', 'ends\n']]);
  });

  test('and follows batches keeps the code of the signal when it comes to its end by itself', async () => {
    const { ended, send } = begin(stoppable(EXIT.incomplete), FOLLOWING);
    send('SIGINT');
    expect(await ended).toBe(EXIT.interrupted);
  });

  test('and only follows batches any more is left by the first', async () => {
    const work = (interruption: Interruption) => {
      interruption.onSent();
      return stoppable(EXIT.ok, 'detach')(interruption);
    };
    const { ended, send, talk } = begin(work, FOLLOWING);
    send('SIGINT');
    expect([await ended, talk]).toEqual([EXIT.interrupted, ['ends\n']]);
  });

  test('and follows batches is left by SIGTERM at once', async () => {
    const { ended, send, talk } = begin(stoppable(EXIT.ok, 'detach'), FOLLOWING);
    send('SIGTERM');
    expect([await ended, talk]).toEqual([EXIT.terminated, ['ends\n']]);
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
