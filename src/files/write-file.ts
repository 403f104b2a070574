import type { Stats } from 'node:fs';
import * as nodeFiles from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import { fileFailure, isAbsent } from './file-failure.ts';
import { temporaryBeside } from './temporary-file.ts';

/** The part of node:fs/promises that writing needs; tests hand in one that fails. */
export type WritableFiles = Pick<
  typeof nodeFiles,
  'access' | 'lstat' | 'mkdir' | 'open' | 'readlink' | 'realpath' | 'rename' | 'rm' | 'stat'
>;

/** How a file is written. */
export interface WriteOptions {
  /** The permissions to ask for, less the umask; where absent an existing file keeps its own. */
  readonly mode?: number;
  /** What is done where the name is a symbolic link: `follow` unless told to `refuse` it. */
  readonly links?: 'follow' | 'refuse';
  readonly files?: WritableFiles;
}

/** What a new file's permissions are before the umask. */
const NEW_FILE = 0o666;

/**
 * Writes a file so that its name always holds the old text or the new one, never a part. Missing directories are
 * made; where `path` is a symbolic link, the file that it leads to is replaced and the link stays, unless it is refused.
 */
export async function writeAtomically(
  path: string,
  content: string | Uint8Array,
  options: WriteOptions = {},
): Promise<void> {
  const { files = nodeFiles, links = 'follow' } = options;
  try {
    await files.mkdir(dirname(path), { recursive: true });
    const target = links === 'follow' ? await followLinks(path, files) : await refuseLink(path, files);
    const present = await permissionsOf(target, path, files);
    const kept = options.mode === undefined ? present : undefined;
    const replacement = { files, mode: options.mode ?? kept ?? NEW_FILE, kept };
    await replaceFile(target, content, replacement).catch((error: unknown) => {
      // Whoever tidies up after killed processes may have taken the temporary file for one of theirs.
      if (!isAbsent(error)) throw error;
      return replaceFile(target, content, replacement);
    });
  } catch (error) {
    throw fileFailure('write', path, error);
  }
}

/** Where the text has to go: also through a link that leads to a file yet to be made. */
async function followLinks(path: string, files: WritableFiles): Promise<string> {
  try {
    return await files.realpath(path);
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
  const folder = await files.realpath(dirname(path));
  const stats = await statOf(() => files.lstat(path));
  return stats?.isSymbolicLink() === true ? followLinks(resolve(folder, await files.readlink(path)), files) : path;
}

/** A link that takes the place of the name after this look is replaced by the file: a rename follows none. */
async function refuseLink(path: string, files: WritableFiles): Promise<string> {
  const stats = await statOf(() => files.lstat(path));
  if (stats?.isSymbolicLink() === true) throw new Failure('io', `Cannot write \`${path}\`: it is a symbolic link`);
  return path;
}

/** The permissions of the file in place; undefined where there is none. Only a regular file is ever replaced. */
async function permissionsOf(target: string, shownAs: string, files: WritableFiles): Promise<number | undefined> {
  const stats = await statOf(() => files.stat(target));
  if (stats === undefined) return undefined;
  if (!stats.isFile()) {
    const kind = stats.isDirectory() ? 'a directory' : 'not a regular file';
    throw new Failure('io', `Cannot write \`${shownAs}\`: it is ${kind}`);
  }
  // A rename would replace a read-only file too.
  await files.access(target, nodeFiles.constants.W_OK);
  return stats.mode & 0o777;
}

async function statOf(look: () => Promise<Stats>): Promise<Stats | undefined> {
  try {
    return await look();
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

interface Replacement {
  readonly files: WritableFiles;
  readonly mode: number;
  /** Permissions to give whatever the umask says. */
  readonly kept: number | undefined;
}

/** The content is on the disk before the name points to it; what is left behind by a failure is removed. */
async function replaceFile(
  target: string,
  content: string | Uint8Array,
  { files, mode, kept }: Replacement,
): Promise<void> {
  const temporary = temporaryBeside(target);
  const file = await files.open(temporary, 'wx', mode);
  try {
    try {
      if (kept !== undefined) await file.chmod(kept);
      await file.writeFile(content, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await files.rename(temporary, target);
  } catch (error) {
    // The first error tells more than one met while cleaning up.
    await files.rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
