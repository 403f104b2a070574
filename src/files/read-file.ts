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
  return readOpened(path, shownAs, false, (file) => {
    const bytes = new Uint8Array(Math.min(fstatSync(file).size, limit) + 1);
    return readUpTo(file, bytes, limit + 1);
  });
}

/** A file of which somebody has seen that it is a regular one, or nobody has looked. */
export interface LookedAt {
  readonly path: string;
  /** Its name for the reader. */
  readonly file: string;
  readonly isRegular: boolean;
}

/** Reads one file after the other into the same memory, of which one byte more than the limit is filled at most: what it gives holds until the next. */
export function createReader(limit: number): (file: LookedAt) => Uint8Array {
  const memory = new Uint8Array(limit + 1);
  return ({ path, file: shownAs, isRegular }) =>
    readOpened(path, shownAs, isRegular, (file) => readUpTo(file, memory, memory.length));
}

/** Reads files one behind the other into memory that stays. */
export interface KeepingReader {
  readonly read: (file: LookedAt) => Uint8Array;
  /** All that was read so far, in its order and in few pieces. */
  readonly all: () => readonly Uint8Array[];
}

/** A reader of many files that are to be kept, of each one byte more than the limit at most. */
export function createKeepingReader(limit: number): KeepingReader {
  const full: Uint8Array[] = [];
  let block = new Uint8Array();
  let used = 0;
  return {
    read: ({ path, file: shownAs, isRegular }) => {
      if (block.length - used <= limit) {
        full.push(block.subarray(0, used));
        block = new Uint8Array(limit + 1 + BLOCK);
        used = 0;
      }
      const room = block.subarray(used, used + limit + 1);
      const bytes = readOpened(path, shownAs, isRegular, (file) => readUpTo(file, room, room.length));
      used += bytes.length;
      return bytes;
    },
    all: () => [...full, block.subarray(0, used)],
  };
}

const BLOCK = 4 * 1024 * 1024;

function readOpened(path: string, shownAs: string, isRegular: boolean, read: (file: number) => Uint8Array): Uint8Array {
  try {
    // Looked at before it is opened, as opening a device can already make it act.
    if (!isRegular) refuseUnlessRegular(statSync(path), shownAs);
    // O_NONBLOCK, as a FIFO may have taken its place by now.
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return read(file);
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

/** Reads until the end rather than to the size that a file states, which may be 0 or out of date. */
function readUpTo(file: number, memory: Uint8Array, most: number): Uint8Array {
  let bytes = memory;
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
