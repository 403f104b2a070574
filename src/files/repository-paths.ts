import { lstat, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileFailure, isAbsent } from './file-failure.ts';
import { shownPath } from './shown-path.ts';

/**
 * Where files, named relative to `cwd`, stand in the repository around `cwd`, or in `cwd` where there is none: with `/`
 * and without links; absolute where they lie outside. A name that leads to no file stays as it is.
 */
export async function findRepositoryPaths(names: readonly string[], cwd: string): Promise<ReadonlyMap<string, string>> {
  const root = await findRoot((await realPathIfThere(cwd)) ?? cwd);
  const paths = new Map<string, string>();
  for (const name of names) {
    const path = await realPathIfThere(resolve(cwd, name));
    paths.set(name, path === undefined ? name : shownPath(path, root));
  }
  return paths;
}

async function findRoot(cwd: string): Promise<string> {
  for (let directory = cwd; ; directory = dirname(directory)) {
    if (await isThere(join(directory, '.git'))) return directory;
    if (directory === dirname(directory)) return cwd;
  }
}

/** A work tree's `.git` is a file: any kind will do. */
async function isThere(path: string): Promise<boolean> {
  return (await ask(path, () => lstat(path))) !== undefined;
}

async function realPathIfThere(path: string): Promise<string | undefined> {
  return ask(path, () => realpath(path));
}

async function ask<T>(path: string, look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw fileFailure('read', path, error);
  }
}
