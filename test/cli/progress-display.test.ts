import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeFailure } from '../../src/cli/failure-output.ts';
import type { Io } from '../../src/cli/io.ts';
import type { ProgressDisplay } from '../../src/cli/progress-display.ts';
import { createProgressDisplay } from '../../src/cli/progress-display.ts';
import { Failure } from '../../src/core/failure.ts';
import type { ManualClock } from '../../src/emulator/clock.ts';
import { manualClock } from '../../src/emulator/clock.ts';
import type { World } from './run.ts';
import { ioFor } from './run.ts';
import type { TerminalScreen } from './terminal-screen.ts';
import { createTerminalScreen } from './terminal-screen.ts';

interface Size {
  columns: number | undefined;
  rows: number | undefined;
}

interface Shown {
  readonly display: ProgressDisplay;
  readonly clock: ManualClock;
  readonly screen: TerminalScreen;
  /** What was written, each time. */
  readonly written: string[];
  /** What the terminal says of itself; a test may change it. */
  readonly size: Size;
}

function showOn(terminal: Partial<Size> | undefined, env: NonNullable<World['env']> = {}): Shown {
  const clock = manualClock();
  const written: string[] = [];
  const size: Size = { columns: 80, rows: 24, ...terminal };
  const screen = createTerminalScreen(size.columns || 80, size.rows || 24);
  const { err, ...rest } = ioFor({ out: [], err: [] }, { env });
  const output: Io['err'] = {
    ...err,
    write: (text) => {
      written.push(text);
      screen.write(text);
    },
    isTerminal: terminal !== undefined,
    get columns() {
      return size.columns;
    },
    get rows() {
      return size.rows;
    },
  };
  return { display: createProgressDisplay({ ...rest, err: output, out: output }, clock), clock, screen, written, size };
}

const HALF = { text: 'half', part: 0.5 };

