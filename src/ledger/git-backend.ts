import { resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import type { TreeFile } from '../git/bare-store.ts';
import { openBareStore } from '../git/bare-store.ts';
import { connectionOf } from '../git/connection.ts';
import { publicityOf } from '../git/public-remote.ts';
import type { RemoteAddress } from '../git/remote-address.ts';
import { remoteAddress } from '../git/remote-address.ts';
import type { GitPlace } from '../git/run-git.ts';
import type { Addition } from './advance-refs.ts';
import { addRecords, removeRecords } from './advance-refs.ts';
import type { Backend } from './backend.ts';
import { createSnapshot } from './git-snapshot.ts';
import type { Settled } from './in-batches.ts';
import { inBatches, oneByOne } from './in-batches.ts';
import { patternOf, refPathOf } from './ref-path.ts';
import { makeStoreDirectory, removeStoreDirectory } from './store-directory.ts';

/** Which repository a ledger is in. */
export interface GitLedger {
  /** The repository that `remote` is read in; relative paths are from here. */
  readonly place: GitPlace;
  /** The name of a remote, a URL or a path. */
  readonly remote: string;
  /** Whether everybody may be able to read it. */
  readonly allowPublic: boolean;
}

/** A ledger in a remote repository: a ref for each batch, a commit for each write. Closing it removes what it needs here. */
export async function gitBackend({ place, remote, allowPublic }: GitLedger): Promise<Backend> {
  const address = await addressOf(place, remote);
  const environment = await connectionOf(place);
  const directory = await makeStoreDirectory();
  const inStore = { directory, environment };
  const store = await openBareStore(inStore, address.url).catch(async (error) => {
    await removeStoreDirectory(directory);
    throw error;
  });
  const snapshot = createSnapshot(store);
  const inTurn = oneByOne();
  const ensureFetched = async (path: string): Promise<void> => {
    const { ref } = refPathOf(path);
    if (!snapshot.isFetched(ref)) await snapshot.fetch([patternOf(path)]);
  };
  const create = inBatches(inTurn, (added: readonly Addition[]) => addRecords(store, snapshot, added));
  const read = inBatches(inTurn, async (files: readonly TreeFile[]) =>
    (await store.read(files)).map((value): Settled<Uint8Array> => ({ value })),
  );
  return {
    shownAs: `git:${address.shownAs}`,
    createOnly: (path, bytes) => create({ path, bytes }),
    get: async (path) => {
      const { ref, file } = refPathOf(path);
      await inTurn(() => ensureFetched(path));
      const found = snapshot.at(ref)?.files.get(file);
      return found === undefined ? undefined : read(found);
    },
    list: (folder) =>
      inTurn(async () => {
        await snapshot.fetch([patternOf(folder)]);
        return snapshot.pathsBelow(folder).toSorted();
      }),
    probe: async () => {
      if (!allowPublic) await refusePublic(inStore, address);
      await inTurn(() => snapshot.fetch([patternOf('ledger')]));
    },
    remove: (paths) => inTurn(() => removeRecords(store, snapshot, paths)),
    close: () => inTurn(() => removeStoreDirectory(directory)),
  };
}

async function addressOf(place: GitPlace, remote: string): Promise<RemoteAddress & { readonly kind: 'address' }> {
  const address = await remoteAddress(place, remote);
  if (address.kind === 'no-git') throw new Failure('not-found', 'There is no `git` to reach the ledger with');
  if (address.kind === 'no-remote') {
    const hint = 'Name a remote that `git remote` lists, or a path with a `/` in it.';
    throw new Failure('refused', `There is no remote \`${remote}\`: ${address.says}`, { hint });
  }
  if (address.kind === 'not-allowed') {
    throw new Failure('refused', `\`${address.shownAs}\` is no repository that a ledger can be in`, {
      hint: 'Name a remote of the repository, an https or ssh address, or a path.',
    });
  }
  const isPath = address.transport === 'file' && !/^file:/i.test(address.url);
  return isPath ? { ...address, url: resolve(place.directory, address.url) } : address;
}

async function refusePublic(place: GitPlace, address: RemoteAddress & { readonly kind: 'address' }): Promise<void> {
  const publicity = await publicityOf(place, address);
  if (publicity.kind === 'private') return;
  const hint = 'Use a private repository, or allow it: `ledger: { allow_public: true }` in the project file.';
  if (publicity.kind === 'public') {
    throw new Failure('refused', `Everybody can read \`${address.shownAs}\`, and with it the ledger`, { hint });
  }
  const message = `It cannot be told whether everybody can read \`${address.shownAs}\`: ${publicity.says}`;
  throw new Failure('unavailable', message, { hint });
}
