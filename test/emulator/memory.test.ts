import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryDirectory } from './start.ts';

const ROOT = join(import.meta.dirname, '../..');

test('memory stays under 150 MB while a file of 500 MB comes in', () => {
  const store = temporaryDirectory();
  const output = execFileSync(process.execPath, [bundleChild(), store, '500'], { encoding: 'utf8' });
  const { placed, kilobytes } = JSON.parse(output) as { placed: { display_name: string }; kilobytes: number };
  expect(placed.display_name).toBe('large.bin');
  expect(readdirSync(join(store, 'blobs')).filter((name) => name.length === 64)).toHaveLength(1);
  expect(kilobytes).toBeLessThan(150 * 1024);
});

/** A file that Node can run; below the repository, where the packages are found. */
function bundleChild(): string {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  const directory = mkdtempSync(join(ROOT, '.cache', 'upload-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const outfile = join(directory, 'upload.mjs');
  buildSync({
    entryPoints: [join(import.meta.dirname, 'upload-child.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  return outfile;
}
