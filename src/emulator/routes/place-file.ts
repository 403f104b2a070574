import type { JsonObject } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import { ApiError, notFound, unprocessable } from '../http/api-error.ts';
import type { Call } from '../http/call.ts';
import { readForm } from '../http/multipart.ts';
import { readJson } from '../http/read-json.ts';
import { fields, nullable, text } from '../http/shape.ts';
import type { DirectoryFileRecord, DirectoryRecord, FileRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { newId, timeIn } from '../world.ts';
import { createFile } from './create-file.ts';
import { directoryOf } from './directories.ts';
import { textIn } from './fields-of.ts';
import { metadataShape } from './metadata-shape.ts';

const ADD = fields(
  {
    file_id: text(),
    unique_id: nullable(text()),
    display_name: nullable(text()),
    metadata: nullable(metadataShape),
  },
  ['file_id'],
);

/** Puts a file that is already stored into a directory. */
export async function addFile(call: Call, world: World): Promise<DirectoryFileRecord> {
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

/** Takes in a file and puts it into a directory. */
export async function uploadFile(call: Call, world: World): Promise<DirectoryFileRecord> {
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

/** Says no where a unique id is taken in a directory. */
export function refuseDuplicate(directoryId: string, uniqueId: string, world: World): void {
  if (world.store.directoryFiles.named(directoryId, uniqueId) !== undefined) {
    throw new ApiError(409, 'A file with this unique_id is already in the directory');
  }
}

/** The files of a directory that are not deleted. */
export function filesIn(directoryId: string, { store }: World): readonly DirectoryFileRecord[] {
  return store.directoryFiles.inDirectory(directoryId).filter(({ deletedAt }) => deletedAt === null);
}
