import type { Directory, DirectoryFile } from './answers.ts';
import { ANSWERS } from './answers.ts';
import type { Context } from './context.ts';
import { buildPath, scopeQuery } from './paths.ts';
import { read } from './read.ts';
import { readPages } from './read-pages.ts';
import type { FileNames, UploadOptions } from './upload-file.ts';
import { uploadFile } from './upload-file.ts';
import type { WriteOutcome } from './write.ts';
import { jsonBody, write } from './write.ts';

/** A directory to be made. */
export interface NewDirectory {
  readonly name: string;
  readonly description?: string;
  /** An ephemeral directory is stored free and cleaned up by the service. */
  readonly type?: 'user' | 'ephemeral';
}

/** Which directories to list. */
export interface DirectoryFilters {
  readonly name?: string;
}

/** Which files of a directory to list. */
export interface FileFilters {
  readonly uniqueId?: string;
}

/** The calls about directories and the files in them. */
export interface DirectoryCalls {
  readonly createDirectory: (directory: NewDirectory) => Promise<WriteOutcome<Directory>>;
  readonly getDirectory: (id: string) => Promise<Directory>;
  readonly listDirectories: (filters?: DirectoryFilters) => AsyncIterable<readonly Directory[]>;
  readonly deleteDirectory: (id: string) => Promise<WriteOutcome<void>>;
  readonly listFiles: (directoryId: string, filters?: FileFilters) => AsyncIterable<readonly DirectoryFile[]>;
  /** References a file that the service has already. */
  readonly addFile: (directoryId: string, fileId: string, names?: FileNames) => Promise<WriteOutcome<DirectoryFile>>;
  /** Sends a file from disk as it is read. Throws where the file itself is the trouble. */
  readonly uploadFile: (
    directoryId: string,
    path: string,
    upload?: UploadOptions,
  ) => Promise<WriteOutcome<DirectoryFile>>;
  /** Takes at most 100 files out of a directory. */
  readonly deleteFiles: (directoryId: string, fileIds: readonly string[]) => Promise<WriteOutcome<void>>;
}

const DIRECTORIES = ['beta', 'directories'] as const;

/** The API states no most; this is one that no server refuses. */
const PAGE_SIZE = 100;

/** The calls about directories. */
export function directoryCalls(context: Context): DirectoryCalls {
  const pathOf = (...parts: readonly string[]) => buildPath([...DIRECTORIES, ...parts], scopeQuery(context.scope));
  return {
    createDirectory: ({ name, description, type }) =>
      write(context, {
        method: 'POST',
        path: pathOf(),
        body: jsonBody({ name, description, type }),
        answer: ANSWERS.directory,
      }),
    getDirectory: (id) => read(context, pathOf(id), ANSWERS.directory),
    listDirectories: ({ name } = {}) =>
      readPages(context, {
        parts: DIRECTORIES,
        query: { ...scopeQuery(context.scope), name },
        shape: ANSWERS.directories,
        idOf: (directory) => directory.id,
        by: 'token',
        size: PAGE_SIZE,
      }),
    deleteDirectory: (id) => write(context, { method: 'DELETE', path: pathOf(id), answer: 'empty' }),
    ...fileCalls(context, pathOf),
  };
}

type FileCalls = Pick<DirectoryCalls, 'listFiles' | 'addFile' | 'uploadFile' | 'deleteFiles'>;

function fileCalls(context: Context, pathOf: (...parts: readonly string[]) => string): FileCalls {
  return {
    listFiles: (directoryId, { uniqueId } = {}) =>
      readPages(context, {
        parts: [...DIRECTORIES, directoryId, 'files'],
        query: { ...scopeQuery(context.scope), unique_id: uniqueId },
        shape: ANSWERS.directoryFiles,
        idOf: (file) => file.id,
        by: 'token',
        size: PAGE_SIZE,
      }),
    addFile: (directoryId, fileId, { displayName, uniqueId } = {}) =>
      write(context, {
        method: 'POST',
        path: pathOf(directoryId, 'files'),
        body: jsonBody({ file_id: fileId, display_name: displayName, unique_id: uniqueId }),
        answer: ANSWERS.directoryFile,
      }),
    uploadFile: (directoryId, path, upload = {}) =>
      uploadFile(context, pathOf(directoryId, 'files', 'upload'), path, upload),
    deleteFiles: (directoryId, fileIds) =>
      write(context, {
        method: 'POST',
        path: pathOf(directoryId, 'files', 'bulk-delete'),
        body: jsonBody({ directory_file_ids: fileIds }),
        answer: 'empty',
      }),
  };
}
