import type { JsonObject } from '../../core/json.ts';
import type { Call } from '../http/call.ts';
import type { DirectoryFileRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import type { Links } from './download.ts';

/** OpenAPI: DirectoryFileResponse. */
export function writeDirectoryFile(file: DirectoryFileRecord, call: Call, world: World, links: Links): JsonObject {
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
