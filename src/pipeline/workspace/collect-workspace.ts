import type { Document } from '../../core/document.ts';
import { invariant } from '../../core/invariant.ts';
import type { UnmatchedInput } from '../../files/find-manifests.ts';
import { shownDirectory } from '../../files/shown-path.ts';
import { isAccepted } from '../../validate/is-accepted.ts';
import { loadValidators } from '../../validate/validators/load-validators.ts';
import { collectProfiles } from './collect-profiles.ts';
import type { ChangeQuestion, HasChanged } from './find-changes.ts';
import { loadFile } from './load-file.ts';
import type { Inputs, ReadManifests } from './read-manifests.ts';
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
  /** `--set`. */
  readonly set: readonly string[];
}

/**
 * Reads what was named, the profiles that it extends, and the project files that hold for it. What was named may have been read
 * before, where all of it counts.
 */
export async function collectWorkspace(options: CollectOptions, read?: ReadManifests): Promise<Workspace> {
  const { cwd } = options;
  const readProject = createProjectReader(options);
  const projectOf = (file: string) => readProject(pathOfSource(file, cwd));
  const { failures, ...candidates } = await collectCandidates(options, projectOf, read);
  const { named, sound, extended, leftOut, targetOf, diagnostics } = candidates;
  const checked = await projectsOf([...sound, ...[...named, ...extended].map(({ source }) => source)], projectOf);
  const projects = new Map([
    ...checked,
    ...(await projectsOf(
      leftOut.map(({ source }) => source),
      projectOf,
    )),
  ]);
  const distinct = [...new Set(checked.values())];
  const files = [...new Set(distinct.flatMap((project) => project.files))];
  return createWorkspace({
    named,
    sound,
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
    validators: await loadValidators(documentsInQuestion([...named, ...extended, ...leftOut], options)),
    settings: await readSettings(options.set),
    failures,
  });
}

/** All but those that come to what is written, which is accepted. */
function documentsInQuestion(files: readonly LoadedFile[], { set }: CollectOptions): readonly Document[] {
  return files.flatMap(({ source, documents }) => {
    const mayChange = set.length > 0 || MAY_REFER.test(source.text);
    return mayChange ? documents : documents.filter(({ value }) => !isAccepted(value));
  });
}

/** A text in which a reference is written, or may be by the escapes of double quotes. */
const MAY_REFER = /\$\{|\\/;

/** A value is read as YAML: what does that is loaded where one is set. */
async function readSettings(set: readonly string[]): Promise<readonly Document[]> {
  if (set.length === 0) return [];
  const { readSetting } = await import('./read-setting.ts');
  return set.map(readSetting);
}

type Collected = Selected & Pick<Workspace, 'failures' | 'sound'>;
type ProjectOf = (file: string) => Promise<ManifestProject>;

/** What a manifest is composed of decides whether it has changed: all is read, once, and then left out. */
async function collectCandidates(
  options: CollectOptions,
  projectOf: ProjectOf,
  read: ReadManifests | undefined,
): Promise<Collected> {
  const { cwd, changed } = options;
  if (changed === undefined) return loadCandidates(read ?? (await readManifests(options)), options, projectOf);
  const { findChanges } = await import('./find-changes.ts');
  const { selectChanged } = await import('./select-changed.ts');
  const hasChanged = await findChanges(changed, options);
  const isPassedOver = (input: UnmatchedInput) => isGone(input, hasChanged) || (options.isPassedOver?.(input) ?? false);
  const all = await loadCandidates(await readManifests({ ...options, isPassedOver }), options, projectOf);
  return { ...(await selectChanged(all, { cwd, hasChanged, projectOf })), failures: all.failures, sound: [] };
}

/** What is not there may have been: git knows of a file, and nothing to be found is nothing that has changed. */
function isGone({ path, kind }: UnmatchedInput, hasChanged: HasChanged): boolean {
  return kind === 'nothing-found' || (kind === 'missing' && hasChanged(path) === true);
}

async function loadCandidates(
  { sound, sources, diagnostics, failures }: ReadManifests,
  options: CollectOptions,
  projectOf: ProjectOf,
): Promise<Collected> {
  const named: LoadedFile[] = [];
  for (const source of sources) named.push(await loadFile(source));
  const rootOf = async (file: string): Promise<string> => (await projectOf(file)).root;
  const profiles = await collectProfiles(named, { cwd: options.cwd, rootOf });
  return { named, sound, ...profiles, leftOut: [], diagnostics, failures };
}

/** By directory: a project file holds for whole ones, and files are many. */
async function projectsOf(
  files: readonly { readonly file: string }[],
  projectOf: ProjectOf,
): Promise<Map<string, ManifestProject>> {
  const projects = new Map<string, ManifestProject>();
  for (const { file } of files) {
    const directory = shownDirectory(file);
    if (!projects.has(directory)) projects.set(directory, await projectOf(file));
  }
  return projects;
}

function projectIn(projects: ReadonlyMap<string, ManifestProject>, file: string): ManifestProject {
  const project = projects.get(shownDirectory(file));
  invariant(project !== undefined, 'every file that was read has a project');
  return project;
}
