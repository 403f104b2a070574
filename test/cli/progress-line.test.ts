import { describe, expect, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import type { ProgressLine } from '../../src/cli/progress-line.ts';
import { createProgressLine } from '../../src/cli/progress-line.ts';
import type { ManualClock } from '../../src/emulator/clock.ts';
import { manualClock } from '../../src/emulator/clock.ts';
import type { World } from './run.ts';
import { ioFor } from './run.ts';

interface Drawn {
  readonly line: ProgressLine;
  readonly clock: ManualClock;
  readonly written: string[];
}

function draw(terminal: { readonly columns?: number } | undefined, env: NonNullable<World['env']> = {}): Drawn {
  const clock = manualClock();
  const written: string[] = [];
  const { err, ...rest } = ioFor({ out: [], err: written }, { env });
  const io: Io = { ...rest, err: { ...err, isTerminal: terminal !== undefined, columns: terminal?.columns } };
  return { line: createProgressLine(io, clock.now), clock, written };
}

describe('on a terminal, progress', () => {
  test('is one line, drawn anew five times a second at most', () => {
    const { line, clock, written } = draw({ columns: 40 });
    for (let step = 0; step < 100; step += 1) {
      line.show(`step ${step}`, step);
      clock.advance(10);
    }
    line.end();
    expect(written).toEqual(
      ['\rstep 0', '\rstep 20', '\rstep 40', '\rstep 60', '\rstep 80', '\rstep 99'].flatMap(cleared),
    );
  });

  test('is not drawn again while it says the same', () => {
    const { line, clock, written } = draw({ columns: 40 });
    for (let step = 0; step < 5; step += 1) {
      line.show('same', step);
      clock.advance(1_000);
    }
    expect(written).toEqual(['\rsame\u001b[K']);
  });

  test.each([
    [10, 'abcdefghi'],
    [9, 'abcdefgh'],
    [80, 'abcdefghijklmnop'],
    [0, 'abcdefghijklmnop'],
  ])('stays within %i columns', (columns, shown) => {
    const { line, written } = draw({ columns });
    line.show('abcdefghijklmnop', 1);
    expect(written).toEqual([`\r${shown}\u001b[K`]);
  });

  test('stays within the columns with characters that are two wide', () => {
    const { line, written } = draw({ columns: 6 });
    line.show('日本語', 1);
    expect(written).toEqual(['\r日本\u001b[K']);
  });

  test('has nothing in it that a terminal would act on', () => {
    const { line, written } = draw({ columns: 40 });
    line.show('a\u001b[31m\nb', 1);
    expect(written).toEqual(['\ra\\u{1b}[31m\\u{a}b\u001b[K']);
  });

  test('leaves no line where nothing was shown', () => {
    const { line, written } = draw({});
    line.end();
    expect(written).toEqual([]);
  });
});

describe.each<[string, { readonly columns?: number } | undefined, NonNullable<World['env']>]>([
  ['without a terminal', undefined, {}],
  ['in CI', { columns: 80 }, { CI: 'true' }],
  ['on a dumb terminal', { columns: 80 }, { TERM: 'dumb' }],
])('%s, progress', (_, terminal, env) => {
  test('is a line for each milestone after the first', () => {
    const { line, written } = draw(terminal, env);
    for (let step = 0; step < 100; step += 1) line.show(`step ${step}`, Math.floor(step / 25));
    line.end();
    expect(written).toEqual(['step 25\n', 'step 50\n', 'step 75\n']);
  });

  test('begins anew after its end', () => {
    const { line, written } = draw(terminal, env);
    line.show('once', 'done');
    line.end();
    line.show('again', 'done');
    expect(written).toEqual(['once\n', 'again\n']);
  });
});

function cleared(text: string, index: number, all: readonly string[]): string[] {
  return index === all.length - 1 ? [`${text}\u001b[K`, '\n'] : [`${text}\u001b[K`];
}
