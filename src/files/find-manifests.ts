import type { Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import { fileFailure, isAbsent } from './file-failure.ts';
import { isPattern, matchPattern } from './match-pattern.ts';
import { missingFile } from './missing-file.ts';
import { PROJECT_FILE } from './project-place.ts';
import { isManifestName, MANIFEST_ENDINGS, SKIPPED_DIRECTORIES, searchDirectory } from './search-directory.ts';
import { shownPath } from './shown-path.ts';

/** A file to be checked. */
export interface FoundFile {
  /** The file as it is shown: relative to the working directory with `/`, or absolute where it lies outside. */
  readonly file: string;
  /** Where it is, absolute. */
  readonly path: string;
}

/** Where names are looked up. */
export interface FindOptions {
  readonly cwd: string;
  /** Whether project files are searched for beside manifests. */
  readonly withProjectFiles?: boolean;
  /** Whether an input that stands for no manifest is passed over; without it none is. */
  readonly isPassedOver?: (input: UnmatchedInput) => boolean;
}

/** An input that stands for no manifest, as an absolute path. */
export interface UnmatchedInput {
  readonly path: string;
  /** No file of that name, a search that finds nothing, or a file by a name that no search would find. */
  readonly kind: 'missing' | 'nothing-found' | 'other-name';
}

const SEARCHED = `A directory is searched for ${MANIFEST_ENDINGS.map((ending) => `*${ending}`).join(' and ')}; name any other file itself`;
const PASSED_OVER = `A pattern passes over symbolic links and what is below ${SKIPPED_DIRECTORIES.join(' or ')}; such a file has to be named`;

/**
 * The files that names, directories and patterns stand for, in the order given; no input means the working directory.
 * A file named twice, through links too, appears once. What stands for nothing is a failure that names it, unless it is
 * passed over.
 */
export async function findManifests(inputs: readonly string[], options: FindOptions): Promise<readonly FoundFile[]> {
  const { cwd } = options;
  const found = new Map<string, FoundFile>();
  for (const input of inputs.length === 0 ? ['.'] : inputs) {
    for (const path of await expand(input, options)) {
      const file = shownPath(path, cwd);
      const real = await ask(file, () => realpath(path));
      if (!found.has(real)) found.set(real, { file, path });
    }
  }
  return [...found.values()];
}

/** The absolute paths that one input stands for; a name with pattern characters that exists is a name. */
async function expand(input: string, options: FindOptions): Promise<string[]> {
  const { cwd, withProjectFiles = false, isPassedOver = () => false } = options;
  const path = resolve(cwd, input);
  const stats = input === '' ? undefined : await statIfPresent(path, input);
  if (stats?.isDirectory() === true) {
    const isWanted = (name: string): boolean => isManifestName(name) || (withProjectFiles && name === PROJECT_FILE);
    const found = await searchDirectory(path, cwd, isWanted);
    if (found.length === 0 && isPassedOver({ path, kind: 'nothing-found' })) return [];
    return sortedOrFail(found, `No manifest is in \`${input}\``, SEARCHED);
  }
  if (stats !== undefined) {
    const isOther = !isManifestName(path) && basename(path) !== PROJECT_FILE;
    return isOther && isPassedOver({ path, kind: 'other-name' }) ? [] : [path];
  }
  if (isPattern(input)) {
    const found = await matchPattern(input, cwd);
    if (found.length === 0 && isPassedOver({ path, kind: 'nothing-found' })) return [];
    return sortedOrFail(found, `No file matches \`${input}\``, PASSED_OVER);
  }
  if (isPassedOver({ path, kind: 'missing' })) return [];
  throw await missingFile(input, path, cwd);
}

async function statIfPresent(path: string, input: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw fileFailure('read', input, error);
  }
}

async function ask<T>(file: string, look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    throw fileFailure('read', file, error);
  }
}

/** Sorted by code unit, so that the order depends neither on the locale nor on the disk. */
function sortedOrFail(paths: readonly string[], message: string, hint: string): string[] {
  if (paths.length === 0) throw new Failure('not-found', message, { hint });
  return paths.toSorted();
}
