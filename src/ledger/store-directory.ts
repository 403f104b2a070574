import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Failure } from '../core/failure.ts';
import { errorName, reasonOf } from '../core/system-error.ts';

/** Makes an empty directory for a store of this process alone, and takes away those that killed processes have left beside it. */
export async function makeStoreDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), PREFIX)).catch(asFailure);
  await removeAbandoned(directory);
  return directory;
}

/** Takes a directory of a store away. One that stays does no harm: a later process takes it away. */
export async function removeStoreDirectory(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true }).catch(() => undefined);
}

const PREFIX = 'parsebatch-ledger-';

/** Longer than any process works, in milliseconds: ids of processes come round again, and are others' in a container. */
const ABANDONED = 7 * 24 * 3_600_000;

function asFailure(error: unknown): never {
  const name = errorName(error);
  if (name === undefined) throw error;
  throw new Failure('io', `Cannot make a directory for temporary files in \`${tmpdir()}\`: ${reasonOf(name)}`, {
    hint: 'Make room there, or name another directory with TMPDIR (on Windows TEMP).',
    cause: error,
  });
}

/** Others may do the same at the same time, and nothing here is needed for the ledger. */
async function removeAbandoned(own: string): Promise<void> {
  const parent = dirname(own);
  const names = await readdir(parent).catch(() => []);
  const paths = names.filter((name) => name.startsWith(PREFIX)).map((name) => join(parent, name));
  const { uid, mtimeMs: now } = await lstat(own);
  const removals = paths.map(async (path) => {
    const found = await lstat(path);
    // Whoever owns a directory could have a link in it lead the removal elsewhere.
    const isOurs = found.isDirectory() && found.uid === uid;
    if (isOurs && now - found.mtimeMs > ABANDONED) await removeStoreDirectory(path);
  });
  await Promise.allSettled(removals);
}
