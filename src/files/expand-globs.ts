import { createHash } from 'node:crypto';
import { open, realpath, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { Failure } from '../core/failure.ts';
import { mapAtOnce } from '../core/map-at-once.ts';
import { fileFailure } from './file-failure.ts';
import { isBelow } from './is-below.ts';
import { isPattern, matchPattern } from './match-pattern.ts';

/** A local file that a manifest names. */
export interface LocalFile {
  /** Its path relative to the manifest's directory, with `/` and in NFC: the same on every machine. */
  readonly name: string;
  /** Where it is, absolute. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/**
 * The files that globs match below a directory, each once, ordered by name. A glob that matches nothing, and one that
 * leads out of the directory, is a failure.
 */
export async function expandGlobs(globs: readonly string[], directory: string): Promise<LocalFile[]> {
  const root = await realpath(directory);
  const files = new Map<string, LocalFile>();
  for (const glob of globs) {
    const paths = isPattern(glob) ? await matchPattern(glob, root) : [resolve(root, glob)];
    if (paths.length === 0) throw new Failure('not-found', `No file matches \`${glob}\``);
    const found = await mapAtOnce(paths, INSPECTED_AT_ONCE, (path) => inspect(path, glob, root));
    for (const file of found) files.set(file.name, file);
  }
  return [...files.values()].toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

/** The SHA-256 of a file's content in lower-case hex; the file is streamed. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    const handle = await open(path);
    try {
      const { size } = await handle.stat();
      // One buffer for all of it, and no larger than it: those of a stream, and of many small files, are let go of late.
      const buffer = new Uint8Array(Math.min(HASHED_AT_ONCE, size + 1));
      for (;;) {
        const { bytesRead } = await handle.read(buffer);
        if (bytesRead === 0) return hash.digest('hex');
        hash.update(buffer.subarray(0, bytesRead));
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw fileFailure('read', path, error);
  }
}

const HASHED_AT_ONCE = 256 * 1024;

/** More than the threads that Node has for files, which are not to wait for what becomes of an answer. */
const INSPECTED_AT_ONCE = 16;

async function inspect(path: string, glob: string, root: string): Promise<LocalFile> {
  try {
    const real = await realpath(path);
    if (!isBelow(real, root)) {
      throw new Failure('io', `\`${glob}\` leads out of the directory of its manifest`);
    }
    const stats = await stat(real);
    if (!stats.isFile()) throw new Failure('io', `\`${glob}\` is not a regular file`);
    return { name: relative(root, path).split(sep).join('/').normalize('NFC'), path: real, size: stats.size };
  } catch (error) {
    throw fileFailure('read', glob, error);
  }
}
