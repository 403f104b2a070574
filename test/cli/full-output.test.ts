import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';

const PROGRAM = join(import.meta.dirname, '../../dist/bin/parsebatch.cjs');

beforeAll(() => {
  if (!existsSync(PROGRAM)) throw new Error('dist/bin/parsebatch.cjs is missing: run `npm run build` first');
});

/** Of a device that takes nothing, as a full disk does. */
function full(): number {
  const descriptor = openSync('/dev/full', 'w');
  onTestFinished(() => closeSync(descriptor));
  return descriptor;
}

describe.skipIf(!existsSync('/dev/full'))('where the disk is full', () => {
  test.each([['rules'], ['params'], ['--version'], ['schema']])('%s says so, and ends with 74', (command) => {
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, command], {
      stdio: ['ignore', full(), 'pipe'],
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([74, 'parsebatch: Cannot write to the standard output: the disk is full\n']);
  });

  test('a command that cannot say anything ends with 74', () => {
    const { status, stdout } = spawnSync(process.execPath, [PROGRAM, 'no-such-command'], {
      stdio: ['ignore', 'pipe', full()],
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([74, '']);
  });
});
