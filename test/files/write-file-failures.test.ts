import * as nodeFiles from 'node:fs/promises';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WritableFiles } from '../../src/files/write-file.ts';
import { writeAtomically } from '../../src/files/write-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: an error`), { code });
}

/** The real functions, with one step of a file handle that fails. */
function failingAt(step: 'writeFile' | 'sync' | 'close' | 'chmod', code: string): WritableFiles {
  return {
    ...nodeFiles,
    open: async (...parameters) => {
      const file = await nodeFiles.open(...parameters);
      const real = file[step].bind(file) as (...values: unknown[]) => Promise<void>;
      return Object.assign(file, {
        [step]: async (...values: unknown[]) => {
          if (step === 'close') await real(...values);
          throw systemError(code);
        },
      });
    },
  };
}

describe('writeAtomically, where a step fails,', () => {
  it.each(['writeFile', 'sync', 'close', 'chmod'] as const)(
    'leaves the old text and no temporary file when %s fails',
    async (step) => {
      const folder = await temporaryFolder();
      const path = join(folder, 'x');
      await writeFile(path, 'old');
      await expect(writeAtomically(path, 'new', { files: failingAt(step, 'ENOSPC') })).rejects.toMatchObject({
        code: 'io',
        message: `Cannot write \`${path}\`: the disk is full`,
        cause: { code: 'ENOSPC' },
      });
      expect(await readFile(path, 'utf8')).toBe('old');
      expect(await readdir(folder)).toEqual(['x']);
    },
  );

  it('leaves the old text and no temporary file when the rename fails', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'x');
    await writeFile(path, 'old');
    const files = { ...nodeFiles, rename: () => Promise.reject(systemError('EBUSY')) };
    await expect(writeAtomically(path, 'new', { files })).rejects.toMatchObject({ cause: { code: 'EBUSY' } });
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['x']);
  });

  it('tells the first error when cleaning up fails too', async () => {
    const folder = await temporaryFolder();
    const files = { ...failingAt('sync', 'EIO'), rm: () => Promise.reject(systemError('EROFS')) };
    await expect(writeAtomically(join(folder, 'x'), '', { files })).rejects.toMatchObject({ cause: { code: 'EIO' } });
  });

  it('refuses a file marked read-only', async () => {
    const path = join(await temporaryFolder('x'), 'x');
    const files = { ...nodeFiles, access: () => Promise.reject(systemError('EACCES')) };
    await expect(writeAtomically(path, '', { files })).rejects.toMatchObject({ code: 'io', cause: { code: 'EACCES' } });
  });
});
