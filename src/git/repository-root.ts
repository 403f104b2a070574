import type { GitPlace } from './run-git.ts';
import { runGit } from './run-git.ts';

/** The repository that a directory is in, or why there is none. */
export type Repository =
  | { readonly kind: 'repository'; readonly root: string }
  | { readonly kind: 'no-git' }
  /** `says` is git's own reason: it also refuses repositories of other owners. */
  | { readonly kind: 'no-repository'; readonly says: string };

/** The root of the working tree that a directory is in, as git finds it. */
export async function repositoryRoot(place: GitPlace): Promise<Repository> {
  const ran = await runGit(place, ['rev-parse', '--show-toplevel']);
  if (ran === undefined) return { kind: 'no-git' };
  if (ran.exitCode !== 0) return { kind: 'no-repository', says: ran.says };
  return { kind: 'repository', root: new TextDecoder().decode(ran.out).replace(/\n$/, '') };
}
