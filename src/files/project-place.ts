import { lstatSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '../core/failure.ts';
import { remember } from '../core/remember.ts';
import { fileFailure } from './file-failure.ts';
import { isBelow } from './is-below.ts';
import { firstOf, isThere, upwards } from './search-upwards.ts';
import { shownPath } from './shown-path.ts';

/** The name of a project file. */
export const PROJECT_FILE = 'parsebatch.config.yaml';

/** Where a manifest belongs; all paths are real. */
export interface ProjectPlace {
  /** What its profiles have to lie below: the directory of the project file, else of the repository, else of the run. */
  readonly root: string;
  /** The project file that holds for it; undefined where there is none. */
  readonly projectFile: string | undefined;
  /** The root of its repository; undefined where it is in none. */
  readonly repository: string | undefined;
  /** The working directory. */
  readonly working: string;
  /** The directories in which a project file would hold for it, the nearest first. */
  readonly searched: readonly string[];
}

/** Finds where a manifest belongs by its path; one without a path, from standard input, stands in the working directory. */
export type FindPlace = (manifest: string | undefined) => Promise<ProjectPlace>;

/** What a search asks of the file system. */
export interface SearchedFiles {
  readonly lstat: (path: string) => unknown;
  readonly realpath: (path: string) => string | Promise<string>;
}

const THIS_DISK: SearchedFiles = { lstat: lstatSync, realpath: realpathSync.native };

/** How places are searched for. */
export interface PlaceOptions {
  readonly cwd: string;
  readonly files?: SearchedFiles;
}

/**
 * Searches for project files and the roots of repositories, from the directory of a manifest upwards: to the root of its
 * repository; without one to the working directory, where that lies above. Every directory is looked at once.
 */
export function createPlaceFinder({ cwd, files = THIS_DISK }: PlaceOptions): FindPlace {
  const realDirectory = remember((directory: string) => look(directory, cwd, () => files.realpath(directory)));
  const holds = (path: string) => look(path, cwd, () => isThere(path, files.lstat));
  const isRepository = remember((directory: string) => holds(join(directory, '.git')));
  const hasProjectFile = remember((directory: string) => holds(join(directory, PROJECT_FILE)));
  const placeOf = remember(async (named: string): Promise<ProjectPlace> => {
    const [directory, working] = [await realDirectory(named), await realDirectory(cwd)];
    const repository = await firstOf(upwards(directory), isRepository);
    const searched = directoriesUpTo(repository ?? working, directory);
    const found = await firstOf(searched, hasProjectFile);
    const projectFile = found === undefined ? undefined : join(found, PROJECT_FILE);
    if (projectFile !== undefined) await refuseLinkOut(projectFile, searched, { cwd, files });
    return { root: found ?? repository ?? working, projectFile, repository, working, searched };
  });
  return (manifest) => placeOf(manifest === undefined ? cwd : dirname(manifest));
}

async function look<T>(path: string, cwd: string, ask: () => T | Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw fileFailure('read', shownPath(path, cwd), error);
  }
}

/** Where `top` does not lie above, the directory alone. */
function directoriesUpTo(top: string, directory: string): string[] {
  if (directory !== top && !isBelow(directory, top)) return [directory];
  return upwards(directory).filter((above) => above === top || isBelow(above, top));
}

/** A link may lead to another place that is searched through, never out of it. */
async function refuseLinkOut(
  projectFile: string,
  searched: readonly string[],
  { cwd, files }: Required<PlaceOptions>,
): Promise<void> {
  const shown = shownPath(projectFile, cwd);
  const top = searched.at(-1) ?? dirname(projectFile);
  const real = await look(projectFile, cwd, () => files.realpath(projectFile));
  if (!isBelow(real, top)) throw new Failure('io', `\`${shown}\` leads out of its project through a symbolic link`);
}