describe('on a terminal, progress', () => {
  test('is a row for each thing, and below them one for all', () => {
    const { display, clock, screen } = showOn({ columns: 100 });
    display.update('a', { label: 'alpha', text: 'uploading', part: 0.25 }, 1);
    display.update('b', { label: 'b', text: 'processing', part: 1 }, 1);
    display.updateAll({ label: '0/3 batches', text: '7 files' }, 1);
    clock.advance(200);
    expect(screen.lines()).toEqual([
      'alpha        [#####---------------]  uploading',
      'b            [####################]  processing',
      '0/3 batches                          7 files',
    ]);
  });

  test('is drawn five times a second at most, and the last that was said within that time', () => {
    const { display, clock, screen, written } = showOn({});
    for (let step = 0; step < 100; step += 1) {
      display.update('a', { label: 'a', text: `step ${step}` }, step);
      clock.advance(10);
    }
    // At 0 and after 200, 400, 600, 800 and 1000 milliseconds.
    expect(written).toHaveLength(6);
    expect(screen.lines()).toEqual(['a                step 99']);
    clock.advance(1_000);
    expect(written).toHaveLength(6);
  });

  test('is not drawn while it says the same', () => {
    const { display, clock, written } = showOn({});
    for (let step = 0; step < 5; step += 1) {
      display.update('a', { label: 'a', ...HALF }, step);
      clock.advance(1_000);
    }
    expect(written).toHaveLength(1);
  });

  test('has what else is written above it', () => {
    const { display, clock, screen } = showOn({ columns: 60 });
    display.io.out.write('before\n');
    display.update('a', { label: 'a', ...HALF }, 1);
    display.updateAll({ label: 'all', ...HALF }, 1);
    clock.advance(200);
    display.write('a notice\nof two lines\n');
    writeFailure(new Failure('unavailable', 'no answer', { hint: 'Try later.' }), display.io);
    display.io.out.write('the pro');
    clock.advance(5_000);
    display.update('a', { label: 'a', text: 'done', part: 1 }, 2);
    expect(screen.lines().at(-1)).toBe('the pro');
    display.io.out.write('duct\n');
    clock.advance(200);
    expect(screen.lines()).toEqual([
      'before',
      'a notice',
      'of two lines',
      'parsebatch: no answer',
      '  Try later.',
      'the product',
      'a    [##########]  done',
      'all  [#####-----]  half',
    ]);
  });

  test('comes back at once after what is written, with nothing new before its time', () => {
    const { display, screen } = showOn({ columns: 50 });
    display.update('a', { label: 'a', text: 'one' }, 1);
    display.update('a', { label: 'a', text: 'two' }, 1);
    display.write('a notice\n');
    expect(screen.lines()).toEqual(['a notice', 'a  one']);
  });

  test('loses the row of what is finished, and leaves a line about it', () => {
    const { display, clock, screen } = showOn({ columns: 50 });
    for (const key of ['a', 'b', 'c']) display.update(key, { label: key, ...HALF }, 1);
    clock.advance(200);
    display.finish('b', 'b: created bjb-1');
    display.finish('a');
    clock.advance(200);
    expect(screen.lines()).toEqual(['b: created bjb-1', 'c  half']);
  });

  test('leaves nothing behind at its end, and no timer', () => {
    const { display, clock, screen, written } = showOn({});
    display.update('a', { label: 'a', ...HALF }, 1);
    display.updateAll({ label: 'all', ...HALF }, 1);
    display.write('a notice\n');
    display.update('a', { label: 'a', text: 'more' }, 1);
    display.end();
    const count = written.length;
    clock.advance(1_000);
    display.io.err.write('after\n');
    clock.advance(1_000);
    expect([written.slice(count), screen.lines()]).toEqual([['after\n'], ['a notice', 'after']]);
  });

  test('begins anew after its end', () => {
    const { display, screen } = showOn({ columns: 50 });
    display.update('a', { label: 'a', ...HALF }, 1);
    display.end();
    display.update('b', { label: 'b', ...HALF }, 1);
    expect(screen.lines()).toEqual(['b  half']);
  });

  test('writes nothing where nothing was shown', () => {
    const { display, written } = showOn({});
    display.finish('a');
    display.end();
    expect(written).toEqual([]);
  });

  test.each([
    [0, 0, 22],
    [80, 12, 10],
    [80, 3, 1],
  ])('has rows for the terminal of %i by %i, and says how many more there are', (columns, rows, room) => {
    const { display, clock, screen } = showOn({ columns, rows });
    display.updateAll({ label: 'all', ...HALF }, 1);
    for (let index = 0; index < 40; index += 1) display.update(`${index}`, { label: `batch ${index}`, ...HALF }, 1);
    clock.advance(200);
    const lines = screen.lines();
    expect([lines.length, screen.scrolled()]).toEqual([room + 1, 0]);
    expect(lines.at(-2)).toMatch(new RegExp(`^and ${40 - (room - 1)} more`));
    expect(lines.at(-1)).toMatch(/^all/);
  });

  test.each([1, 2])('has only the row of all where there are %i lines', (rows) => {
    const { display, clock, screen } = showOn({ rows, columns: 50 });
    display.update('a', { label: 'a', ...HALF }, 1);
    display.updateAll({ label: 'all', ...HALF }, 1);
    clock.advance(200);
    expect([screen.lines(), screen.scrolled()]).toEqual([['all  half'], 0]);
  });

  test('shows what changes, and keeps what it shows for a while', () => {
    const { display, clock, screen } = showOn({ rows: 5, columns: 50 });
    const update = (key: string): void => display.update(key, { label: key, text: `${clock.now() % 100_000}` }, 1);
    const labels = (): string[] => screen.lines().map((line) => line.replace(/ {2}.*/, ''));
    for (const key of ['a', 'b', 'c', 'd']) {
      update(key);
      clock.advance(1_000);
    }
    expect(labels()).toEqual(['b', 'c', 'and 2 more']);
    for (let second = 0; second < 6; second += 1) {
      update('b');
      update('d');
      clock.advance(1_000);
    }
    expect(labels()).toEqual(['b', 'd', 'and 2 more']);
  });

  test('is drawn over where the window has become narrower', () => {
    const { display, clock, written, size } = showOn({ columns: 80 });
    display.update('a', { label: 'a', text: 'x'.repeat(100) }, 1);
    display.update('b', { label: 'b', text: 'y' }, 1);
    clock.advance(200);
    size.columns = 40;
    display.update('b', { label: 'b', text: 'z' }, 1);
    clock.advance(200);
    // A line of 79 cells is now two, and the one below it one.
    expect(written.at(-1)?.startsWith('\r\u001b[2A')).toBe(true);
  });

  test('has nothing in it that a terminal would act on', () => {
    const { display, screen } = showOn({ columns: 50 });
    display.update('a', { label: 'a\u001b[31m', text: 'b\nc' }, 1);
    expect(screen.lines()).toEqual(['a\\u{1b}[31m  b\\u{a}c']);
  });

  test('never wraps, scrolls only what is written above it, and garbles nothing', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const text = fc.string({ unit: fc.constantFrom('x', ' ', '日', 'e\u0301', '🙂', '\u001b', '\n'), maxLength: 60 });
    const step = fc.oneof(
      fc.record({ do: fc.constant('update' as const), key, text, part: fc.double({ min: -1, max: 2, noNaN: true }) }),
      fc.record({ do: fc.constant('all' as const), text }),
      fc.record({ do: fc.constant('write' as const), count: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ do: fc.constant('finish' as const), key }),
      fc.record({ do: fc.constant('wait' as const), milliseconds: fc.integer({ min: 0, max: 6_000 }) }),
    );
    const size = fc.record({ columns: fc.integer({ min: 12, max: 120 }), rows: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(size, fc.array(step, { maxLength: 60 }), (terminal, steps) => {
        const { display, clock, screen } = showOn(terminal);
        const expected: string[] = [];
        for (const one of steps) {
          if (one.do === 'update') display.update(one.key, { label: one.key, text: one.text, part: one.part }, 1);
          else if (one.do === 'all') display.updateAll({ label: 'all', text: one.text }, 1);
          else if (one.do === 'finish') display.finish(one.key);
          else if (one.do === 'wait') clock.advance(one.milliseconds);
          else {
            const lines = Array.from({ length: one.count }, (_, index) => `line ${expected.length + index}`);
            expected.push(...lines);
            display.write(lines.map((line) => `${line}\n`).join(''));
          }
          expect(screen.lines().slice(0, expected.length)).toEqual(expected);
          expect(screen.lines().length - expected.length).toBeLessThanOrEqual(Math.max(1, terminal.rows - 1));
        }
        display.end();
        expect([screen.lines(), screen.wraps()]).toEqual([expected, 0]);
      }),
    );
  });
});

