import { resolve } from 'node:path';

/** The absolute path of a file named relative to a directory. */
export function resolvePath(directory: string, file: string): string {
  return resolve(directory, file);
}
