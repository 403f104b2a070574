import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What became of a stream of bytes. */
export interface Blob {
  readonly sha256: string;
  readonly size: number;
}

/** Contents by their SHA-256. */
export interface Blobs {
  /** Writes a stream to disk while it is hashed; nothing stays of one that breaks off. */
  readonly write: (content: Readable) => Promise<Blob>;
  readonly read: (sha256: string) => Readable;
  /** The first bytes of a content. */
  readonly head: (sha256: string, length: number) => Promise<Buffer>;
  /** A file with a content whose name ends as told: some readers know a format by that alone. */
  readonly named: (sha256: string, ending: string) => Promise<string>;
}

/** The contents in a directory, which is made. */
export async function openBlobs(directory: string): Promise<Blobs> {
  const partial = join(directory, 'partial');
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true, mode: 0o700 });
  const path = (sha256: string): string => join(directory, sha256);
  return {
    named: (sha256, ending) => linkTo(path(sha256), ending),
    read: (sha256) => createReadStream(path(sha256)),
    head: (sha256, length) => readHead(path(sha256), length),
    write: async (content) => {
      const temporary = join(partial, randomUUID());
      try {
        const blob = await hashTo(content, temporary);
        await rename(temporary, path(blob.sha256));
        return blob;
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
  };
}

async function hashTo(content: Readable, file: string): Promise<Blob> {
  const hash = createHash('sha256');
  let size = 0;
  const counted = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(content, counted, createWriteStream(file, { mode: 0o600 }));
  return { sha256: hash.digest('hex'), size };
}

async function readHead(path: string, length: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A second name takes no room. */
async function linkTo(path: string, ending: string): Promise<string> {
  const named = path + ending;
  try {
    await link(path, named);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return named;
}
