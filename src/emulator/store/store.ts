import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { type Blobs, openBlobs } from './blobs.ts';
import type { Collection } from './collection.ts';
import { collection } from './collection.ts';
import type { FileIndex } from './file-index.ts';
import { indexFiles } from './file-index.ts';
import type { ItemIndex } from './item-index.ts';
import { indexItems } from './item-index.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { readJournal, startJournal } from './journal.ts';
import { lockStore } from './lock.ts';
import type { Records } from './records.ts';

/** Everything a server remembers: in memory to be read, on disk to outlive it. */
export interface Store extends Omit<Collections, 'items' | 'directoryFiles'> {
  readonly directoryFiles: Collection<Records['directoryFiles']> & FileIndex;
  readonly items: Collection<Records['items']> & ItemIndex;
  readonly blobs: Blobs;
  /** Ends once every change made so far is on disk. */
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
}

type Collections = { readonly [Name in keyof Records]: Collection<Records[Name]> };
type Maps = { readonly [Name in keyof Records]: Map<string, Records[Name]> };

/** Opens the store in a directory, which is made where it is missing, and keeps other processes out of it. */
export async function openStore(directory: string): Promise<Store> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const unlock = await lockStore(directory);
    try {
      return await readStore(directory, unlock);
    } catch (error) {
      await unlock();
      throw error;
    }
  } catch (error) {
    if (error instanceof Failure || !(error instanceof Error)) throw error;
    throw new Failure('io', `Cannot open the store \`${directory}\`: ${error.message}`, { cause: error });
  }
}

async function readStore(directory: string, unlock: () => Promise<void>): Promise<Store> {
  // What customers' documents say does not belong in a repository.
  await writeFile(join(directory, '.gitignore'), '*\n');
  const blobs = await openBlobs(join(directory, 'blobs'));
  const path = join(directory, 'records.jsonl');
  const maps: Maps = {
    projects: new Map(),
    directories: new Map(),
    files: new Map(),
    directoryFiles: new Map(),
    configurations: new Map(),
    webhookConfigs: new Map(),
    batches: new Map(),
    items: new Map(),
  };
  await readJournal(path, (entry) => replay(entry, maps));
  return storeOn(maps, blobs, await startJournal(path, entriesOf(maps)), unlock);
}

function storeOn(maps: Maps, blobs: Blobs, journal: Journal, unlock: () => Promise<void>): Store {
  const keep = <Name extends keyof Records>(name: Name): Collection<Records[Name]> =>
    collection<Records[Name]>(maps[name], (id, record) => journal.append({ in: name, id, record }));
  return {
    projects: keep('projects'),
    directories: keep('directories'),
    files: keep('files'),
    directoryFiles: indexFiles(keep('directoryFiles')),
    configurations: keep('configurations'),
    webhookConfigs: keep('webhookConfigs'),
    batches: keep('batches'),
    items: indexItems(keep('items'), (batchId) => maps.batches.get(batchId)?.parametersHash),
    blobs,
    flush: journal.flush,
    close: async () => {
      await journal.close();
      await unlock();
    },
  };
}

function replay(entry: JournalEntry, maps: Maps): void {
  const map = (maps as Readonly<Record<string, Map<string, unknown>>>)[entry.in];
  if (entry.record === null) map?.delete(entry.id);
  else map?.set(entry.id, entry.record);
}

function* entriesOf(maps: Maps): Iterable<JournalEntry> {
  for (const [name, records] of Object.entries(maps)) {
    for (const [id, record] of records) yield { in: name, id, record };
  }
}
