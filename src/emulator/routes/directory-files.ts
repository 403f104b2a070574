import type { JsonObject } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import { ApiError, notFound, unprocessable } from '../http/api-error.ts';
import type { Call, Route } from '../http/call.ts';
import { param } from '../http/call.ts';
import { readForm } from '../http/multipart.ts';
import { pageByToken } from '../http/pages.ts';
import { queryFlag, queryText, queryTime } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import { fields, nullable, sequence, text } from '../http/shape.ts';
import type { DirectoryFileRecord, DirectoryRecord, FileRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { newId, timeIn } from '../world.ts';
import { directoryOf } from './directories.ts';
import type { Links } from './download.ts';
import { textIn, textsIn } from './fields-of.ts';
import { createFile } from './files.ts';
import { metadataShape } from './metadata-shape.ts';

const PATH = '/api/v1/beta/directories/{directory_id}/files';

const ADD = fields(
  {
    file_id: text(),
    unique_id: nullable(text()),
    display_name: nullable(text()),
    metadata: nullable(metadataShape),
  },
  ['file_id'],
);

const UPDATE = fields({
  unique_id: nullable(text({ minLength: 1 })),
  display_name: nullable(text()),
  target_directory_id: nullable(text()),
  metadata: nullable(metadataShape),
});

const BULK_DELETE = fields({ directory_file_ids: sequence(text(), { min: 1, max: 100 }) }, ['directory_file_ids']);

/** The files in a directory. */
export function directoryFileRoutes(world: World, links: Links): readonly Route[] {
  const one = `${PATH}/{directory_file_id}`;
  const write = (call: Call) => (file: DirectoryFileRecord) => writeDirectoryFile(file, call, world, links);
  return [
    {
      method: 'POST',
      path: PATH,
      handle: async (call) => ({ status: 201, body: write(call)(await add(call, world)) }),
    },
    {
      method: 'POST',
      path: `${PATH}/upload`,
      handle: async (call) => ({ status: 201, body: write(call)(await upload(call, world)) }),
    },
    {
      method: 'GET',
      path: PATH,
      handle: (call) => ({ status: 200, body: pageByToken(call, list(call, world), write(call)) }),
    },
    { method: 'GET', path: one, handle: (call) => ({ status: 200, body: write(call)(fileOf(call, world)) }) },
    {
      method: 'PATCH',
      path: one,
      handle: async (call) => ({ status: 200, body: write(call)(await update(call, world)) }),
    },
    {
      method: 'DELETE',
      path: one,
      handle: (call) => {
        markDeleted(fileOf(call, world), world);
        return { status: 204 };
      },
    },
    {
      method: 'POST',
      path: `${PATH}/bulk-delete`,
      handle: async (call) => {
        const directory = directoryOf(call, world);
        const ids = textsIn(await readJson(call.request, BULK_DELETE), 'directory_file_ids') ?? [];
        for (const id of ids) {
          const file = world.store.directoryFiles.get(id);
          if (file?.directoryId === directory.id && file.deletedAt === null) markDeleted(file, world);
        }
        return { status: 204 };
      },
    },
  ];
}

/** The files of a directory that are not deleted. */
export function filesIn(directoryId: string, { store }: World): DirectoryFileRecord[] {
  return [...store.directoryFiles.all()].filter((file) => file.directoryId === directoryId && file.deletedAt === null);
}

function fileOf(call: Call, world: World): DirectoryFileRecord {
  const directory = directoryOf(call, world);
  const file = world.store.directoryFiles.get(param(call, 'directory_file_id'));
  if (file?.directoryId !== directory.id || file.deletedAt !== null) throw notFound('Directory file');
  return file;
}

async function add(call: Call, world: World): Promise<DirectoryFileRecord> {
  const directory = directoryOf(call, world);
  const body = await readJson(call.request, ADD);
  const file = world.store.files.get(textIn(body, 'file_id') ?? '');
  if (file === undefined) throw notFound('File');
  const metadata = body['metadata'];
  return place(directory, file, world, {
    uniqueId: textIn(body, 'unique_id'),
    displayName: textIn(body, 'display_name'),
    metadata: isJsonObject(metadata) ? metadata : {},
  });
}

async function upload(call: Call, world: World): Promise<DirectoryFileRecord> {
  const directory = directoryOf(call, world);
  const { store, settings } = world;
  const form = await readForm(call.request, {
    fileField: 'upload_file',
    mostBytes: settings.mostBytesUploaded,
    write: store.blobs.write,
  });
  const { unique_id, display_name, external_file_id, metadata } = form.fields;
  const read = readMetadata(metadata);
  const file = createFile(form.file, { projectId: directory.projectId, externalFileId: external_file_id }, world);
  return place(directory, file, world, { uniqueId: unique_id, displayName: display_name, metadata: read });
}

function readMetadata(written: string | undefined): JsonObject {
  if (written === undefined || written === '') return {};
  try {
    const value = JSON.parse(written) as JsonObject;
    if (metadataShape(value, []).length === 0) return value;
  } catch {
    // Falls through to the answer below: text that is no JSON is refused as other wrong metadata is.
  }
  throw unprocessable([{ loc: ['body', 'metadata'], msg: 'metadata must be a JSON object', type: 'value_error' }]);
}

/** Puts a file into a directory. Two files with one unique id: the API documents nothing, so the second is refused. */
function place(
  directory: DirectoryRecord,
  file: FileRecord,
  world: World,
  given: {
    readonly uniqueId: string | undefined;
    readonly displayName: string | undefined;
    readonly metadata: JsonObject;
  },
): DirectoryFileRecord {
  const now = timeIn(world);
  const uniqueId = given.uniqueId || file.externalFileId || file.name;
  refuseDuplicate(directory.id, uniqueId, world);
  const placed: DirectoryFileRecord = {
    id: newId(world, 'dfl-', (id) => world.store.directoryFiles.get(id) !== undefined),
    projectId: directory.projectId,
    directoryId: directory.id,
    fileId: file.id,
    uniqueId,
    displayName: given.displayName || file.name,
    metadata: given.metadata,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
  world.store.directoryFiles.put(placed);
  return placed;
}

function refuseDuplicate(directoryId: string, uniqueId: string, world: World): void {
  if (filesIn(directoryId, world).some((other) => other.uniqueId === uniqueId)) {
    throw new ApiError(409, 'A file with this unique_id is already in the directory');
  }
}

function list(call: Call, world: World): DirectoryFileRecord[] {
  const directory = directoryOf(call, world);
  const [name, part] = [queryText(call, 'display_name'), queryText(call, 'display_name_contains')];
  const [uniqueId, fileId] = [queryText(call, 'unique_id'), queryText(call, 'file_id')];
  const from = queryTime(call, 'updated_at_on_or_after') ?? -Infinity;
  const to = queryTime(call, 'updated_at_on_or_before') ?? Infinity;
  const withDeleted = queryFlag(call, 'include_deleted');
  return [...world.store.directoryFiles.all()].filter(
    (file) =>
      file.directoryId === directory.id &&
      (withDeleted || file.deletedAt === null) &&
      (name === undefined || file.displayName === name) &&
      (part === undefined || file.displayName.includes(part)) &&
      (uniqueId === undefined || file.uniqueId === uniqueId) &&
      (fileId === undefined || file.fileId === fileId) &&
      Date.parse(file.updatedAt) >= from &&
      Date.parse(file.updatedAt) <= to,
  );
}

async function update(call: Call, world: World): Promise<DirectoryFileRecord> {
  const body = await readJson(call.request, UPDATE);
  const file = fileOf(call, world);
  const target = textIn(body, 'target_directory_id');
  const directory = target === undefined ? undefined : world.store.directories.get(target);
  if (target !== undefined && (directory === undefined || directory.deletedAt !== null)) throw notFound('Directory');
  const metadata = body['metadata'];
  const updated: DirectoryFileRecord = {
    ...file,
    directoryId: target ?? file.directoryId,
    uniqueId: textIn(body, 'unique_id') ?? file.uniqueId,
    displayName: textIn(body, 'display_name') ?? file.displayName,
    metadata: isJsonObject(metadata) ? metadata : file.metadata,
    updatedAt: timeIn(world),
  };
  if (updated.directoryId !== file.directoryId || updated.uniqueId !== file.uniqueId) {
    refuseDuplicate(updated.directoryId, updated.uniqueId, world);
  }
  world.store.directoryFiles.put(updated);
  return updated;
}

function markDeleted(file: DirectoryFileRecord, world: World): void {
  const deletedAt = timeIn(world);
  world.store.directoryFiles.put({ ...file, updatedAt: deletedAt, deletedAt });
}

function writeDirectoryFile(file: DirectoryFileRecord, call: Call, world: World, links: Links): JsonObject {
  const stored = world.store.files.get(file.fileId);
  const expands = call.query.getAll('expand').includes('download_url');
  return {
    id: file.id,
    project_id: file.projectId,
    directory_id: file.directoryId,
    file_id: file.fileId,
    unique_id: file.uniqueId,
    display_name: file.displayName,
    metadata: file.metadata,
    created_at: file.createdAt,
    updated_at: file.updatedAt,
    deleted_at: file.deletedAt,
    download_url: expands && stored !== undefined ? links.make(stored) : null,
  };
}
