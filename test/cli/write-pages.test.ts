import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writePages } from '../../src/cli/write-pages.ts';
import { ioFor } from './run.ts';

const MEGABYTE = 1024 * 1024;

interface Named {
  readonly id: string;
}

describe('a list of several pages', () => {
  test.each([
    [true, '{ "version": 1, "items": [\n  {"id":"a"},\n  {"id":"b"},\n  {"id":"c"}\n] }\n'],
    [false, 'a b;c;'],
  ])('asks for the next one once the reader has taken the one before (JSON: %s)', async (isJson, whole) => {
    const events: string[] = [];
    const out: string[] = [];
    const io = ioFor({ out, err: [] }, { drained: async () => void events.push(`drained ${out.length}`) });
    async function* pages(): AsyncIterable<readonly Named[]> {
      events.push('first');
      yield [{ id: 'a' }, { id: 'b' }];
      events.push('second');
      yield [{ id: 'c' }];
      events.push('end');
    }
    const formatTable = (page: readonly Named[]): string => `${page.map(({ id }) => id).join(' ')};`;
    expect(await writePages(pages(), { name: 'items', isJson, formatTable }, io)).toBe(3);
    expect(events).toEqual(['first', 'drained 1', 'second', 'drained 2', 'end']);
    expect(out.join('')).toBe(whole);
  });

  test('prints nothing when the first cannot be read', async () => {
    const out: string[] = [];
    // biome-ignore lint/correctness/useYield: it fails before it could
    async function* pages(): AsyncIterable<readonly Named[]> {
      throw new Error('unavailable');
    }
    const layout = { name: 'items', isJson: true, formatTable: () => '' };
    await expect(writePages(pages(), layout, ioFor({ out, err: [] }))).rejects.toThrow('unavailable');
    expect(out).toEqual([]);
  });
});

test('what the process writes is drained only once its reader has taken it', async () => {
  const child = spawn(process.execPath, [bundleChild(), String(8 * MEGABYTE)]);
  let taken = 0;
  const said: [string, number][] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    said.push([line, taken]);
    if (line === 'written') child.stdout.on('data', (chunk: Buffer) => (taken += chunk.length));
  }
  if (child.exitCode === null) await once(child, 'close');
  expect(said).toEqual([
    ['written', 0],
    ['drained', expect.any(Number)],
  ]);
  // But for what the system holds of a pipe, all of it.
  expect(said[1]?.[1]).toBeGreaterThan(6 * MEGABYTE);
  expect(taken).toBe(8 * MEGABYTE);
});

test.each([
  [8 * 1024, 0],
  [32 * 1024, 3],
])('%i bytes into a pipe come through whole, with no stream made for what is short', async (size, exitCode) => {
  const child = spawn(process.execPath, [bundleChild(), String(size)]);
  let taken = 0;
  child.stdout.on('data', (chunk: Buffer) => (taken += chunk.length));
  const [ended] = await once(child, 'close');
  expect([ended, taken]).toEqual([exitCode, size]);
});

function bundleChild(): string {
  const directory = mkdtempSync(join(tmpdir(), 'parsebatch-output-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const outfile = join(directory, 'output.mjs');
  const entry = join(import.meta.dirname, 'output.child.ts');
  buildSync({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm' });
  return outfile;
}
