import { Failure } from '../core/failure.ts';
import type { FrozenItem, FrozenSource } from '../ledger/record.ts';
import type { DirectoryFile } from './client/answers.ts';
import type { Client } from './client/client.ts';
import { forEachAtOnce } from './for-each-at-once.ts';
import type { Repetition } from './repeat-write.ts';
import { repeatWrite } from './repeat-write.ts';
import { findFile } from './upload-files.ts';

/** A file that the service has, as far as it is needed to reference it elsewhere. */
export type StageableFile = Pick<DirectoryFile, 'id' | 'file_id'> & { readonly display_name?: string | undefined };

/**
 * Finds the files that a run stages, by the ids that it froze. Throws a Failure when one of some items is not there; one
 * of a directory was seen there, and is still known by its file.
 */
export async function findFrozen(
  client: Pick<Client, 'listDirectories' | 'listFiles'>,
  source: FrozenSource,
): Promise<ReadonlyMap<string, StageableFile>> {
  if (source.kind === 'files') return new Map();
  if (source.kind === 'items') return byId(await findItems(client, source.itemIds));
  const found = new Map(source.items.map((item) => [item.id, frozenFile(item)]));
  for await (const page of client.listFiles(source.directoryId)) {
    // Its name alone is missing.
    for (const file of page) if (found.has(file.id)) found.set(file.id, stageable(file));
  }
  return found;
}

/** References files in a directory, where they stand beside those of no other run. */
export async function stageFiles(
  client: Pick<Client, 'addFile' | 'listFiles'>,
  directoryId: string,
  files: readonly StageableFile[],
  run: Repetition & { readonly concurrency: number },
): Promise<void> {
  await forEachAtOnce(files, run, async (file) => {
    const { id, file_id, display_name: displayName } = file;
    if (file_id == null) throw new Failure('rejected', `\`${id}\` has no file that could be staged`);
    await repeatWrite(
      {
        what: `stage \`${id}\``,
        // Files of several directories may share a unique id; the id of a directory's file is its own.
        send: () =>
          client.addFile(directoryId, file_id, { uniqueId: id, ...(displayName !== undefined && { displayName }) }),
        find: () => findFile(client, directoryId, id),
      },
      run,
    );
  });
}

function byId(files: readonly DirectoryFile[]): ReadonlyMap<string, StageableFile> {
  return new Map(files.map((file) => [file.id, stageable(file)]));
}

function stageable({ id, file_id, display_name }: DirectoryFile): StageableFile {
  return { id, ...(file_id !== undefined && { file_id }), display_name };
}

function frozenFile({ id, fileId }: FrozenItem): StageableFile {
  return { id, file_id: fileId };
}

/** Items are looked for in every directory: the API tells of a file only to who knows the directory that it is in. */
async function findItems(
  client: Pick<Client, 'listDirectories' | 'listFiles'>,
  ids: readonly string[],
): Promise<readonly DirectoryFile[]> {
  const missing = new Set(ids);
  const found: DirectoryFile[] = [];
  for await (const directories of client.listDirectories()) {
    for (const directory of directories) {
      if (missing.size === 0) return found;
      for await (const files of client.listFiles(directory.id)) {
        found.push(...files.filter(({ id }) => missing.delete(id)));
      }
    }
  }
  const [first] = missing;
  if (first !== undefined) throw new Failure('not-found', `\`${first}\` is in no directory of the project`);
  return found;
}
