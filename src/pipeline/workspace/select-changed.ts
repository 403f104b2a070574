import type { Diagnostic } from '../../core/diagnostic.ts';
import { Failure } from '../../core/failure.ts';
import { directoryOf, resolvePath } from '../../files/paths.ts';
import { realPathIfThere } from '../../files/real-path.ts';
import type { Profiles } from './collect-profiles.ts';
import { pathsExtendedBy } from './collect-profiles.ts';
import type { HasChanged } from './find-changes.ts';
import type { ManifestProject } from './read-projects.ts';
import type { LoadedFile, Workspace } from './workspace.ts';

/** What was read of all that could be changed. */
export interface Candidates extends Profiles {
  readonly named: readonly LoadedFile[];
  /** Findings of files that are no text. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What is checked, and what is not. */
export type Selected = Candidates & Pick<Workspace, 'leftOut'>;

/** How it is told what has changed. */
export interface ChangeTest {
  readonly cwd: string;
  readonly hasChanged: HasChanged;
  readonly projectOf: (file: string) => Promise<ManifestProject>;
}

/**
 * Leaves of what was read the files that have changed, and those that are composed of what has: a profile that they
 * extend, however far, and their project file. What is gone has changed too.
 */
export async function selectChanged(all: Candidates, test: ChangeTest): Promise<Selected> {
  const files = new Map([...all.named, ...all.extended].map((file) => [file.source.file, file]));
  const named = new Set<LoadedFile>();
  const used = new Set<LoadedFile>();
  for (const file of all.named) {
    const parts = partsOf(file, files, all);
    if (!(await isAnyChanged(file, parts, all, test))) continue;
    named.add(file);
    for (const part of parts) used.add(part);
  }
  const diagnostics: Diagnostic[] = [];
  for (const finding of all.diagnostics) {
    if (finding.origin.kind === 'file' && (await isChanged(finding.origin.file, test))) diagnostics.push(finding);
  }
  return {
    ...all,
    named: [...named],
    extended: all.extended.filter((file) => used.has(file)),
    leftOut: [...all.named.filter((file) => !named.has(file)), ...all.extended.filter((file) => !used.has(file))],
    diagnostics,
  };
}

/** A file, and every file that it is composed of. */
function partsOf(file: LoadedFile, files: ReadonlyMap<string, LoadedFile>, { targetOf }: Profiles): Set<LoadedFile> {
  const parts = new Set([file]);
  for (const part of parts) {
    for (const path of pathsExtendedBy(part)) {
      const target = targetOf(part.source.file, path);
      const found = 'file' in target ? files.get(target.file) : undefined;
      if (found !== undefined) parts.add(found);
    }
  }
  return parts;
}

async function isAnyChanged(
  file: LoadedFile,
  parts: ReadonlySet<LoadedFile>,
  { targetOf }: Profiles,
  test: ChangeTest,
): Promise<boolean> {
  const { decidedAt } = await test.projectOf(file.source.file);
  const gone = await Promise.all([...parts].map((part) => missingFrom(part, targetOf, test.cwd)));
  if ([...decidedAt, ...gone.flat()].some((path) => test.hasChanged(path) === true)) return true;
  for (const part of parts) if (await isChanged(part.source.file, test)) return true;
  return false;
}

/** Where the profiles would be that a file extends and that are not there. */
async function missingFrom(part: LoadedFile, targetOf: Profiles['targetOf'], cwd: string): Promise<string[]> {
  const { file } = part.source;
  const missing = [...pathsExtendedBy(part)].filter((path) => {
    const target = targetOf(file, path);
    return 'problem' in target && target.problem === 'missing';
  });
  const directory = directoryOf(resolvePath(cwd, file));
  const real = missing.length === 0 ? undefined : await realPathIfThere(directory);
  return missing.map((path) => resolvePath(real ?? directory, path));
}

/** A link has changed when it leads elsewhere, or when what it leads to has. */
async function isChanged(file: string, { cwd, hasChanged }: ChangeTest): Promise<boolean> {
  const path = resolvePath(cwd, file);
  const real = (await realPathIfThere(path)) ?? path;
  if (hasChanged(real) === undefined) {
    throw new Failure('usage', `\`${file}\` lies outside the repository in which \`--changed\` looks`);
  }
  return hasChanged(path) === true || hasChanged(real) === true;
}
