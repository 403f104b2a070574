import { isAbsolute, relative, sep } from 'node:path';
import { isBelow } from './is-below.ts';

/** A path as the reader sees it, with `/`: relative to the working directory, absolute where it lies outside. */
export function shownPath(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  const isOutside = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return (isOutside ? path : inside || '.').replaceAll(sep, '/');
}

/** How paths below a directory are shown; what they have in common is worked out once. */
export function shownBelow(directory: string, cwd: string): (path: string) => string {
  if (isBelow(cwd, directory)) return (path) => shownPath(path, cwd);
  const shown = shownPath(directory, cwd);
  if (shown === directory) return (path) => path;
  const [start, from] = shown === '.' ? ['', directory.length + sep.length] : [shown, directory.length];
  return (path) => start + path.slice(from).replaceAll(sep, '/');
}

/** What the shown paths of one directory begin with, up to the last `/`: nothing in the working directory. */
export function shownDirectory(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}
