import type { Collection } from './collection.ts';
import type { DirectoryFileRecord } from './records.ts';

/** Ways to find the files of a directory without looking through those of all. */
export interface FileIndex {
  /** Every file that is or was in a directory and was not moved out, in the order in which they came. */
  readonly inDirectory: (directoryId: string) => readonly DirectoryFileRecord[];
  /** The file of a directory that has a unique id and is not deleted. */
  readonly named: (directoryId: string, uniqueId: string) => DirectoryFileRecord | undefined;
}

/** Adds the index to the files of directories. */
export function indexFiles(files: Collection<DirectoryFileRecord>): Collection<DirectoryFileRecord> & FileIndex {
  const idsIn = new Map<string, Set<string>>();
  const idOf = new Map<string, string>();
  const drop = (file: DirectoryFileRecord): void => {
    idsIn.get(file.directoryId)?.delete(file.id);
    if (idOf.get(keyOf(file)) === file.id) idOf.delete(keyOf(file));
  };
  const add = (file: DirectoryFileRecord, old: DirectoryFileRecord | undefined): void => {
    if (old !== undefined && keyOf(old) !== keyOf(file)) drop(old);
    const ids = idsIn.get(file.directoryId) ?? new Set<string>();
    idsIn.set(file.directoryId, ids.add(file.id));
    if (file.deletedAt === null) idOf.set(keyOf(file), file.id);
    else if (idOf.get(keyOf(file)) === file.id) idOf.delete(keyOf(file));
  };
  for (const file of files.all()) add(file, undefined);
  return {
    ...files,
    put: (file) => {
      add(file, files.get(file.id));
      files.put(file);
    },
    inDirectory: (directoryId) => [...(idsIn.get(directoryId) ?? [])].flatMap((id) => files.get(id) ?? []),
    named: (directoryId, uniqueId) => files.get(idOf.get(keyOf({ directoryId, uniqueId })) ?? ''),
  };
}

function keyOf({ directoryId, uniqueId }: Pick<DirectoryFileRecord, 'directoryId' | 'uniqueId'>): string {
  return `${directoryId} ${uniqueId}`;
}
