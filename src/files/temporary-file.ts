import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileFailure, isAbsent } from './file-failure.ts';

const TEMPORARY = /^\.parsebatch-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

/** A name beside a file, for what is to take its place once it is whole. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.parsebatch-${crypto.randomUUID()}.tmp`);
}

/** Removes the temporary files that processes which were killed have left in a directory; a link is removed, not followed. */
export async function removeTemporaries(directory: string): Promise<void> {
  for (const name of await namesIn(directory)) {
    // One that cannot go, as it is open elsewhere or a directory, does no harm.
    if (TEMPORARY.test(name)) await rm(join(directory, name), { force: true }).catch(() => undefined);
  }
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw fileFailure('read', directory, error);
  }
}
