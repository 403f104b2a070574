import type * as nodeFiles from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorName } from '../core/system-error.ts';

/** The part of node:fs/promises that the ledger needs; tests hand in one that fails. */
export type LedgerFiles = Pick<
  typeof nodeFiles,
  'link' | 'lstat' | 'mkdir' | 'open' | 'readdir' | 'readFile' | 'unlink'
>;

/** How the names of temporary files begin: no record has such a name. */
export const TEMPORARY = '.tmp-';

/** A directory that records are written below. */
export interface Store {
  readonly root: string;
  readonly files: LedgerFiles;
  /** Directories that are known to be there, and to stay through a power failure. */
  readonly prepared: Set<string>;
}

/** Makes the directories down to a folder, each secured: another process may have made one and not yet done so. */
export async function prepare(store: Store, folder: string): Promise<void> {
  if (store.prepared.has(folder)) return;
  if (folder !== store.root) await prepare(store, dirname(folder));
  const isRoot = folder === store.root;
  const made = await makeDirectory(store, folder, isRoot);
  if (made || !isRoot) await syncDirectory(store, dirname(folder));
  store.prepared.add(folder);
}

/** Writes bytes to the disk under a name that no record has, and gives that name. */
export async function writeTemporary({ files }: Store, folder: string, bytes: Uint8Array): Promise<string> {
  const temporary = join(folder, `${TEMPORARY}${crypto.randomUUID()}`);
  const file = await files.open(temporary, 'wx', 0o600);
  try {
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    return temporary;
  } catch (error) {
    await files.unlink(temporary).catch(() => undefined);
    throw error;
  }
}

/**
 * Gives a file its name unless that is taken. On a network file system the answer to a link that was made may be lost, and
 * the repeated one is refused: then the file has two names.
 */
export async function linkTo({ files }: Store, temporary: string, target: string): Promise<'created' | 'exists'> {
  try {
    await files.link(temporary, target);
    return 'created';
  } catch (error) {
    if (errorName(error) !== 'EEXIST') throw error;
    return (await files.lstat(temporary)).nlink > 1 ? 'created' : 'exists';
  }
}

/** Sees to it that the names in a directory stay. */
export async function syncDirectory({ files }: Store, folder: string): Promise<void> {
  try {
    const directory = await files.open(folder, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  } catch (error) {
    // Windows opens no directory; its file system journals names by itself.
    if (!['EISDIR', 'EPERM'].includes(errorName(error) ?? '')) throw error;
  }
}

/** Whether it was made; one that is there already is as good. */
async function makeDirectory({ files }: Store, folder: string, recursive: boolean): Promise<boolean> {
  try {
    const first = await files.mkdir(folder, { mode: 0o700, recursive });
    return !recursive || first !== undefined;
  } catch (error) {
    if (errorName(error) === 'EEXIST') return false;
    throw error;
  }
}
