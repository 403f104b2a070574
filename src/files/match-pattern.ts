import { readdir } from 'node:fs';
import { resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { fileFailure, isAbsent } from './file-failure.ts';
import { SKIPPED_DIRECTORIES } from './search-directory.ts';
import { shownPath } from './shown-path.ts';

/** Beyond this a pattern is no path's, and the matcher refuses it. */
const LONGEST = 4096;

/** Whether a name is a pattern rather than the name of one file. A leading `!` excludes nothing: it is a name. */
export function isPattern(input: string): boolean {
  return input.length <= LONGEST && isDynamicPattern(input) && !/^!(?!\()/.test(input);
}

/** The files that a pattern matches, unordered; it sees what a search of a directory sees, and any file name. */
export async function matchPattern(pattern: string, cwd: string): Promise<string[]> {
  const errors: { readonly path: string; readonly error: Error }[] = [];
  const matches = await glob(pattern, {
    cwd,
    dot: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: SKIPPED_DIRECTORIES.map((name) => `**/${name}/**`),
    fs: { readdir: tellErrors((path, error) => errors.push({ path, error })) },
  });
  const first = errors.find(({ error }) => !isAbsent(error));
  if (first !== undefined) throw fileFailure('read', shownPath(first.path, cwd), first.error);
  return matches.map((match) => resolve(cwd, match));
}

/** The matcher passes over a directory that it cannot read, and what it holds would go unchecked. */
function tellErrors(tell: (path: string, error: Error) => void): typeof readdir {
  const read = (path: string, options: { withFileTypes: true }, done: (...results: unknown[]) => void) =>
    readdir(path, options, (error, entries) => {
      if (error !== null) tell(resolve(path), error);
      done(error, entries);
    });
  // readdir has many overloads; the matcher uses this one.
  return read as unknown as typeof readdir;
}
