import * as nodeFiles from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileFailure } from './file-failure.ts';
import { firstOf, isThere, upwards } from './search-upwards.ts';
import { shownPath } from './shown-path.ts';

/**
 * Where files, named relative to `cwd`, stand in the repository around `cwd`, or in `cwd` where there is none: with `/`
 * and without links; absolute where they lie outside. A name that leads nowhere stays as it is.
 */
export async function findRepositoryPaths(names: readonly string[], cwd: string): Promise<ReadonlyMap<string, string>> {
  const root = await findRoot(cwd);
  const paths = new Map<string, string>();
  for (const name of names) {
    const path = await realPathIfKnown(resolve(cwd, name));
    paths.set(name, path === undefined ? name : shownPath(path, root));
  }
  return paths;
}

/** A work tree's `.git` is a file: any kind will do. */
async function findRoot(cwd: string): Promise<string> {
  const working = (await realPathIfKnown(cwd)) ?? cwd;
  const isRoot = (directory: string) => isThere(join(directory, '.git'), nodeFiles.lstat);
  return (await orUndefined(cwd, () => firstOf(upwards(working), isRoot))) ?? working;
}

async function realPathIfKnown(path: string): Promise<string | undefined> {
  return orUndefined(path, () => nodeFiles.realpath(path));
}

/** A report that cannot tell where a file really lies still names it. */
async function orUndefined<T>(path: string, look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    // Throws on what is no error of the file system.
    fileFailure('read', path, error);
    return undefined;
  }
}
