import { invariant } from '../../core/invariant.ts';
import type { UnmatchedInput } from '../../files/find-manifests.ts';
import { collectProfiles } from './collect-profiles.ts';
import type { ChangeQuestion, HasChanged } from './find-changes.ts';
import { loadFile } from './load-file.ts';
import type { Inputs } from './read-manifests.ts';
import { pathOfSource, readManifests } from './read-manifests.ts';
import type { ManifestProject, ProjectOptions } from './read-projects.ts';
import { createProjectReader } from './read-projects.ts';
import type { Selected } from './select-changed.ts';
import type { LoadedFile, Workspace } from './workspace.ts';
import { createWorkspace } from './workspace.ts';

/** What is read, and how its project files are found. */
export interface CollectOptions extends Inputs, ProjectOptions {
  /** `--changed`: leaves out what has not changed. */
  readonly changed?: ChangeQuestion | undefined;
}

/** Reads what was named, the profiles that it extends, and the project files that hold for it. */
export async function collectWorkspace(options: CollectOptions): Promise<Workspace> {
  const { cwd } = options;
  const readProject = createProjectReader(options);
  const projectOf = (file: string) => readProject(pathOfSource(file, cwd));
  const { failures, ...candidates } = await collectCandidates(options, projectOf);
  const { named, extended, leftOut, targetOf, diagnostics } = candidates;
  const checked = await projectsOf([...named, ...extended], projectOf);
  const projects = new Map([...checked, ...(await projectsOf(leftOut, projectOf))]);
  const distinct = [...new Set(checked.values())];
  const files = [...new Set(distinct.flatMap((project) => project.files))];
  return createWorkspace({
    named,
    extended,
    leftOut,
    projects: files,
    targetOf,
    projectOf: (file) => projectIn(projects, file).settings,
    rootOf: (file) => projectIn(projects, file).root,
    diagnostics: [
      ...diagnostics,
      ...files.flatMap((file) => file.diagnostics),
      ...distinct.flatMap((project) => project.diagnostics),
    ],
    unread: diagnostics.length,
    failures,
  });
}

type Collected = Selected & Pick<Workspace, 'failures'>;
type ProjectOf = (file: string) => Promise<ManifestProject>;

/** What a manifest is composed of decides whether it has changed: all is read, once, and then left out. */
async function collectCandidates(options: CollectOptions, projectOf: ProjectOf): Promise<Collected> {
  const { cwd, changed } = options;
  if (changed === undefined) return readCandidates(options, projectOf);
  const { findChanges } = await import('./find-changes.ts');
  const { selectChanged } = await import('./select-changed.ts');
  const hasChanged = await findChanges(changed, options);
  const isPassedOver = (input: UnmatchedInput) => isGone(input, hasChanged) || (options.isPassedOver?.(input) ?? false);
  const all = await readCandidates({ ...options, isPassedOver }, projectOf);
  return { ...(await selectChanged(all, { cwd, hasChanged, projectOf })), failures: all.failures };
}

/** What is not there may have been: git knows of a file, and nothing to be found is nothing that has changed. */
function isGone({ path, kind }: UnmatchedInput, hasChanged: HasChanged): boolean {
  return kind === 'nothing-found' || (kind === 'missing' && hasChanged(path) === true);
}

async function readCandidates(options: CollectOptions, projectOf: ProjectOf): Promise<Collected> {
  const { sources, diagnostics, failures } = await readManifests(options);
  const named = sources.map((source) => loadFile(source));
  const rootOf = async (file: string): Promise<string> => (await projectOf(file)).root;
  const profiles = await collectProfiles(named, { cwd: options.cwd, rootOf });
  return { named, ...profiles, leftOut: [], diagnostics, failures };
}

async function projectsOf(files: readonly LoadedFile[], projectOf: ProjectOf): Promise<Map<string, ManifestProject>> {
  const projects = new Map<string, ManifestProject>();
  for (const { source } of files) projects.set(source.file, await projectOf(source.file));
  return projects;
}

function projectIn(projects: ReadonlyMap<string, ManifestProject>, file: string): ManifestProject {
  const project = projects.get(file);
  invariant(project !== undefined, 'every file that was read has a project');
  return project;
}
