import type { FileHandle } from 'node:fs/promises';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Failure } from '../../core/failure.ts';
import type { BeginHash } from '../../core/hash.ts';
import type { DirectoryFile } from './answers.ts';
import { ANSWERS } from './answers.ts';
import type { Context } from './context.ts';
import type { FilePart } from './multipart.ts';
import { multipart } from './multipart.ts';
import type { WriteOutcome } from './write.ts';
import { write } from './write.ts';

/** How an uploaded file is called: its own name where nothing is said. */
export interface FileNames {
  readonly displayName?: string;
  readonly uniqueId?: string;
}

/** How a file is uploaded. */
export interface UploadOptions extends FileNames {
  /** What it has to hold. */
  readonly content?: FileContent;
  /** Told of the bytes of the file as they go out. */
  readonly onBytes?: (count: number) => void;
}

/** What was in a file when it was looked at. */
export interface FileContent {
  readonly size: number;
  /** In lower-case hex. */
  readonly sha256: string;
  readonly beginHash: BeginHash;
}

/** Sends a file in one request, as it is read. Throws a Failure where it cannot be read, or changes meanwhile. */
export async function uploadFile(
  context: Context,
  requestPath: string,
  file: string,
  options: UploadOptions,
): Promise<WriteOutcome<DirectoryFile>> {
  const handle = await openFile(file);
  try {
    const source = await readSource(handle, file, options);
    const outcome = await send(context, requestPath, { options, file, source });
    if (source.trouble() !== undefined) throw source.trouble();
    return outcome;
  } finally {
    await handle.close();
  }
}

/** What is sent of a file; `trouble` is what went wrong in reading it, which leaves the request without its end. */
interface Source {
  readonly size: number;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly trouble: () => Failure | undefined;
}

interface Upload {
  readonly file: string;
  readonly source: Source;
  readonly options: FileNames;
}

function send(context: Context, path: string, upload: Upload): Promise<WriteOutcome<DirectoryFile>> {
  const { displayName = basename(upload.file), uniqueId } = upload.options;
  const { size, chunks } = upload.source;
  // A display name may be a path; what names a file on the way is the last part of it.
  const part: FilePart = { field: 'upload_file', name: basename(displayName), size, chunks };
  const fields = { display_name: displayName, unique_id: uniqueId };
  return write(context, {
    method: 'POST',
    path,
    body: multipart(fields, part, newBoundary(context.random)),
    answer: ANSWERS.directoryFile,
    kind: 'upload',
    deadline: context.limits.requestMilliseconds + Math.ceil(size / SLOWEST_BYTES_PER_MILLISECOND),
  });
}

/** A line of 1 Mbit/s: an upload that is slower is broken off. */
const SLOWEST_BYTES_PER_MILLISECOND = 125;

const CHUNK_BYTES = 64 * 1024;

/** Looks before it opens: to open a pipe would wait for whoever writes into it. */
async function openFile(file: string): Promise<FileHandle> {
  try {
    if (!(await stat(file)).isFile()) throw new Failure('io', `Cannot read \`${file}\`: it is not a regular file`);
    return await open(file, 'r');
  } catch (error) {
    throw fileFailure(file, error);
  }
}

async function readSource(handle: FileHandle, file: string, { content, onBytes }: UploadOptions): Promise<Source> {
  const { size } = await handle.stat();
  if (content !== undefined && content.size !== size) throw changed(file);
  const hash = content?.beginHash();
  let trouble: Failure | undefined;
  async function* chunks(): AsyncIterable<Uint8Array> {
    try {
      for (let at = 0; at < size; ) {
        const chunk = await readChunk(handle, file, { at, size });
        hash?.add(chunk);
        at += chunk.byteLength;
        // Before the last piece goes out: without it no server takes the file.
        if (at === size && content !== undefined && hash?.end() !== content.sha256) throw changed(file);
        yield chunk;
        onBytes?.(chunk.byteLength);
      }
    } catch (error) {
      trouble = fileFailure(file, error);
      throw trouble;
    }
  }
  return { size, chunks: chunks(), trouble: () => trouble };
}

async function readChunk(
  handle: FileHandle,
  file: string,
  { at, size }: { readonly at: number; readonly size: number },
): Promise<Uint8Array> {
  const length = Math.min(CHUNK_BYTES, size - at);
  const { bytesRead, buffer } = await handle.read(new Uint8Array(length), 0, length, at);
  if (bytesRead === 0) throw new Failure('io', `\`${file}\` became shorter while it was sent`);
  return buffer.subarray(0, bytesRead);
}

function changed(file: string): Failure {
  return new Failure('io', `\`${file}\` changed while it was read`, {
    hint: 'Repeat the command once nothing writes to it.',
  });
}

function fileFailure(file: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const code = (error as { readonly code?: unknown }).code;
  if (typeof code !== 'string') throw error;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new Failure('not-found', `\`${file}\` does not exist`, { cause: error });
  return new Failure('io', `Cannot read \`${file}\`: ${code}`, { cause: error });
}

function newBoundary(random: () => number): string {
  return `parsebatch-${Array.from({ length: 4 }, () => Math.floor(random() * 2 ** 32).toString(36)).join('-')}`;
}
