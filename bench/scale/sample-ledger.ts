import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Backend } from '../../src/ledger/backend.ts';
import { gitBackend } from '../../src/ledger/git-backend.ts';
import type { LedgerRecord } from '../../src/ledger/record.ts';
import { fileOf, runPath } from '../../src/ledger/record-path.ts';
import { encodeRecord } from '../../src/ledger/record-text.ts';
import { hashText } from '../../src/pipeline/workspace/hash.ts';
import { created, finalOf, intent, runRecord, SCOPE } from '../../test/ledger/sample-records.ts';

/** The project that the records are of. */
export const PROJECT = '7d3f2a10-5b1c-4c7e-9a51-0e6f6f0c2b11';

/** How many records there are of a run. */
export const RECORDS_OF_RUN = 10;

const SHARDS = [1, 2, 3];

interface Stored {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Writes into a directory what so many earlier runs of each of these manifests have left there, each with ten records. */
export function fillDirectory(root: string, names: readonly string[], runs: number): void {
  for (const name of names) {
    for (const { path, bytes } of recordsOf(name, runs)) {
      const file = join(root, path);
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, bytes);
    }
  }
}

/** The same in a bare repository, by few pushes. */
export async function fillRepository(repository: string, names: readonly string[], runs: number): Promise<void> {
  const place = { directory: repository, environment: process.env };
  const backend = await gitBackend({ place, remote: repository, allowPublic: true });
  for (let start = 0; start < names.length; start += MANIFESTS_AT_ONCE) {
    const some = names.slice(start, start + MANIFESTS_AT_ONCE).flatMap((name) => recordsOf(name, runs));
    await Promise.all(
      some.map(({ path, bytes }): ReturnType<Backend['createOnly']> => backend.createOnly(path, bytes)),
    );
  }
  await backend.close();
}

const MANIFESTS_AT_ONCE = 100;

/** Each run has another digest: the manifest was changed, and all of it is over. */
function recordsOf(name: string, runs: number): readonly Stored[] {
  return Array.from({ length: runs }, (_, number) => {
    const digest = hashText('sha256', new TextEncoder().encode(`${name} ${number}`));
    const folder = runPath({ ...SCOPE, project: PROJECT }, { name, digest, generation: 1 }, hashText);
    const records: readonly LedgerRecord[] = [
      runRecord(SHARDS.length, { name, digest, contentDigest: digest }),
      ...SHARDS.flatMap((shard) => {
        const batchId = `bjb-${name}-${number}-${shard}`;
        return [intent(shard, 1, 'first', false), created(shard, 1, batchId), finalOf(shard, 1, batchId)];
      }),
    ];
    return records.map((record) => ({ path: `${folder}/${fileOf(record)}`, bytes: encodeRecord(record) }));
  }).flat();
}
