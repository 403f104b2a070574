import { commitOf } from './commit-of.ts';
import type { Repository } from './repository-root.ts';
import { repositoryRoot } from './repository-root.ts';
import type { GitPlace } from './run-git.ts';
import { runGitWell } from './run-git.ts';

/** What is read: the first of some files that is there at a commit. */
export interface CommitQuestion {
  /** A branch, tag or commit, as git reads it. */
  readonly ref: string;
  /** Paths from the directory in which git is run, with `/`; none leads out of it. */
  readonly paths: readonly string[];
  /** In bytes; a larger file is not read. */
  readonly limit: number;
}

/** A file at a commit, or why there is none. */
export type CommitFile =
  | { readonly kind: 'file'; readonly path: string; readonly bytes: Uint8Array; readonly commit: string }
  | Exclude<Repository, { readonly kind: 'repository' }>
  | { readonly kind: 'no-ref' }
  | { readonly kind: 'no-file'; readonly commit: string }
  | { readonly kind: 'not-a-file'; readonly path: string }
  | { readonly kind: 'too-large'; readonly path: string };

/** Reads a file as it is at a commit; the working tree is not looked at, and no filter is run. */
export async function readAtCommit(place: GitPlace, { ref, paths, limit }: CommitQuestion): Promise<CommitFile> {
  const repository = await repositoryRoot(place);
  if (repository.kind !== 'repository') return repository;
  const commit = await commitOf(place, ref);
  if (commit === undefined) return { kind: 'no-ref' };
  const entry = await firstEntry(place, commit, paths);
  if (entry === undefined) return { kind: 'no-file', commit };
  const { path, mode, id, size } = entry;
  if (!REGULAR.includes(mode)) return { kind: 'not-a-file', path };
  if (size > limit) return { kind: 'too-large', path };
  const ran = await runGitWell(place, ['cat-file', 'blob', id]);
  return { kind: 'file', path, bytes: ran.out, commit };
}

/** The modes of files; a link has another one, and git keeps its target in the place of a content. */
const REGULAR = ['100644', '100755'];

interface Entry {
  readonly path: string;
  readonly mode: string;
  readonly id: string;
  readonly size: number;
}

/** git lists in an order of its own. */
async function firstEntry(place: GitPlace, commit: string, paths: readonly string[]): Promise<Entry | undefined> {
  const args = ['ls-tree', '-z', '--long', commit, '--', ...paths];
  const { out } = await runGitWell(place, args);
  const entries = new TextDecoder().decode(out).split('\0').flatMap(readEntry);
  return paths.flatMap((path) => entries.find((entry) => entry.path === path) ?? [])[0];
}

/** `MODE TYPE ID SIZE<tab>PATH`; what is no file has `-` for its size, and one that the repository lacks `BAD`. */
function readEntry(line: string): Entry[] {
  const [, mode = '', id = '', size = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+) +(\S+)\t(.*)$/s.exec(line) ?? [];
  return path === '' ? [] : [{ path, mode, id, size: Number(size) }];
}
