import { sep } from 'node:path';

/** Whether an absolute path lies below a directory, as text: links are followed by whoever asks. */
export function isBelow(path: string, directory: string): boolean {
  return path.startsWith(directory.endsWith(sep) ? directory : directory + sep);
}
