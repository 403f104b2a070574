import { Failure } from '../../core/failure.ts';
import { mapAtOnce } from '../../core/map-at-once.ts';
import { literalText } from '../../core/reference.ts';
import { expandGlobs, hashFile } from '../../files/expand-globs.ts';
import { directoryOf, resolvePath } from '../../files/paths.ts';
import type { FrozenSource } from '../../ledger/record.ts';
import type { DirectoryFile } from '../../submit/client/answers.ts';
import type { Client } from '../../submit/client/client.ts';
import type { FileToUpload } from '../../submit/upload-files.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import type { OnChange } from './decide-action.ts';

/** What a batch's source holds at this moment. */
export interface ObservedSource {
  /** Sorted, as it would be frozen; undefined where the service has to be asked and there is no client. */
  readonly source: FrozenSource | undefined;
  /** The local files of it, where it is made of these. */
  readonly files: readonly FileToUpload[];
  /** What the entries are called, by their ids; empty where the service does not tell, and for files, whose paths do. */
  readonly names: ReadonlyMap<string, string>;
}

/** Looks at what a batch's source holds: files are read, a directory is listed to its end. Throws a Failure where that fails. */
export async function observeSource(
  batch: Pick<BuiltBatch, 'files' | 'document' | 'manifest'>,
  { cwd, client }: { readonly cwd: string; readonly client: Pick<Client, 'listFiles'> | undefined },
): Promise<ObservedSource> {
  const { directory_id, item_ids } = batch.manifest.spec.source;
  const none = { files: [], names: new Map<string, string>() };
  if (item_ids != null) return { ...none, source: { kind: 'items', itemIds: item_ids.map(literalText).sort() } };
  if (directory_id == null) {
    const files = await findFiles(batch, cwd);
    const frozen = files.map(({ name, sha256, size }) => ({ path: name, sha256, bytes: size }));
    return { ...none, source: { kind: 'files', files: frozen }, files };
  }
  if (client === undefined) return { ...none, source: undefined };
  const directoryId = literalText(directory_id);
  const listed = await listAll(directoryId, client);
  const items = listed.map(({ id, fileId }) => ({ id, fileId }));
  const names = new Map(listed.map(({ id, display_name }) => [id, display_name]));
  return { source: { kind: 'directory', directoryId, items }, files: [], names };
}

/** What a change of a batch's source means: what its manifest says, or else what is usual for such a source. */
export function onChangeOf({ manifest }: Pick<BuiltBatch, 'manifest'>): OnChange {
  const { files, on_change } = manifest.spec.source;
  return on_change ?? (files == null ? 'hold' : 'new');
}

/** The local files that a batch names, by name, with what is in them. */
export async function findFiles(
  { files, document }: Pick<BuiltBatch, 'files' | 'document'>,
  cwd: string,
): Promise<readonly FileToUpload[]> {
  const manifest = document.file;
  try {
    const found = files.length === 0 ? [] : await expandGlobs(files, directoryOf(resolvePath(cwd, manifest)));
    return await mapAtOnce(found, HASHED_AT_ONCE, async (file) => ({ ...file, sha256: await hashFile(file.path) }));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(error.code, `${manifest}: ${error.message}`, { cause: error });
  }
}

/** Each takes a file handle and a buffer, and disks turn to several files at once. */
const HASHED_AT_ONCE = 8;

/** What is kept of a list, which may be long. */
type ListedFile = Pick<DirectoryFile, 'id' | 'display_name'> & { readonly fileId: string | null };

async function listAll(directoryId: string, client: Pick<Client, 'listFiles'>): Promise<readonly ListedFile[]> {
  const files: ListedFile[] = [];
  for await (const page of client.listFiles(directoryId))
    files.push(...page.map(({ id, file_id, display_name }) => ({ id, fileId: file_id ?? null, display_name })));
  return files.sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
}
