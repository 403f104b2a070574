import { readFileSync } from 'node:fs';

/** The text of a file that parsebatch ships, by its path in the package. */
export function readPackageFile(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

/** The `file:` address of a file that parsebatch ships; an anchor stays. */
export function packageFileUrl(path: string): string {
  return new URL(`../../${path}`, import.meta.url).href;
}
