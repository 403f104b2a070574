import { Failure } from '../../core/failure.ts';
import { pathWithin, resolvePath } from '../../files/paths.ts';
import type { ProjectPlace } from '../../files/project-place.ts';
import { PROJECT_FILE } from '../../files/project-place.ts';
import type { CommitFile } from '../../git/read-at-commit.ts';
import { readAtCommit } from '../../git/read-at-commit.ts';
import { DEFAULT_LIMITS } from '../../load/limits.ts';
import { loadProject } from './load-project.ts';
import type { LoadedProject } from './read-project-file.ts';

/** The project file at a commit. */
export interface TrustedProject {
  /** Undefined where the commit has none. */
  readonly file: LoadedProject | undefined;
  /** `REF:PATH`. */
  readonly shownAs: string;
}

/** Which commit is trusted, and how its project file is read. */
export interface TrustOptions {
  readonly ref: string;
  readonly cwd: string;
  readonly version: string;
  readonly configFile?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads the project file that holds for a place at a commit. It is searched for there, not in the working tree: a change
 * that adds a nearer project file, or takes the project file away, changes no guard.
 */
export async function readTrustedProject(place: ProjectPlace, options: TrustOptions): Promise<TrustedProject> {
  const { ref, environment, version } = options;
  const { repository } = place;
  if (repository === undefined) throw refuse(ref, 'there is no repository');
  const paths = candidates(place, repository, options);
  const found = await readAtCommit({ directory: repository, environment }, { ref, paths, limit: DEFAULT_LIMITS.bytes });
  if (found.kind === 'no-file') return { file: undefined, shownAs: `${ref}:${paths.at(-1)}` };
  if (found.kind !== 'file') throw failureOf(found, ref);
  const shownAs = `${ref}:${found.path}`;
  return { file: await loadProject({ file: shownAs, bytes: found.bytes }, version), shownAs };
}

function candidates(place: ProjectPlace, repository: string, { configFile, cwd, ref }: TrustOptions): string[] {
  if (configFile === undefined) return place.searched.map((directory) => within(repository, directory, PROJECT_FILE));
  const path = within(repository, cwd, configFile);
  if (path.startsWith('../../')) throw refuse(ref, `\`${configFile}\` lies outside the repository`);
  return [path];
}

function within(repository: string, directory: string, file: string): string {
  return pathWithin(repository, resolvePath(directory, file));
}

type Absent = Exclude<CommitFile, { readonly kind: 'file' | 'no-file' }>;

function failureOf(found: Absent, ref: string): Failure {
  switch (found.kind) {
    case 'no-git':
      return refuse(ref, 'git is not installed');
    case 'no-repository':
      return refuse(ref, 'git finds no repository', found.says);
    case 'no-ref': {
      const hint = 'Name a branch, tag or commit that is here; a shallow clone has to fetch it first.';
      return new Failure('usage', `\`--trusted-config ${ref}\` names no commit of this repository`, { hint });
    }
    case 'not-a-file':
      return new Failure('project-wrong', `\`${ref}:${found.path}\` is not a regular file`);
    case 'too-large':
      return new Failure('project-wrong', `\`${ref}:${found.path}\` is larger than ${DEFAULT_LIMITS.bytes} bytes`);
  }
}

function refuse(ref: string, why: string, hint?: string): Failure {
  return new Failure(
    'refused',
    `\`--trusted-config ${ref}\` cannot be read: ${why}`,
    hint === undefined ? {} : { hint },
  );
}
