import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expandGlobs, hashFile } from '../../src/files/expand-globs.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('expandGlobs', () => {
  test('gives each file once, ordered by name, with its size', async () => {
    const folder = await temporaryFolder('b/2.pdf', 'a/1.pdf', 'a/notes.txt');
    await writeFile(join(folder, 'a/1.pdf'), '12345');
    expect(await expandGlobs(['**/*.pdf', 'a/1.pdf'], folder)).toEqual([
      { name: 'a/1.pdf', path: join(folder, 'a/1.pdf'), size: 5 },
      { name: 'b/2.pdf', path: join(folder, 'b/2.pdf'), size: 0 },
    ]);
  });

  test('names files in NFC', async () => {
    const folder = await temporaryFolder('u\u0308ber.pdf');
    expect((await expandGlobs(['*.pdf'], folder)).map(({ name }) => name)).toEqual(['\u00fcber.pdf']);
  });

  test.each([
    [['*.docx'], 'not-found'],
    [['none.pdf'], 'not-found'],
    [['../*.pdf'], 'io'],
    [['../out.pdf'], 'io'],
    [['sub'], 'io'],
    [['link.pdf'], 'io'],
  ])('refuses %j', async (globs, code) => {
    const outer = await temporaryFolder('out.pdf', 'in/a.pdf', 'in/sub/b.pdf');
    await symlink(join(outer, 'out.pdf'), join(outer, 'in/link.pdf'));
    await expect(expandGlobs(globs, join(outer, 'in'))).rejects.toMatchObject({ code });
  });
});

test('a file is hashed by its content', async () => {
  const folder = await temporaryFolder('a');
  await writeFile(join(folder, 'a'), 'abc');
  expect(await hashFile(join(folder, 'a'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
