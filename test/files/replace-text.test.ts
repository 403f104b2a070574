import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replaceText } from '../../src/files/replace-text.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('replaceText leaves a file that has changed since it was read', async () => {
  const path = join(await temporaryFolder(), 'a.yaml');
  for (const now of ['a: 2\n', 'a: 1\nb: 2\n', '']) {
    await writeFile(path, now);
    await expect(replaceText(path, { before: 'a: 1\n', after: 'a: 3\n', shownAs: 'a.yaml' })).rejects.toMatchObject({
      code: 'io',
    });
    expect(await readFile(path, 'utf8')).toBe(now);
  }
});
