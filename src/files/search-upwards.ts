import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAbsent } from './file-failure.ts';

/** A directory and all above it, the nearest first. */
export function upwards(directory: string): string[] {
  const parent = dirname(directory);
  return parent === directory ? [directory] : [directory, ...upwards(parent)];
}

/** The first of several directories of which something holds. */
export async function firstOf(
  directories: readonly string[],
  holds: (directory: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const directory of directories) if (await holds(directory)) return directory;
  return undefined;
}

/** Anything of that name counts, a link to nowhere too: what cannot be read is then told, not overlooked. */
export async function isThere(path: string, lstat: (path: string) => unknown = lstatSync): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}
