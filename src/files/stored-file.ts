import { lstat } from 'node:fs/promises';
import { hashFile } from './expand-globs.ts';
import { fileFailure, isAbsent } from './file-failure.ts';

/** What tells whether a file still holds what was written. */
export interface Fingerprint {
  /** In bytes. */
  readonly size: number;
  /** Of the content, in lower-case hex. */
  readonly sha256: string;
}

/** What is at a path: nothing, a file with this content, or something that is no regular file (a link, say). */
export type Stored = 'nothing' | 'no file' | Fingerprint;

/** Looks at what is at a path; a link there is not followed. */
export async function inspectStored(path: string): Promise<Stored> {
  try {
    const stats = await lstat(path);
    return stats.isFile() ? { size: stats.size, sha256: await hashFile(path) } : 'no file';
  } catch (error) {
    if (isAbsent(error)) return 'nothing';
    throw fileFailure('read', path, error);
  }
}
