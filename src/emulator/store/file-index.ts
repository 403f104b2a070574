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
  // Not by ids: to look up each of 100,000 files for every page of a list takes longer than all the rest.
  const filesIn = new Map<string, Map<string, DirectoryFileRecord>>();
  const idOf = new Map<string, string>();
  const drop = (file: DirectoryFileRecord): void => {
    filesIn.get(file.directoryId)?.delete(file.id);
    if (idOf.get(keyOf(file)) === file.id) idOf.delete(keyOf(file));
  };
  const add = (file: DirectoryFileRecord, old: DirectoryFileRecord | undefined): void => {
    if (old !== undefined && keyOf(old) !== keyOf(file)) drop(old);
    const own = filesIn.get(file.directoryId) ?? new Map<string, DirectoryFileRecord>();
    filesIn.set(file.directoryId, own.set(file.id, file));
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
    inDirectory: (directoryId) => [...(filesIn.get(directoryId)?.values() ?? [])],
    named: (directoryId, uniqueId) => files.get(idOf.get(keyOf({ directoryId, uniqueId })) ?? ''),
  };
}

function keyOf({ directoryId, uniqueId }: Pick<DirectoryFileRecord, 'directoryId' | 'uniqueId'>): string {
  return `${directoryId} ${uniqueId}`;
}
