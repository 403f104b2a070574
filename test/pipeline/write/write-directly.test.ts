import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { directWriter } from '../../../src/pipeline/write/write-directly.ts';

/** A descriptor that is closed after the test. */
function opened(path: string): number {
  const descriptor = openSync(path, 'w');
  onTestFinished(() => closeSync(descriptor));
  return descriptor;
}

function temporaryFile(): string {
  const directory = mkdtempSync(join(tmpdir(), 'parsebatch-direct-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return join(directory, 'out.txt');
}

test('the first 16 KiB of a file are written at once, and nothing that would come after more', () => {
  const file = temporaryFile();
  const write = directWriter(opened(file));
  const counts = ['a'.repeat(10_000), 'b'.repeat(6_384), 'c', 'd'].map((text) => write?.(Buffer.from(text)));
  expect(counts).toEqual([10_000, 6_384, 0, 0]);
  expect(readFileSync(file, 'utf8')).toBe('a'.repeat(10_000) + 'b'.repeat(6_384));
});

test('what is too long is left whole to a stream, and all that is shorter behind it', () => {
  const file = temporaryFile();
  const write = directWriter(opened(file));
  expect([write?.(Buffer.alloc(20_000)), write?.(Buffer.from('behind'))]).toEqual([0, 0]);
  expect(readFileSync(file, 'utf8')).toBe('');
});

test.skipIf(process.platform === 'win32')('what is neither a file nor a pipe is left to a stream', () => {
  expect(directWriter(opened('/dev/null'))).toBeUndefined();
});

test('so is a descriptor that is closed', () => {
  expect(directWriter(99_999)).toBeUndefined();
});
