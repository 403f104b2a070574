import { isJsonObject } from '../../core/json.ts';
import { notFound } from '../http/api-error.ts';
import type { Call, Route } from '../http/call.ts';
import { param } from '../http/call.ts';
import { pageByToken } from '../http/pages.ts';
import { readJson } from '../http/read-json.ts';
import { fields, nullable, sequence, text } from '../http/shape.ts';
import type { DirectoryFileRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { timeIn } from '../world.ts';
import { directoryOf } from './directories.ts';
import type { Links } from './download.ts';
import { textIn, textsIn } from './fields-of.ts';
import { listFiles } from './list-directory-files.ts';
import { metadataShape } from './metadata-shape.ts';
import { addFile, refuseDuplicate, uploadFile } from './place-file.ts';
import { writeDirectoryFile } from './write-directory-file.ts';

const PATH = '/api/v1/beta/directories/{directory_id}/files';

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
      handle: async (call) => ({ status: 201, body: write(call)(await addFile(call, world)) }),
    },
    {
      method: 'POST',
      path: `${PATH}/upload`,
      handle: async (call) => ({ status: 201, body: write(call)(await uploadFile(call, world)) }),
    },
    {
      method: 'GET',
      path: PATH,
      handle: (call) => ({ status: 200, body: pageByToken(call, listFiles(call, world), write(call)) }),
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

function fileOf(call: Call, world: World): DirectoryFileRecord {
  const directory = directoryOf(call, world);
  const file = world.store.directoryFiles.get(param(call, 'directory_file_id'));
  if (file?.directoryId !== directory.id || file.deletedAt !== null) throw notFound('Directory file');
  return file;
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
