import type { BeginHash } from '../core/hash.ts';
import type { DirectoryFile } from './client/answers.ts';
import type { Client } from './client/client.ts';
import type { Clock } from './clock.ts';
import { forEachAtOnce } from './for-each-at-once.ts';
import type { Repetition } from './repeat-write.ts';
import { repeatWrite } from './repeat-write.ts';

/** A file on disk that is to be sent. */
export interface FileToUpload {
  /** Its path relative to the manifest, with `/`: what the service shows, and what tells files of one base name apart. */
  readonly name: string;
  /** Where it is, absolute. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** In lower-case hex. */
  readonly sha256: string;
}

/** How far the upload of a set of files is. */
export interface UploadProgress {
  readonly files: number;
  readonly filesDone: number;
  readonly bytes: number;
  readonly bytesSent: number;
  /** Since it began. */
  readonly milliseconds: number;
}

/** How files are uploaded. */
export interface UploadRun extends Repetition {
  /** How many at once. */
  readonly concurrency: number;
  readonly beginHash: BeginHash;
  readonly onProgress: (progress: UploadProgress) => void;
}

/** Uploads files into a directory; throws a Failure when one of them cannot be read, has changed or is not taken. */
export async function uploadFiles(
  client: Pick<Client, 'uploadFile' | 'listFiles'>,
  directoryId: string,
  files: readonly FileToUpload[],
  run: UploadRun,
): Promise<void> {
  const progress = trackProgress(files, run.clock, run.onProgress);
  await forEachAtOnce(files, run, async (file) => {
    const { beginAttempt, end } = progress.begin(file);
    const uniqueId = uniqueIdOf(file);
    await repeatWrite(
      {
        what: `upload \`${file.name}\``,
        send: () =>
          client.uploadFile(directoryId, file.path, {
            displayName: file.name,
            uniqueId,
            content: { size: file.size, sha256: file.sha256, beginHash: run.beginHash },
            onBytes: beginAttempt(),
          }),
        find: () => findFile(client, directoryId, uniqueId),
      },
      run,
    );
    end();
  });
}

/** The file of a directory that has a unique id; undefined where there is none. */
export async function findFile(
  client: Pick<Client, 'listFiles'>,
  directoryId: string,
  uniqueId: string,
): Promise<DirectoryFile | undefined> {
  for await (const page of client.listFiles(directoryId, { uniqueId })) {
    const found = page.find((file) => file.unique_id === uniqueId);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The same for the same content at the same path: by it an upload whose answer was lost is found again. */
export function uniqueIdOf({ name, sha256 }: Pick<FileToUpload, 'name' | 'sha256'>): string {
  return `${name}@sha256:${sha256}`;
}

/** Files by their unique ids. Some file systems give names back in another form than they were written in. */
export function filesById(files: readonly FileToUpload[]): ReadonlyMap<string, FileToUpload> {
  return new Map(
    files.map((file) => [uniqueIdOf({ name: file.name.normalize('NFC'), sha256: file.sha256 }), file] as const),
  );
}

interface FileProgress {
  /** Takes back what an earlier attempt has counted. */
  readonly beginAttempt: () => (count: number) => void;
  readonly end: () => void;
}

function trackProgress(
  files: readonly FileToUpload[],
  clock: Clock,
  onProgress: (progress: UploadProgress) => void,
): { readonly begin: (file: FileToUpload) => FileProgress } {
  const start = clock.now();
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  let [filesDone, bytesSent] = [0, 0];
  const tell = (): void => {
    onProgress({ files: files.length, filesDone, bytes, bytesSent, milliseconds: clock.now() - start });
  };
  const begin = (file: FileToUpload): FileProgress => {
    let sent = 0;
    const count = (more: number): void => {
      sent += more;
      bytesSent += more;
    };
    return {
      beginAttempt: () => {
        count(-sent);
        return (more) => {
          count(more);
          tell();
        };
      },
      end: () => {
        count(file.size - sent);
        filesDone += 1;
        tell();
      },
    };
  };
  return { begin };
}
