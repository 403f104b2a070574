import type { Call } from '../http/call.ts';
import { queryFlag, queryText, queryTime } from '../http/query.ts';
import type { DirectoryFileRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { directoryOf } from './directories.ts';

/** The files of a directory that the filters of a request leave. */
export function listFiles(call: Call, world: World): DirectoryFileRecord[] {
  const directory = directoryOf(call, world);
  const [name, part] = [queryText(call, 'display_name'), queryText(call, 'display_name_contains')];
  const [uniqueId, fileId] = [queryText(call, 'unique_id'), queryText(call, 'file_id')];
  const [from, to] = [queryTime(call, 'updated_at_on_or_after'), queryTime(call, 'updated_at_on_or_before')];
  const withDeleted = queryFlag(call, 'include_deleted');
  return world.store.directoryFiles
    .inDirectory(directory.id)
    .filter(
      (file) =>
        (withDeleted || file.deletedAt === null) &&
        (name === undefined || file.displayName === name) &&
        (part === undefined || file.displayName.includes(part)) &&
        (uniqueId === undefined || file.uniqueId === uniqueId) &&
        (fileId === undefined || file.fileId === fileId) &&
        (from === undefined || Date.parse(file.updatedAt) >= from) &&
        (to === undefined || Date.parse(file.updatedAt) <= to),
    );
}
