import { Failure } from '../core/failure.ts';
import { invariant } from '../core/invariant.ts';
import type { Change } from './commit-stream.ts';
import { commitStream } from './commit-stream.ts';
import { withoutUser } from './remote-address.ts';
import type { GitPlace, GitRun, GitRunOptions } from './run-git.ts';
import { runGit } from './run-git.ts';

/** A file in the tree of a commit. */
export interface TreeFile {
  readonly id: string;
  /** In bytes. */
  readonly size: number;
}

/** A ref as the store has it. */
export interface Tip {
  readonly ref: string;
  readonly commit: string;
  readonly tree: string;
}

/** A ref to be moved from what it was, undefined where it was not there, to a commit. */
export interface Push {
  readonly ref: string;
  readonly from: string | undefined;
  readonly to: string;
}

/** What a remote made of a push. `unknown`: there was no answer, and it may have been done or not. */
export type PushResult = { readonly kind: 'moved' } | { readonly kind: 'refused' | 'unknown'; readonly says: string };

/** A bare repository of its own, in which commits are made without an index or a working tree. */
export interface BareStore {
  /** Makes the refs of that pattern (`refs/a/*`) what they are at the remote; `isFirst`: only their newest commits. */
  readonly fetch: (patterns: readonly string[], isFirst: boolean) => Promise<void>;
  readonly tips: () => Promise<readonly Tip[]>;
  /** The files of trees, in their order. */
  readonly filesOf: (trees: readonly string[]) => Promise<readonly ReadonlyMap<string, TreeFile>[]>;
  /** The contents of files, in their order. */
  readonly read: (files: readonly TreeFile[]) => Promise<readonly Uint8Array[]>;
  /** Makes commits and gives their ids. */
  readonly commit: (changes: readonly Change[]) => Promise<readonly string[]>;
  /** Moves refs of the remote, and those of the store with them. */
  readonly push: (pushes: readonly Push[]) => Promise<readonly PushResult[]>;
  readonly isAncestor: (commit: string, of: string) => Promise<boolean>;
}

/** How long git may take with the remote, in milliseconds. */
const PATIENCE = 300_000;

/** Room for what git says about each object beside its content. */
const ENTRY = 4096;

/** Makes an empty store in a directory that is there, for one remote. `place` has the environment for its connections. */
export async function openBareStore(place: GitPlace, url: string): Promise<BareStore> {
  await well(place, ['init', '--quiet', '--bare', '--template=', '.']);
  const inStore = (args: readonly string[], options?: GitRunOptions) => well(place, ['--git-dir=.', ...args], options);
  return {
    fetch: async (patterns, isFirst) => {
      const refs = patterns.map((pattern) => `+${pattern}:${pattern}`);
      const argsAt = (...depth: readonly string[]) => ['--git-dir=.', ...FETCH, ...depth, '--', url, ...refs];
      const options = { milliseconds: PATIENCE };
      const shallow = isFirst ? await runGit(place, argsAt('--depth=1'), options).catch(asUnavailable) : undefined;
      if (shallow?.exitCode === 0) return;
      // With a depth git fails without a word where nothing matches; without one it tells that from any failure.
      await well(place, argsAt(), options).catch(asUnavailable);
    },
    tips: async () => readTips(textOf(await inStore(['for-each-ref', `--format=${TIP}`, 'refs/parsebatch/']))),
    filesOf: async (trees) => {
      const entries = trees.map((tree, index) => `040000 tree ${tree}\t${index}\0`).join('');
      const all = textOf(await inStore(['mktree', '-z'], { input: bytesOf(entries) })).trim();
      return readFiles(
        textOf(await inStore(['ls-tree', '-r', '-z', '--long', all], { mostOutput: LARGEST_LISTING })),
        trees.length,
      );
    },
    read: async (files) => {
      const mostOutput = files.reduce((sum, { size }) => sum + size + ENTRY, ENTRY);
      const input = bytesOf(files.map(({ id }) => `${id}\n`).join(''));
      return readContents((await inStore(['cat-file', '--batch'], { input, mostOutput })).out, files);
    },
    commit: async (changes) => {
      const ran = await inStore(['fast-import', '--quiet', '--force', '--date-format=now'], {
        input: commitStream(changes),
      });
      const ids = textOf(ran).split('\n').slice(0, -1);
      invariant(ids.length === changes.length, 'git names each commit that it makes');
      return ids;
    },
    push: async (pushes) => {
      const results = await push(place, url, pushes);
      const moved = pushes.filter((_, index) => results[index]?.kind === 'moved');
      const input = bytesOf(moved.map(({ ref, to }) => `update ${ref} ${to}\n`).join(''));
      await inStore(['update-ref', '--stdin'], { input });
      return results;
    },
    isAncestor: async (commit, of) => {
      const ran = await runGit(place, ['--git-dir=.', 'merge-base', '--is-ancestor', commit, of]);
      return ran?.exitCode === 0;
    },
  };
}

