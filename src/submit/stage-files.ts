import type { StagedSource } from '../compile/request.ts';
import { Failure } from '../core/failure.ts';
import type { DirectoryFile } from './client/answers.ts';
import type { Client } from './client/client.ts';
import { forEachAtOnce } from './for-each-at-once.ts';
import type { Repetition } from './repeat-write.ts';
import { repeatWrite } from './repeat-write.ts';
import { findFile } from './upload-files.ts';

/** Finds the files that are to be staged; throws a Failure when one of them is not there. */
export async function findStaged(
  client: Pick<Client, 'listDirectories' | 'listFiles'>,
  source: StagedSource,
): Promise<readonly DirectoryFile[]> {
  if ('itemIds' in source) return findItems(client, source.itemIds);
  const files: DirectoryFile[] = [];
  for await (const page of client.listFiles(source.directoryId)) files.push(...page);
  return files;
}

/** References files in a directory, where they stand beside those of no other run. */
export async function stageFiles(
  client: Pick<Client, 'addFile' | 'listFiles'>,
  directoryId: string,
  files: readonly DirectoryFile[],
  run: Repetition & { readonly concurrency: number },
): Promise<void> {
  await forEachAtOnce(files, run, async (file) => {
    const { id, file_id, display_name } = file;
    if (file_id == null) throw new Failure('rejected', `\`${id}\` has no file that could be staged`);
    await repeatWrite(
      {
        what: `stage \`${id}\``,
        // Files of several directories may share a unique id; the id of a directory's file is its own.
        send: () => client.addFile(directoryId, file_id, { displayName: display_name, uniqueId: id }),
        find: () => findFile(client, directoryId, id),
      },
      run,
    );
  });
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
