import { commitOf } from './commit-of.ts';
import type { Repository } from './repository-root.ts';
import { repositoryRoot } from './repository-root.ts';
import type { GitPlace } from './run-git.ts';
import { runGit, runGitWell } from './run-git.ts';

/** What differs in the working tree, or why this cannot be told. */
export type Changes =
  | {
      readonly kind: 'changes';
      /** The root of the working tree, as git finds it. */
      readonly root: string;
      /** Paths from the root, with `/`, also of what is gone; a repository within this one is one path. */
      readonly paths: ReadonlySet<string>;
    }
  | Exclude<Repository, { readonly kind: 'repository' }>
  | { readonly kind: 'no-ref' }
  /** The commit at which the ref and HEAD part is not here; a shallow clone may lack it. */
  | { readonly kind: 'no-merge-base'; readonly isShallow: boolean };

/**
 * What differs in the working tree from HEAD, or from where HEAD parts from a branch, tag or commit: staged or not, and
 * files that git does not know and was not told to ignore.
 */
export async function changedSince(place: GitPlace, ref: string | undefined): Promise<Changes> {
  const repository = await repositoryRoot(place);
  if (repository.kind !== 'repository') return repository;
  const { root } = repository;
  const top = { ...place, directory: root };
  const base = ref === undefined ? await headOf(top) : await mergeBase(top, ref);
  if (typeof base === 'object') return base;
  const known = base === undefined ? ['ls-files', '-z'] : [...DIFF, base, '--'];
  const lists = [known, ['ls-files', '-z', '--others', '--exclude-standard']];
  const paths = await Promise.all(lists.map(async (args) => pathsIn((await runGitWell(top, args)).out)));
  return { kind: 'changes', root, paths: new Set(paths.flat()) };
}

/** Nothing that is configured may leave paths out or have another program answer. */
const DIFF = [
  'diff',
  '--name-only',
  '-z',
  '--no-renames',
  '--no-ext-diff',
  '--no-relative',
  '--ignore-submodules=none',
];

/** Before the first commit there is none, and all is new. */
function headOf(place: GitPlace): Promise<string | undefined> {
  return commitOf(place, 'HEAD');
}

async function mergeBase(
  place: GitPlace,
  ref: string,
): Promise<string | Extract<Changes, { readonly kind: 'no-ref' | 'no-merge-base' }>> {
  const commit = await commitOf(place, ref);
  if (commit === undefined) return { kind: 'no-ref' };
  const ran = await runGit(place, ['merge-base', commit, 'HEAD']);
  const base = new TextDecoder().decode(ran?.out).trim();
  if (ran?.exitCode === 0 && base !== '') return base;
  const { out } = await runGitWell(place, ['rev-parse', '--is-shallow-repository']);
  return { kind: 'no-merge-base', isShallow: new TextDecoder().decode(out).trim() === 'true' };
}

/** A repository within this one is listed as a directory. */
function pathsIn(out: Uint8Array): string[] {
  const paths = new TextDecoder().decode(out).split('\0');
  return paths.filter((path) => path !== '').map((path) => path.replace(/\/$/, ''));
}