const FETCH = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--prune'];
const TIP = '%(objectname) %(tree) %(refname)';
const LARGEST_LISTING = 512 * 1024 * 1024;

async function well(place: GitPlace, args: readonly string[], options?: GitRunOptions): Promise<GitRun> {
  const ran = await runGit(place, args, options);
  if (ran?.exitCode === 0) return ran;
  const command = args.find((arg) => !arg.startsWith('-'));
  throw new Failure(
    'io',
    `\`git ${command}\` failed: ${ran === undefined ? 'there is no git' : withoutUser(ran.says)}`,
  );
}

function asUnavailable(error: unknown): never {
  if (!(error instanceof Failure)) throw error;
  throw new Failure('unavailable', error.message, { cause: error });
}

function textOf({ out }: GitRun): string {
  return new TextDecoder().decode(out);
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function readTips(out: string): Tip[] {
  return out.split('\n').flatMap((line) => {
    const [commit = '', tree = '', ref = ''] = line.split(' ');
    return ref === '' ? [] : [{ ref, commit, tree }];
  });
}

/** `MODE TYPE ID SIZE<tab>INDEX/PATH`. */
function readFiles(out: string, count: number): ReadonlyMap<string, TreeFile>[] {
  const files = Array.from({ length: count }, () => new Map<string, TreeFile>());
  for (const line of out.split('\0')) {
    const [, id = '', size = '', index = '', path = ''] =
      /^\d+ blob ([0-9a-f]+) +(\d+)\t(\d+)\/(.*)$/s.exec(line) ?? [];
    if (path !== '') files[Number(index)]?.set(path, { id, size: Number(size) });
  }
  return files;
}

/** `ID TYPE SIZE<line feed>CONTENT<line feed>`. */
function readContents(out: Uint8Array, files: readonly TreeFile[]): Uint8Array[] {
  let at = 0;
  return files.map(({ id, size }) => {
    const head = bytesOf(`${id} blob ${size}\n`);
    const start = at + head.length;
    invariant(
      head.every((byte, index) => out[at + index] === byte),
      'git gives the object that it is asked for',
    );
    at = start + size + 1;
    return out.slice(start, start + size);
  });
}

/** Each ref moves only from what it was believed to be, whatever the others do. */
async function push(place: GitPlace, url: string, pushes: readonly Push[]): Promise<readonly PushResult[]> {
  const leases = pushes.map(({ ref, from }) => `--force-with-lease=${ref}:${from ?? ''}`);
  const refs = pushes.map(({ ref, to }) => `${to}:${ref}`);
  const args = ['--git-dir=.', 'push', '--porcelain', '--no-verify', ...leases, '--', url, ...refs];
  // What was ended for taking too long may have been done.
  const ran = await runGit(place, args, { milliseconds: PATIENCE }).catch(() => undefined);
  const lines = new TextDecoder().decode(ran?.out).split('\n');
  const words = /^(?:remote|fatal|error): (.*)$/m.exec(ran?.talk ?? '')?.[1]?.trim() ?? 'there was no answer';
  return pushes.map(({ ref, to }) => {
    const line = lines.find((one) => one.slice(1).startsWith(`\t${to}:${ref}\t`));
    if (line === undefined) return { kind: 'unknown', says: withoutUser(words) };
    if (!line.startsWith('!')) return { kind: 'moved' };
    const isRemote = line.includes('[remote rejected]');
    return { kind: 'refused', says: withoutUser(isRemote ? words : (line.split('\t')[2] ?? words)) };
  });
}
