import type { FileHandle } from 'node:fs/promises';
import * as nodeFiles from 'node:fs/promises';
import { fileFailure } from './file-failure.ts';
import type { WritableFiles } from './write-file.ts';
import { writeAtomically } from './write-file.ts';

/** A file that texts are added to. */
export interface Log {
  /** Adds a text behind those before it; once one could not be added, none is. */
  readonly append: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Begins a log with a text, in place of the one that was there; a symbolic link is refused. */
export async function beginLog(path: string, text: string, files: WritableFiles = nodeFiles): Promise<Log> {
  await writeAtomically(path, text, { links: 'refuse', files });
  const { O_WRONLY, O_APPEND, O_NOFOLLOW } = nodeFiles.constants;
  try {
    // Windows has no O_NOFOLLOW.
    return logOn(await files.open(path, O_WRONLY | O_APPEND | (O_NOFOLLOW ?? 0)), path);
  } catch (error) {
    throw fileFailure('write', path, error);
  }
}

function logOn(file: FileHandle, path: string): Log {
  let last: Promise<void> = Promise.resolve();
  return {
    append: (text) => {
      last = last
        .then(() => file.appendFile(text))
        .catch((error: unknown) => {
          throw fileFailure('write', path, error);
        });
      return last;
    },
    close: () => file.close(),
  };
}
