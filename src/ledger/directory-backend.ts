import * as nodeFiles from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../core/failure.ts';
import { invariant } from '../core/invariant.ts';
import { errorName, reasonOf } from '../core/system-error.ts';
import type { Backend } from './backend.ts';
import type { LedgerFiles, Store } from './durable-file.ts';
import { linkTo, prepare, syncDirectory, TEMPORARY, writeTemporary } from './durable-file.ts';

/** A ledger in a directory of this machine, for any number of processes. */
export function directoryBackend(root: string, files: LedgerFiles = nodeFiles): Backend {
  const store: Store = { root, files, prepared: new Set() };
  return {
    shownAs: root,
    createOnly: async (path, bytes) => {
      const target = at(root, path);
      return converted('write', target, () => createOnly(store, target, bytes));
    },
    get: async (path) => {
      const target = at(root, path);
      return converted('read', target, () => ifThere(() => files.readFile(target)));
    },
    list: async (folder) => {
      const target = at(root, folder);
      return converted('read', target, async () => (await walk(store, target, prefixOf(folder))).sort());
    },
    probe: () => probe(store),
    remove: async (paths) => {
      for (const target of paths.map((path) => at(root, path)))
        await converted('write', target, () => remove(store, target));
    },
    close: () => Promise.resolve(),
  };
}

function at(root: string, path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  invariant(!parts.some((part) => part === '..' || part === '.' || /[\\:]/.test(part)), `\`${path}\` leads elsewhere`);
  return join(root, ...parts);
}

async function converted<T>(action: 'read' | 'write', path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const name = errorName(error);
    if (error instanceof Failure || name === undefined) throw error;
    throw new Failure('io', `Cannot ${action} \`${path}\` of the ledger: ${reasonOf(name)}`, {
      file: path,
      cause: error,
    });
  }
}

/** The name comes to be only once the whole content is on the disk, and the caller hears of it once the name is too. */
async function createOnly(store: Store, target: string, bytes: Uint8Array): Promise<'created' | 'exists'> {
  const folder = dirname(target);
  await prepare(store, folder);
  const temporary = await writeTemporary(store, folder, bytes);
  try {
    const outcome = await linkTo(store, temporary, target);
    if (outcome === 'created') await syncDirectory(store, folder);
    return outcome;
  } finally {
    // A name that is left over does no harm, and the error before it tells more.
    await store.files.unlink(temporary).catch(() => undefined);
  }
}

async function ifThere<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (errorName(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function prefixOf(folder: string): string {
  return folder === '' ? '' : `${folder}/`;
}

async function walk(store: Store, folder: string, prefix: string): Promise<string[]> {
  const entries = (await ifThere(() => store.files.readdir(folder, { withFileTypes: true }))) ?? [];
  const paths: string[] = [];
  for (const entry of entries) {
    const path = `${prefix}${entry.name}`;
    if (entry.isDirectory()) for (const one of await walk(store, join(folder, entry.name), `${path}/`)) paths.push(one);
    else paths.push(path);
  }
  return paths;
}

async function remove(store: Store, path: string): Promise<void> {
  await ifThere(() => store.files.unlink(path));
  await syncDirectory(store, dirname(path));
}

/** A file system that lets a second link replace the first, or makes a copy, would let two processes pay for one batch. */
async function probe(store: Store): Promise<void> {
  const { files, root } = store;
  const target = join(root, `${TEMPORARY}${crypto.randomUUID()}`);
  await converted('write', root, () => prepare(store, root));
  const temporary = await converted('write', root, () => writeTemporary(store, root, new Uint8Array([1])));
  try {
    const first = await linkTo(store, temporary, target);
    const { nlink } = await files.lstat(target);
    const isRefused = await isTaken(() => files.link(temporary, target));
    if (first !== 'created' || nlink !== 2 || !isRefused) throw unfit(root);
  } catch (error) {
    if (UNABLE.includes(errorName(error) ?? '')) throw unfit(root, error);
    return await converted('write', root, () => Promise.reject(error));
  } finally {
    for (const path of [temporary, target]) await files.unlink(path).catch(() => undefined);
  }
}

/** What a file system that has no hard links, or none here, answers. */
const UNABLE = ['ENOENT', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'];

async function isTaken(link: () => Promise<void>): Promise<boolean> {
  try {
    await link();
    return false;
  } catch (error) {
    if (errorName(error) === 'EEXIST') return true;
    throw error;
  }
}

function unfit(root: string, cause?: unknown): Failure {
  return new Failure('refused', `The file system of \`${root}\` cannot keep two processes from making one record`, {
    hint: 'Put the ledger where files can have several hard links, or use the repository: --ledger git:origin.',
    cause,
  });
}
