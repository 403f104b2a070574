import { Failure } from '../core/failure.ts';
import type { FrozenSource } from '../ledger/record.ts';
import type { Client } from './client/client.ts';

/**
 * The files of a directory that was made for a shard: for the id of each the entry of the frozen source that it is. Nothing
 * where the directory is not there any more.
 */
export async function namesInDirectory(
  directoryId: string,
  kind: FrozenSource['kind'],
  client: Pick<Client, 'listFiles'>,
): Promise<readonly (readonly [id: string, name: string])[]> {
  const names: (readonly [string, string])[] = [];
  try {
    for await (const page of client.listFiles(directoryId))
      names.push(...page.map(({ id, unique_id }) => [id, kind === 'files' ? pathIn(unique_id) : unique_id] as const));
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'not-found') throw error;
  }
  return names;
}

/** As `uniqueIdOf` makes it. */
function pathIn(uniqueId: string): string {
  return uniqueId.replace(/@sha256:[0-9a-f]{64}$/, '');
}
