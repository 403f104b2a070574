import type { Stats } from 'node:fs';
import { realpathSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import { fileFailure, isAbsent } from './file-failure.ts';
import { PROJECT_FILE } from './project-place.ts';
import { isManifestName, MANIFEST_ENDINGS, SKIPPED_DIRECTORIES, searchDirectory } from './search-directory.ts';
import { shownBelow, shownPath } from './shown-path.ts';

/** A file to be checked. */
export interface FoundFile {
  /** The file as it is shown: relative to the working directory with `/`, or absolute where it lies outside. */
  readonly file: string;
  /** Where it is, absolute. */
  readonly path: string;
  /** Whether the search has seen that it is a regular file; what it has not looked at may be anything. */
  readonly isRegular: boolean;
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
  const found = new Map<string, FoundFile>();
  for (const input of inputs.length === 0 ? ['.'] : inputs) {
    for (const { real, ...file } of await expand(input, options)) if (!found.has(real)) found.set(real, file);
  }
  return [...found.values()];
}

/** A file, and its absolute path with every link followed. */
interface FoundPath extends FoundFile {
  readonly real: string;
}

/** The files that one input stands for; a name with pattern characters that exists is a name. */
async function expand(input: string, options: FindOptions): Promise<readonly FoundPath[]> {
  const { cwd, withProjectFiles = false, isPassedOver = () => false } = options;
  const path = resolve(cwd, input);
  const stats = input === '' ? undefined : statIfPresent(path, input);
  if (stats?.isDirectory() === true) {
    const isWanted = (name: string): boolean => isManifestName(name) || (withProjectFiles && name === PROJECT_FILE);
    const found = searchDirectory(path, cwd, isWanted);
    if (found.length === 0 && isPassedOver({ path, kind: 'nothing-found' })) return [];
    const real = realPathOf(path, cwd);
    const shown = shownBelow(path, cwd);
    return sortedOrFail(found, `No manifest is in \`${input}\``, SEARCHED).map((file) => ({
      file: shown(file),
      path: file,
      // The search has followed no link.
      real: real === path ? file : real + file.slice(path.length),
      isRegular: true,
    }));
  }
  if (stats !== undefined) {
    const isOther = !isManifestName(path) && basename(path) !== PROJECT_FILE;
    return isOther && isPassedOver({ path, kind: 'other-name' }) ? [] : withRealPaths([path], cwd, stats.isFile());
  }
  // Most names are those of files, and what reads patterns takes long to load.
  const { isPattern, matchPattern } = await import('./match-pattern.ts');
  if (isPattern(input)) {
    const found = await matchPattern(input, cwd);
    if (found.length === 0 && isPassedOver({ path, kind: 'nothing-found' })) return [];
    return withRealPaths(sortedOrFail(found, `No file matches \`${input}\``, PASSED_OVER), cwd, false);
  }
  if (isPassedOver({ path, kind: 'missing' })) return [];
  const { missingFile } = await import('./missing-file.ts');
  throw await missingFile(input, path, cwd);
}

function statIfPresent(path: string, input: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw fileFailure('read', input, error);
  }
}

function withRealPaths(paths: readonly string[], cwd: string, isRegular: boolean): FoundPath[] {
  return paths.map((path) => ({ file: shownPath(path, cwd), path, real: realPathOf(path, cwd), isRegular }));
}

function realPathOf(path: string, cwd: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    throw fileFailure('read', shownPath(path, cwd), error);
  }
}

/** Sorted by code unit, so that the order depends neither on the locale nor on the disk. */
function sortedOrFail(paths: readonly string[], message: string, hint: string): string[] {
  if (paths.length === 0) throw new Failure('not-found', message, { hint });
  return paths.toSorted();
}
