import { dirname, posix, relative, resolve, sep } from 'node:path';

/** The absolute path of a file named relative to a directory. */
export function resolvePath(directory: string, file: string): string {
  return resolve(directory, file);
}

/** The path from a directory to a file below it, with `/`. */
export function pathWithin(directory: string, path: string): string {
  return relative(directory, path).split(sep).join('/');
}

/** The directory that a file stands in. */
export function directoryOf(path: string): string {
  return dirname(path);
}

/** The name of a file that another one names relative to itself, both with `/`. */
export function nameBeside(file: string, reference: string): string {
  return posix.join(posix.dirname(file), reference);
}

/** A name with `/`, without `.` and empty parts. */
export function normalName(file: string): string {
  return posix.normalize(file);
}
