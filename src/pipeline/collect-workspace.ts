import { invariant } from '../core/invariant.ts';
import { collectProfiles } from './collect-profiles.ts';
import { loadFile } from './load-file.ts';
import type { Inputs } from './read-manifests.ts';
import { pathOfSource, readManifests } from './read-manifests.ts';
import type { ManifestProject, ProjectOptions } from './read-projects.ts';
import { createProjectReader } from './read-projects.ts';
import type { LoadedFile, Workspace } from './workspace.ts';
import { createWorkspace } from './workspace.ts';

/** What is read, and how its project files are found. */
export type CollectOptions = Inputs & ProjectOptions;

/** Reads what was named, the profiles that it extends, and the project files that hold for it. */
export async function collectWorkspace(options: CollectOptions): Promise<Workspace> {
  const { cwd } = options;
  const { sources, diagnostics, failures } = await readManifests(options);
  const named = sources.map((source) => loadFile(source));
  const readProject = createProjectReader(options);
  const rootOf = async (file: string): Promise<string> => (await readProject(pathOfSource(file, cwd))).root;
  const { extended, targetOf } = await collectProfiles(named, { cwd, rootOf });
  const projects = await projectsOf([...named, ...extended], (file) => readProject(pathOfSource(file, cwd)));
  const distinct = [...new Set(projects.values())];
  const files = [...new Set(distinct.flatMap((project) => project.files))];
  return createWorkspace({
    named,
    extended,
    projects: files,
    targetOf,
    projectOf: (file) => settingsOf(projects, file),
    diagnostics: [
      ...diagnostics,
      ...files.flatMap((file) => file.diagnostics),
      ...distinct.flatMap((project) => project.diagnostics),
    ],
    unread: diagnostics.length,
    failures,
  });
}

async function projectsOf(
  files: readonly LoadedFile[],
  readProject: (file: string) => Promise<ManifestProject>,
): Promise<Map<string, ManifestProject>> {
  const projects = new Map<string, ManifestProject>();
  for (const { source } of files) projects.set(source.file, await readProject(source.file));
  return projects;
}

function settingsOf(projects: ReadonlyMap<string, ManifestProject>, file: string): ManifestProject['settings'] {
  const project = projects.get(file);
  invariant(project !== undefined, 'every file that was read has a project');
  return project.settings;
}
