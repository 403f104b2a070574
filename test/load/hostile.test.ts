import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/load/decode-text.ts';
import { DEFAULT_LIMITS } from '../../src/load/limits.ts';
import { loadDocuments } from '../../src/load/load-documents.ts';
import { HOSTILE_INPUTS } from './hostile-inputs.ts';
import { startOf } from './load-text.ts';

const FOLDER = new URL('./hostile/', import.meta.url);
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace(/\.yaml$/, ''));

/** What reading a file finds, as `line:column code`. */
function findIn(file: string, bytes: Uint8Array): string[] {
  const decoded = decodeText(file, bytes, DEFAULT_LIMITS);
  const { diagnostics } = decoded.value === undefined ? decoded : loadDocuments({ file, text: decoded.value });
  return diagnostics.map((diagnostic) => `${startOf(diagnostic)} ${diagnostic.code}`);
}

describe('hostile files', () => {
  it('are many', () => {
    expect(names.length).toBeGreaterThanOrEqual(60);
  });

  it.each(names)('%s gives exactly what is expected of it', (name) => {
    const expected = readFileSync(new URL(`${name}.expect.txt`, FOLDER), 'utf8')
      .split('\n')
      .filter(Boolean);
    expect(findIn(`${name}.yaml`, readFileSync(new URL(`${name}.yaml`, FOLDER)))).toEqual(expected);
  });
});

describe('large hostile inputs', () => {
  it.each(HOSTILE_INPUTS)('$name is refused or read for what it is', ({ make, first, count }) => {
    const found = findIn('made.yaml', new TextEncoder().encode(make()));
    expect([found[0], found.length]).toEqual([first, count ?? (first === undefined ? 0 : 1)]);
  });
});
