import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manifest, project, projectFolder } from '../project-folder.ts';
import { run } from './command.ts';

const PROGRAM = join(import.meta.dirname, '../../dist/bin/parsebatch.cjs');
const RECORDER = join(import.meta.dirname, 'consumer/record-files.cjs');

/** Manifests in two directories, 20 in each, the last with a mistake where one is wanted. */
function fleet(extra: Readonly<Record<string, string>>, last = 'max_pages'): string {
  const numbers = Array.from({ length: 40 }, (_, number) => number);
  const files = numbers.map((number) => {
    const key = number === 39 ? last : 'max_pages';
    const spec = `source: { directory_id: dir-${number} }\nparameters: { ${key}: ${number + 1} }`;
    return [`${number % 2 === 0 ? 'even' : 'odd'}/${number}.parsebatch.yaml`, manifest(spec, `batch-${number}`)];
  });
  const folder = projectFolder({ ...Object.fromEntries(files), ...extra });
  copyFileSync(RECORDER, join(folder, 'record.cjs'));
  return folder;
}

/** What a command asks of the files of a folder, and how often. */
function countsOf(folder: string, argv: readonly string[]): Record<string, number> {
  const log = join(folder, 'asked.txt');
  const { exitCode, err } = run(process.execPath, ['--require', './record.cjs', PROGRAM, ...argv], {
    cwd: folder,
    env: { ASKED: log },
  });
  expect([0, 1], err).toContain(exitCode);
  const counts: Record<string, number> = {};
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const [what = '', path = ''] = line.split(' ');
    if (!path.startsWith(folder)) continue;
    const kind = path.endsWith('.parsebatch.yaml') ? 'a manifest' : path.slice(folder.length + 1);
    counts[`${what} ${kind}`] = (counts[`${what} ${kind}`] ?? 0) + 1;
  }
  return counts;
}

test.each([
  ['validate', 'max_pages'],
  ['validate', 'max_pagez'],
  ['lint', 'max_pages'],
])('%s opens each manifest once and looks once where a project file may be, %s at the end', (command, last) => {
  const counts = countsOf(fleet({}, last), [command]);
  expect(counts).toMatchObject({ 'openSync a manifest': 40 });
  expect(counts).not.toHaveProperty('statSync a manifest');
  expect(counts).toMatchObject({
    'lstatSync even/parsebatch.config.yaml': 1,
    'lstatSync odd/parsebatch.config.yaml': 1,
  });
});

test('a project file that holds for forty manifests is read once', () => {
  const counts = countsOf(fleet({ 'parsebatch.config.yaml': project('vars: { a: b }') }), ['validate']);
  expect(counts).toMatchObject({ 'openSync parsebatch.config.yaml': 1, 'openSync a manifest': 40 });
});
