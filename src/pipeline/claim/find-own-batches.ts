import { Failure } from '../../core/failure.ts';
import type { FrozenFile, FrozenSource } from '../../ledger/record.ts';
import type { DirectoryFile } from '../../submit/client/answers.ts';
import type { Client } from '../../submit/client/client.ts';
import type { ListedBatch } from '../../submit/list-batches.ts';
import { listBatchesOf } from '../../submit/list-batches.ts';
import { shardMadeFor } from '../../submit/shard-directory.ts';
import type { FileToUpload } from '../../submit/upload-files.ts';
import { uniqueIdOf } from '../../submit/upload-files.ts';
import { hasEndedIn } from '../../submit/watch-batch.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import type { Evidence, FoundShard, UnprovenBatch } from './claim-evidence.ts';
import { withoutRivals } from './claim-evidence.ts';

type OwnClient = Pick<Client, 'listDirectories' | 'listFiles' | 'listBatches'>;

/**
 * Finds the batches that read a directory which was made for a shard of a manifest: nobody else knows it. `files` are those on
 * this machine, as the service does not tell how long a file is.
 */
export async function findOwnBatches(
  batch: Pick<BuiltBatch, 'name' | 'environment' | 'row' | 'digest' | 'staged'>,
  files: readonly FileToUpload[],
  client: OwnClient,
): Promise<Evidence> {
  const found: FoundShard[] = [];
  const unproven: UnprovenBatch[] = [];
  const onDisk = new Map(files.map((file) => [uniqueIdOf({ ...file, name: file.name.normalize('NFC') }), file]));
  for await (const directories of client.listDirectories()) {
    for (const directory of directories) {
      const made = shardMadeFor(directory, batch);
      if (made === undefined) continue;
      const { batches } = await listBatchesOf(client, directory.id);
      const working = batches.filter((one) => (one.total_items ?? 1) > 0 || !hasEndedIn(one.status));
      const listed = working.length === 0 ? [] : await filesIn(directory.id, client);
      const { source, absent } = sourceOf(batch, listed, onDisk);
      for (const one of working) {
        const why = whyNot(one, directory.id, listed.length);
        if (why !== undefined) unproven.push({ batch: one, why, source: undefined });
        else found.push({ ...made, batch: one, source, absent, lost: lostOf(one, listed.length), basis: BASIS });
      }
    }
  }
  const judged = withoutRivals(found);
  return { found: judged.found, unproven: [...judged.unproven, ...unproven] };
}

const BASIS = { kind: 'proof', proof: 'it reads the directory that was made for the shard' } as const;

function whyNot({ directory_id }: ListedBatch, directoryId: string, files: number): string | undefined {
  if (directory_id !== directoryId) return 'the service does not say which directory it reads';
  return files === 0 ? 'its directory holds no file any more, by which it would be known what it covers' : undefined;
}

function lostOf({ total_items }: ListedBatch, files: number): number {
  return total_items === undefined ? 0 : Math.max(0, total_items - files);
}

/** A directory may be gone, and the list may still have it. */
async function filesIn(directoryId: string, client: OwnClient): Promise<readonly DirectoryFile[]> {
  const files: DirectoryFile[] = [];
  try {
    for await (const page of client.listFiles(directoryId))
      files.push(...page.filter(({ deleted_at }) => (deleted_at ?? null) === null));
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'not-found') throw error;
  }
  return files.toSorted((one, other) => (one.unique_id < other.unique_id ? -1 : 1));
}

type Reconstructed = Pick<FoundShard, 'source' | 'absent'>;

/** What was sent is known by the unique ids: they are made of the path and the content, or are the ids of items. */
function sourceOf(
  { staged }: Pick<BuiltBatch, 'staged'>,
  listed: readonly DirectoryFile[],
  onDisk: ReadonlyMap<string, FileToUpload>,
): Reconstructed {
  if (staged === undefined) return filesOf(listed, onDisk);
  return { source: stagedOf(staged, listed), absent: [] };
}

function stagedOf(staged: NonNullable<BuiltBatch['staged']>, listed: readonly DirectoryFile[]): FrozenSource {
  if ('itemIds' in staged) return { kind: 'items', itemIds: listed.map(({ unique_id }) => unique_id) };
  const items = listed.map(({ unique_id, file_id }) => ({ id: unique_id, fileId: file_id ?? null }));
  return { kind: 'directory', directoryId: staged.directoryId, items };
}

function filesOf(listed: readonly DirectoryFile[], onDisk: ReadonlyMap<string, FileToUpload>): Reconstructed {
  const files: FrozenFile[] = [];
  const absent: string[] = [];
  for (const { unique_id: id } of listed) {
    const [, path, sha256] = /^(.+)@sha256:([0-9a-f]{64})$/s.exec(id) ?? [];
    const size = onDisk.get(id)?.size;
    if (path !== undefined && sha256 !== undefined && size !== undefined) files.push({ path, sha256, bytes: size });
    else absent.push(path ?? id);
  }
  return { source: { kind: 'files', files: files.toSorted((one, other) => (one.path < other.path ? -1 : 1)) }, absent };
}
