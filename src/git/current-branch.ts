import type { GitPlace } from './run-git.ts';
import { runGit } from './run-git.ts';

/** The branch that is checked out; undefined where a commit is, or there is no repository. */
export async function currentBranch(place: GitPlace): Promise<string | undefined> {
  const ran = await runGit(place, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  if (ran?.exitCode !== 0) return undefined;
  return new TextDecoder().decode(ran.out).replace(/\n$/, '');
}
