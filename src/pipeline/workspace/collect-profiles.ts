import type { ExtendsProblem } from '../../compose/extends-problem.ts';
import { extendsOf } from '../../compose/layers-of.ts';
import { Failure } from '../../core/failure.ts';
import { resolvePath } from '../../files/paths.ts';
import { readBytes } from '../../files/read-file.ts';
import { realPathIfThere } from '../../files/real-path.ts';
import { shownPath } from '../../files/shown-path.ts';
import { DEFAULT_LIMITS } from '../../load/limits.ts';
import { readReference } from './find-profile-in.ts';
import { loadBytes } from './load-file.ts';
import type { LoadedFile, TargetOf } from './workspace.ts';

/** The profiles that files extend and nobody named, and where each path leads. */
export interface Profiles {
  readonly extended: readonly LoadedFile[];
  readonly targetOf: TargetOf;
}

/** Where profiles are looked for. */
export interface ProfilePlace {
  readonly cwd: string;
  /** The real path of the directory that what a file extends has to lie below. */
  readonly rootOf: (file: string) => Promise<string>;
}

/** Reads each profile once, however many extend it; a circle of profiles has its end that way too. */
export async function collectProfiles(named: readonly LoadedFile[], { cwd, rootOf }: ProfilePlace): Promise<Profiles> {
  const targets = new Map<string, LoadedFile | ExtendsProblem>();
  const files = await filesByPath(named, cwd);
  const queue = [...named];
  for (const file of queue) {
    const from = resolvePath(cwd, file.source.file);
    for (const path of pathsExtendedBy(file)) {
      const { resolveBelow } = await import('../../files/resolve-below.ts');
      const resolved = await resolveBelow({ root: await rootOf(file.source.file), from }, path);
      const target =
        resolved.kind === 'problem'
          ? resolved.problem
          : (files.get(resolved.path) ?? (await readProfile(resolved.path, cwd)));
      targets.set(keyOf(file.source.file, path), target);
      if (resolved.kind === 'file' && typeof target === 'object' && !files.has(resolved.path)) {
        files.set(resolved.path, target);
        queue.push(target);
      }
    }
  }
  return { extended: queue.slice(named.length), targetOf: createTargets(targets) };
}

async function filesByPath(named: readonly LoadedFile[], cwd: string): Promise<Map<string, LoadedFile>> {
  const files = new Map<string, LoadedFile>();
  for (const file of named) {
    const path = await realPathIfThere(resolvePath(cwd, file.source.file));
    if (path !== undefined) files.set(path, file);
  }
  return files;
}

/** The paths of `extends` in a file, as written and without the names behind them. */
export function pathsExtendedBy({ documents }: LoadedFile): Set<string> {
  return new Set(documents.flatMap(extendsOf).map(({ reference }) => readReference(reference).path));
}

/** A profile that cannot be read is a finding where it is extended; the other manifests are checked all the same. */
async function readProfile(path: string, cwd: string): Promise<LoadedFile | ExtendsProblem> {
  const file = shownPath(path, cwd);
  try {
    return await loadBytes(file, await readBytes(path, { limit: DEFAULT_LIMITS.bytes, shownAs: file }));
  } catch (error) {
    if (error instanceof Failure) return 'unreadable';
    throw error;
  }
}

function createTargets(targets: ReadonlyMap<string, LoadedFile | ExtendsProblem>): TargetOf {
  return (file, path) => {
    const target = targets.get(keyOf(file, path)) ?? 'missing';
    return typeof target === 'string' ? { problem: target } : { file: target.source.file };
  };
}

function keyOf(file: string, path: string): string {
  return JSON.stringify([file, path]);
}