describe.each<[string, Partial<Size> | undefined, NonNullable<World['env']>]>([
  ['without a terminal', undefined, {}],
  ['in CI', {}, { CI: 'true' }],
  ['on a dumb terminal', {}, { TERM: 'dumb' }],
])('%s, progress', (_, terminal, env) => {
  test('is a line for each milestone of each thing after the first', () => {
    const { display, written } = showOn(terminal, env);
    for (let step = 0; step < 100; step += 1) {
      display.update('a', { label: 'a', text: `step ${step}`, part: step / 100 }, Math.floor(step / 50));
      display.update('b', { label: 'b', text: `step ${step}` }, Math.floor(step / 40));
      display.updateAll({ label: 'all', text: `step ${step}` }, Math.floor(step / 90));
    }
    display.end();
    expect(written).toEqual(['b: step 40\n', 'a: step 50\n', 'b: step 80\n', 'all: step 90\n']);
  });

  test('is escaped, and what else is written goes between its lines', () => {
    const { display, written } = showOn(terminal, env);
    display.update('a', { label: 'a\u001b', text: 'b\nc' }, 1);
    display.write('a notice\n');
    display.io.err.write('another\n');
    display.finish('a', 'a: created');
    expect(written).toEqual(['a\\u{1b}: b\\u{a}c\n', 'a notice\n', 'another\n', 'a: created\n']);
  });

  test('begins anew with what is finished, and after its end', () => {
    const { display, written } = showOn(terminal, env);
    const update = (): void => display.update('a', { label: 'a', text: 'done' }, 'done');
    update();
    update();
    display.finish('a');
    update();
    display.end();
    update();
    expect(written).toHaveLength(3);
  });
});

test('NO_COLOR changes nothing, as progress has no colours: the screen knows none', () => {
  const drawn = [{}, { NO_COLOR: '1' }].map((env) => {
    const { display, written } = showOn({}, env);
    display.update('a', { label: 'a', ...HALF }, 1);
    return written.join('');
  });
  expect(drawn[1]).toBe(drawn[0]);
});
