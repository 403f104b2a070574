import { rm } from 'node:fs/promises';
import { fileFailure } from './file-failure.ts';
import type { WritableFiles } from './write-file.ts';

/** Removes a file; one that is not there is as good. */
export async function removeFile(path: string, files: Pick<WritableFiles, 'rm'> = { rm }): Promise<void> {
  try {
    await files.rm(path, { force: true });
  } catch (error) {
    throw fileFailure('write', path, error);
  }
}
