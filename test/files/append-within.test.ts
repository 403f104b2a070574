import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appendWithin } from '../../src/files/append-within.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('appends to what is there, and tells how many bytes are left', async () => {
  const path = join(await temporaryFolder(), 'summary.md');
  const rooms: number[] = [];
  for (const text of ['é\n', 'b\n', '']) {
    await appendWithin(path, 10, (room) => {
      rooms.push(room);
      return text;
    });
  }
  expect(rooms).toEqual([10, 7, 5]);
  expect(await readFile(path, 'utf8')).toBe('é\nb\n');
});

test('makes no file of an empty text', async () => {
  const path = join(await temporaryFolder(), 'summary.md');
  await appendWithin(path, 10, () => '');
  await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('fails with a Failure where it cannot write', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'file'), '');
  for (const path of [folder, join(folder, 'file/below')]) {
    await expect(appendWithin(path, 10, () => 'x')).rejects.toMatchObject({ name: 'Failure', code: 'io' });
  }
});
