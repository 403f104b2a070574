import { Failure } from '../core/failure.ts';
import { readBytes } from './read-file.ts';

/** More than nearly any file that parsebatch writes; a larger one is not one of ours, and is read no further. */
const LARGEST = 64 * 1024 * 1024;

/** The text of a file that parsebatch may have written; undefined where there is none. */
export async function readTextIfThere(path: string, limit = LARGEST): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await readBytes(path, { limit }));
  } catch (error) {
    if (error instanceof Failure && error.code === 'not-found') return undefined;
    throw error;
  }
}
