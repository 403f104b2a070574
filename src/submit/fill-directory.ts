import { Failure } from '../core/failure.ts';
import type { FrozenFile } from '../ledger/record.ts';
import type { DirectoryFile } from './client/answers.ts';
import type { Client } from './client/client.ts';
import { repeatWrite } from './repeat-write.ts';
import { filesOf, itemsOf } from './shard-body.ts';
import type { ShardOrder, ShardTools } from './shard-order.ts';
import type { StageableFile } from './stage-files.ts';
import { stageFiles } from './stage-files.ts';
import type { FileToUpload } from './upload-files.ts';
import { uniqueIdOf, uploadFiles } from './upload-files.ts';

/**
 * Brings into the directory of a shard what is missing, and takes out what does not belong: each file of it is paid for.
 * Throws a Failure unless exactly the files of the shard are there in the end, or everything is to stop.
 */
export async function fillDirectory(order: ShardOrder, directoryId: string, tools: ShardTools): Promise<void> {
  const wanted = new Set([...filesOf(order).map(uniqueIdOfFrozen), ...itemsOf(order)]);
  const missing = await missingFrom(directoryId, wanted, tools);
  if (missing.size === 0) return;
  await bring(order, directoryId, missing, tools);
  if (tools.signal.aborted) return;
  const lacking = (await missingFrom(directoryId, wanted, tools)).size;
  if (lacking === 0) return;
  throw new Failure('unexpected-answer', `\`${directoryId}\` lacks ${lacking} of the files that were put into it`);
}

/** What a directory lacks; what is in it beside, or twice, is taken out. */
async function missingFrom(
  directoryId: string,
  wanted: ReadonlySet<string>,
  tools: ShardTools,
): Promise<ReadonlySet<string>> {
  const missing = new Set(wanted);
  const superfluous: string[] = [];
  for await (const page of tools.client.listFiles(directoryId))
    for (const file of page.filter(isThere)) if (!missing.delete(file.unique_id)) superfluous.push(file.id);
  await takeOut(directoryId, superfluous, tools);
  return missing;
}

/** Takes files out of a directory, which may be done twice. */
export async function takeOut(
  directoryId: string,
  fileIds: readonly string[],
  tools: Pick<ShardTools, 'clock' | 'random' | 'signal'> & { readonly client: Pick<Client, 'deleteFiles'> },
): Promise<void> {
  for (let start = 0; start < fileIds.length; start += MOST_AT_ONCE) {
    const some = fileIds.slice(start, start + MOST_AT_ONCE);
    const send = () => tools.client.deleteFiles(directoryId, some);
    await repeatWrite({ what: `take files out of \`${directoryId}\``, send }, tools);
  }
}

/** OpenAPI: as many as one call deletes. */
const MOST_AT_ONCE = 100;

function isThere({ deleted_at }: DirectoryFile): boolean {
  return (deleted_at ?? null) === null;
}

function uniqueIdOfFrozen({ path, sha256 }: FrozenFile): string {
  return uniqueIdOf({ name: path, sha256 });
}

async function bring(
  order: ShardOrder,
  directoryId: string,
  missing: ReadonlySet<string>,
  tools: ShardTools,
): Promise<void> {
  const files = filesOf(order).filter((file) => missing.has(uniqueIdOfFrozen(file)));
  if (files.length > 0) return uploadFiles(tools.client, directoryId, onDisk(files, order.files()), tools);
  return stageFiles(tools.client, directoryId, await onServer([...missing], order), tools);
}

/** A file that has changed since the run began cannot be sent for it any more. */
function onDisk(frozen: readonly FrozenFile[], files: ReadonlyMap<string, FileToUpload>): readonly FileToUpload[] {
  return frozen.map((file) => {
    const found = files.get(uniqueIdOfFrozen(file));
    if (found !== undefined) return { ...found, name: file.path };
    throw new Failure('refused', `\`${file.path}\` is no longer what it was when the run began`, {
      hint: 'Bring the file back, or let `spec.rerun` begin a new run.',
    });
  });
}

async function onServer(ids: readonly string[], order: ShardOrder): Promise<readonly StageableFile[]> {
  const staged = await order.staged();
  return ids.map((id) => {
    const found = staged.get(id);
    if (found !== undefined) return found;
    throw new Failure('not-found', `\`${id}\` is in no directory of the project`);
  });
}
