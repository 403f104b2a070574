import type { GitPlace } from './run-git.ts';
import { runGit } from './run-git.ts';

/** The commit that a branch, tag or commit stands for; undefined where there is none. */
export async function commitOf(place: GitPlace, ref: string): Promise<string | undefined> {
  if (!isRef(ref)) return undefined;
  const ran = await runGit(place, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  const answer = new TextDecoder().decode(ran?.out).trim();
  // What is taken out (`^main`) is answered with a `^`.
  return ran?.exitCode === 0 && /^[0-9a-f]{40,}$/.test(answer) ? answer : undefined;
}

/** What begins with `-` would be an option, and what holds a colon names a file. */
function isRef(ref: string): boolean {
  return /^[^-:\s\p{Cc}][^:\p{Cc}]{0,250}$/u.test(ref);
}
