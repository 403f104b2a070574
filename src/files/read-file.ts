import type { Stats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { constants, open, stat } from 'node:fs/promises';
import { Failure } from '../core/failure.ts';
import { fileFailure } from './file-failure.ts';

/** How much of a file is read, and what messages call it. */
export interface ReadOptions {
  /** One byte more than this is read at most, so that the caller can tell a file that is too large. */
  readonly limit: number;
  /** The file's name for the reader; the path where absent. */
  readonly shownAs?: string;
}

const CHUNK = 65_536;

/** The bytes of a regular file. Anything else, such as a FIFO or a device, is refused: to read it might never end. */
export async function readBytes(path: string, { limit, shownAs = path }: ReadOptions): Promise<Uint8Array> {
  try {
    // Looked at before it is opened, as opening a device can already make it act.
    refuseUnlessRegular(await stat(path), shownAs);
    // O_NONBLOCK, as a FIFO may have taken its place by now.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return await readUpTo(file, limit + 1);
    } finally {
      await file.close();
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
async function readUpTo(file: FileHandle, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < most) {
    const chunk = new Uint8Array(Math.min(CHUNK, most - length));
    const { bytesRead } = await file.read(chunk, 0, chunk.length);
    if (bytesRead === 0) break;
    chunks.push(chunk.subarray(0, bytesRead));
    length += bytesRead;
  }
  return concatenate(chunks, length);
}

function concatenate(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
