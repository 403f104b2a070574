import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { manifest, projectFolder } from '../project-folder.ts';
import { run } from './command.ts';

const PROGRAM = join(import.meta.dirname, '../../dist/bin/parsebatch.cjs');

beforeAll(() => {
  if (!existsSync(PROGRAM)) throw new Error('dist/bin/parsebatch.cjs is missing: run `npm run build` first');
});

/** So many manifests; `number` is how their numbers are written. */
function fleet(count: number, number = ''): string {
  const files = Array.from({ length: count }, (_, index) => {
    const spec = `source: { directory_id: dir-${index} }\nparameters: { max_pages: ${number}${index + 1} }`;
    return [`${index}.parsebatch.yaml`, manifest(spec, `batch-${index}`)];
  });
  return projectFolder(Object.fromEntries(files));
}

/** Nothing is collected where there is room for all: what is in use at the end is what was allotted. */
const ROOM = ['--min-semi-space-size=512', '--max-semi-space-size=512'];
const METER = 'process.on("exit", () => console.error("allotted", process.memoryUsage().heapUsed))';

function allotted(folder: string): number {
  const measured = [...ROOM, '--import', `data:text/javascript,${encodeURIComponent(METER)}`, PROGRAM, 'validate'];
  const { exitCode, err } = run(process.execPath, measured, { cwd: folder });
  expect(exitCode, err).toBe(0);
  return Number(/^allotted (\d+)$/m.exec(err)?.[1]);
}

/** What a manifest adds, in kilobytes, where there are many. */
function kilobytesOfEach(number = ''): number {
  return (allotted(fleet(300, number)) - allotted(fleet(100, number))) / 200 / 1000;
}

describe('validate allots', () => {
  test('less than 50 kB for a sound manifest, of which nothing is held as a tree', () => {
    expect(kilobytesOfEach()).toBeLessThan(50);
  });

  test('more than that where the exact reader is needed, so that the bound would show it', () => {
    expect(kilobytesOfEach('!!int ')).toBeGreaterThan(50);
  });
});

describe('with no code made from text no schema can be compiled, and all the same', () => {
  test.each([
    ['validate', 'max_pages', 0],
    ['validate', 'max_pagez', 1],
    ['lint', 'max_pages', 0],
    ['lint', 'max_pagez', 1],
    ['compile', 'max_pages', 0],
  ])('%s of a manifest with `%s` ends with %i', (command, key, expected) => {
    const spec = `source: { directory_id: dir-1 }\nparameters: { ${key}: 3 }`;
    const cwd = projectFolder({ 'one.parsebatch.yaml': manifest(spec) });
    const { exitCode, err } = run(
      process.execPath,
      ['--disallow-code-generation-from-strings', PROGRAM, command, '.'],
      {
        cwd,
      },
    );
    expect(exitCode, err).toBe(expected);
  });

  test('what would compile one is refused', () => {
    const argv = ['--disallow-code-generation-from-strings', '--eval', 'new Function("return 1")'];
    expect(run(process.execPath, argv, { cwd: projectFolder({}) }).err).toContain('EvalError');
  });
});
