import {
  chownSync,
  existsSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { makeStoreDirectory, removeStoreDirectory } from '../../src/ledger/store-directory.ts';
import { isSuperuser, temporaryFolder } from '../files/temporary-folder.ts';

const DAY = 24 * 3600;

/** Has temporary files go to a directory; what is in it of so many days ago is there already. */
async function temporaryFilesWith(ages: Readonly<Record<string, number>>): Promise<string> {
  const folder = await temporaryFolder();
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  for (const [name, days] of Object.entries(ages)) {
    mkdirSync(join(folder, name, 'objects'), { recursive: true });
    writeFileSync(join(folder, name, 'HEAD'), 'ref: refs/heads/main\n');
    const then = Date.now() / 1000 - days * DAY;
    utimesSync(join(folder, name), then, then);
  }
  return folder;
}

describe('a directory for a store', () => {
  test('takes the place of those that were abandoned, and leaves all else', async () => {
    const folder = await temporaryFilesWith({
      'parsebatch-ledger-abandn': 8,
      'parsebatch-ledger-in-use': 6,
      'parsebatch-other-abandn': 8,
    });
    const made = await makeStoreDirectory();
    expect(readdirSync(folder).map((name) => join(folder, name))).toEqual(
      [made, join(folder, 'parsebatch-ledger-in-use'), join(folder, 'parsebatch-other-abandn')].toSorted(),
    );
    await removeStoreDirectory(made);
    expect(existsSync(made)).toBe(false);
  });

  test('leaves what a link of that name leads to, and the link', async () => {
    const folder = await temporaryFilesWith({ precious: 8 });
    const link = join(folder, 'parsebatch-ledger-a-link');
    symlinkSync(join(folder, 'precious'), link);
    lutimesSync(link, 0, 0);
    await makeStoreDirectory();
    expect([lstatSync(link).isSymbolicLink(), existsSync(join(folder, 'precious/HEAD'))]).toEqual([true, true]);
  });

  test.skipIf(!isSuperuser)('leaves those of other users (only the superuser can make one)', async () => {
    const folder = await temporaryFilesWith({ 'parsebatch-ledger-theirs': 8 });
    const theirs = join(folder, 'parsebatch-ledger-theirs');
    chownSync(theirs, 65_534, 65_534);
    await makeStoreDirectory();
    expect(existsSync(join(theirs, 'HEAD'))).toBe(true);
  });

  test('cannot be made where there is none for temporary files, and says which', async () => {
    vi.stubEnv('TMPDIR', join(await temporaryFolder(), 'gone'));
    onTestFinished(() => void vi.unstubAllEnvs());
    await expect(makeStoreDirectory()).rejects.toMatchObject({ code: 'io', hint: expect.stringContaining('TMPDIR') });
  });

  test('that is gone already is taken away without a word', async () => {
    await removeStoreDirectory(join(await temporaryFolder(), 'gone'));
  });
});
