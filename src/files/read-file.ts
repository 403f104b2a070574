import type { Stats } from 'node:fs';
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { Failure } from '../core/failure.ts';
import { fileFailure } from './file-failure.ts';

/** How much of a file is read, and what messages call it. */
export interface ReadOptions {
  /** One byte more than this is read at most, so that the caller can tell a file that is too large. */
  readonly limit: number;
  /** The file's name for the reader; the path where absent. */
  readonly shownAs?: string;
}

/**
 * The bytes of a regular file. Anything else, such as a FIFO or a device, is refused: to read it might never end. Small files
 * are read eight times sooner when nothing else is done in between.
 */
export async function readBytes(path: string, { limit, shownAs = path }: ReadOptions): Promise<Uint8Array> {
  try {
    // Looked at before it is opened, as opening a device can already make it act.
    refuseUnlessRegular(statSync(path), shownAs);
    // O_NONBLOCK, as a FIFO may have taken its place by now.
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return readUpTo(file, Math.min(fstatSync(file).size, limit) + 1, limit + 1);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw fileFailure('read', shownAs, error);
  }
}

function refuseUnlessRegular(stats: Stats, shownAs: string): void {
  if (stats.isFile()) return;
  const kind = stats.isDirectory() ? 'a directory' : 'not a regular file';
  throw new Failure('io', `Cannot read \`${shownAs}\`: it is ${kind}`, { file: shownAs });
}

/** Reads until the end rather than to the stated size, which may be 0 or out of date. */
function readUpTo(file: number, stated: number, most: number): Uint8Array {
  let bytes: Uint8Array = new Uint8Array(stated);
  let length = 0;
  for (;;) {
    const read = readSync(file, bytes, length, bytes.length - length, null);
    length += read;
    if (read === 0 || length >= most) return bytes.subarray(0, length);
    if (length === bytes.length) bytes = enlarged(bytes, most);
  }
}

function enlarged(bytes: Uint8Array, most: number): Uint8Array {
  const larger = new Uint8Array(Math.min(most, bytes.length * 2 + CHUNK));
  larger.set(bytes);
  return larger;
}

const CHUNK = 65_536;
