import { Failure } from '../../core/failure.ts';
import { pathWithin } from '../../files/paths.ts';
import { realPathIfThere } from '../../files/real-path.ts';
import type { Changes } from '../../git/changed-since.ts';
import { changedSince } from '../../git/changed-since.ts';

/** What `--changed` compares with: a branch, tag or commit, or HEAD. */
export interface ChangeQuestion {
  readonly ref?: string | undefined;
}

/** Tells whether what is at an absolute path, or was, differs; undefined where that is outside of the repository. */
export type HasChanged = (path: string) => boolean | undefined;

/** Where git is asked. */
export interface ChangePlace {
  readonly cwd: string;
  /** The environment of the process, for git. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Asks git once what differs in the repository around the working directory. */
export async function findChanges({ ref }: ChangeQuestion, { cwd, environment }: ChangePlace): Promise<HasChanged> {
  const found = await changedSince({ directory: cwd, environment }, ref);
  if (found.kind !== 'changes') throw await failureOf(found, ref, cwd);
  const { root, paths } = found;
  return (path) => {
    const parts = withParents(pathWithin(root, path));
    return parts[0] === '..' ? undefined : parts.some((part) => paths.has(part));
  };
}

/** A path and the directories it is in: git lists a repository within the repository as one. */
function withParents(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

async function failureOf(
  found: Exclude<Changes, { readonly kind: 'changes' }>,
  ref: string | undefined,
  cwd: string,
): Promise<Failure> {
  const option = ref === undefined ? '--changed' : `--changed=${ref}`;
  switch (found.kind) {
    case 'no-git':
      return fail(`\`${option}\` asks git, which is not installed`, 'Install git, or name what is to be checked.');
    case 'no-repository':
      return fail(`\`${option}\` asks git, which finds no repository here: ${found.says}`, 'Run it in a repository.');
    case 'no-ref':
      return fail(`\`${option}\` names no commit of this repository`, await hintForRef(ref ?? 'HEAD', cwd));
    case 'no-merge-base':
      return found.isShallow
        ? fail(`This clone is too shallow for \`${option}\`: it ends before the two parted`, DEEPEN)
        : fail(`\`${option}\` names a commit that has no history in common with HEAD`, 'Name another one.');
  }
}

const DEEPEN =
  'Fetch the history: `fetch-depth: 0` in actions/checkout, `GIT_DEPTH: 0` in GitLab, `git fetch --unshallow`.';

/** An optional value takes the word behind it, also where that was meant as a file. */
async function hintForRef(ref: string, cwd: string): Promise<string> {
  if ((await realPathIfThere(`${cwd}/${ref}`)) === undefined) {
    return `Fetch it first: \`git fetch origin\`, or \`fetch-depth: 0\` in actions/checkout.`;
  }
  return `To name the file \`${ref}\`, put it before \`--changed\`.`;
}

function fail(message: string, hint: string): Failure {
  return new Failure('usage', message, { hint });
}
