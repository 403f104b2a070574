import type { Diagnostic } from '../../core/diagnostic.ts';
import { remember } from '../../core/remember.ts';
import { resolvePath } from '../../files/paths.ts';
import type { ProjectPlace } from '../../files/project-place.ts';
import { createPlaceFinder, PROJECT_FILE } from '../../files/project-place.ts';
import { readBytes } from '../../files/read-file.ts';
import { shownPath } from '../../files/shown-path.ts';
import { DEFAULT_LIMITS } from '../../load/limits.ts';
import type { ProjectSettings } from '../../project/settings.ts';
import { NO_PROJECT } from '../../project/settings.ts';
import { trustedProject } from '../../project/trusted-project.ts';
import { loadProject } from './load-project.ts';
import type { LoadedProject } from './read-project-file.ts';
import type { TrustedProject } from './read-trusted-project.ts';

export type { LoadedProject } from './read-project-file.ts';

/** How the project files of a run are found. */
export interface ProjectOptions {
  readonly cwd: string;
  /** The version of parsebatch that runs. */
  readonly version: string;
  /** `--config`: the file that holds for all manifests. */
  readonly configFile?: string | undefined;
  /** `--trusted-config`: the commit that the guards come from. */
  readonly trustedRef?: string | undefined;
  /** The environment of the process, for git. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The project that a manifest belongs to. */
export interface ManifestProject {
  /** The real path of the directory that its profiles have to lie below. */
  readonly root: string;
  /** Where a project file would hold for it, absolute, the nearest first and none behind the one that does. */
  readonly decidedAt: readonly string[];
  /** Where a project file is not understood, what holds without one. */
  readonly settings: ProjectSettings;
  /** The project files that were read for it; manifests that share one share the object. */
  readonly files: readonly LoadedProject[];
  /** What is wrong with them taken together; what is wrong with one stands with it. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds the project of a manifest by its absolute path; one from standard input has none. */
export type ReadProject = (manifest: string | undefined) => Promise<ManifestProject>;

/** A reader for one run: every file is read once. */
export function createProjectReader(options: ProjectOptions): ReadProject {
  const { cwd, version, configFile } = options;
  const findPlace = createPlaceFinder({ cwd });
  const load = remember(async (path: string) => {
    const file = shownPath(path, cwd);
    return loadProject({ file, bytes: await readBytes(path, { limit: DEFAULT_LIMITS.bytes, shownAs: file }) }, version);
  });
  const readAt = remember(async (place: ProjectPlace): Promise<ManifestProject> => {
    const { projectFile, root } = configFile === undefined ? place : configured(place, resolvePath(cwd, configFile));
    const decidedAt =
      configFile === undefined ? pathsUpTo(projectFile, place.searched) : [resolvePath(cwd, configFile)];
    const worktree = projectFile === undefined ? undefined : await load(projectFile);
    if (options.trustedRef === undefined) return { root, decidedAt, ...withoutTrust(worktree) };
    const { readTrustedProject } = await import('./read-trusted-project.ts');
    const trusted = await readTrustedProject(place, { ...options, ref: options.trustedRef });
    return { root, decidedAt, ...withTrust(worktree, trusted) };
  });
  return async (manifest) => readAt(await findPlace(manifest));
}

/** A file that is named may stand anywhere: it says nothing about where a project begins. */
function configured(
  { repository, working }: ProjectPlace,
  projectFile: string,
): Pick<ProjectPlace, 'projectFile' | 'root'> {
  return { projectFile, root: repository ?? working };
}

function pathsUpTo(projectFile: string | undefined, searched: readonly string[]): string[] {
  const paths = searched.map((directory) => resolvePath(directory, PROJECT_FILE));
  return projectFile === undefined ? paths : paths.slice(0, paths.indexOf(projectFile) + 1);
}

function withoutTrust(worktree: LoadedProject | undefined): Omit<ManifestProject, 'root' | 'decidedAt'> {
  return {
    settings: worktree?.settings ?? NO_PROJECT,
    files: worktree === undefined ? [] : [worktree],
    diagnostics: [],
  };
}

function withTrust(
  worktree: LoadedProject | undefined,
  { file, shownAs }: TrustedProject,
): Omit<ManifestProject, 'root' | 'decidedAt'> {
  const atCommit = { settings: file?.settings ?? NO_PROJECT, shownAs };
  const { value, diagnostics } = trustedProject(worktree?.settings ?? NO_PROJECT, atCommit);
  return {
    settings: value ?? NO_PROJECT,
    files: [worktree, file].filter((read) => read !== undefined),
    diagnostics,
  };
}
