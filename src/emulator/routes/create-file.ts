import type { Form } from '../http/multipart.ts';
import type { FileRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { newId, timeIn } from '../world.ts';

/** Notes a file whose content is stored. */
export function createFile(
  content: Form['file'],
  of: { readonly projectId: string; readonly externalFileId?: string | undefined; readonly purpose?: string },
  world: World,
): FileRecord {
  const file: FileRecord = {
    id: newId(world, '', (id) => world.store.files.get(id) !== undefined),
    projectId: of.projectId,
    name: content.name,
    externalFileId: of.externalFileId || null,
    purpose: of.purpose ?? null,
    sha256: content.sha256,
    size: content.size,
    createdAt: timeIn(world),
  };
  world.store.files.put(file);
  return file;
}
