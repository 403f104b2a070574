import { isAbsolute, relative, sep } from 'node:path';

/** A path as the reader sees it, with `/`: relative to the working directory, absolute where it lies outside. */
export function shownPath(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  const isOutside = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return (isOutside ? path : inside || '.').replaceAll(sep, '/');
}
