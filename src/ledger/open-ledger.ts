import { resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import type { GitPlace } from '../git/run-git.ts';
import type { Backend } from './backend.ts';
import { directoryBackend } from './directory-backend.ts';
import { gitBackend } from './git-backend.ts';
import type { LedgerParts } from './ledger.ts';
import { hasMarker, writeMarker } from './marker.ts';

/** Which ledger is meant. */
export interface LedgerPlace {
  /** `DIR`, `file:DIR` or `git:REMOTE-OR-URL`, from a flag or the project file; undefined where neither names one. */
  readonly location: string | undefined;
  /** The directory of the project: relative paths are from here, and a remote's name is one of the repository here. */
  readonly place: GitPlace;
  /** Whether everybody may be able to read it. */
  readonly allowPublic: boolean;
}

/** How a store is opened. */
export interface StoreOptions extends LedgerPlace {
  /** The ledger of a rehearsal needs no marker: an empty one pays for nothing. */
  readonly needsMarker: boolean;
  /** Whether it is being made: then the marker may still be missing. */
  readonly isBeingMade?: boolean;
  /** Only to be read: then nothing is tried out in it. */
  readonly isReadOnly?: boolean;
}

/** Where a ledger is when nothing names it. */
export const DEFAULT_LOCATION = '.parsebatch/ledger';

/**
 * Opens the store of the ledger that is meant, of whatever scope. Throws a Failure where there is none, or it might be another
 * than that of the last run: an empty ledger by mistake would pay for everything again.
 */
export async function openBackend(options: StoreOptions): Promise<Backend> {
  refuseUnnamed(options);
  return withBackend(options, async (backend) => {
    // Where there is none nothing is tried out, as that would leave a directory behind.
    if (options.needsMarker && !(await hasMarker(backend)) && options.isBeingMade !== true) throw noLedger(backend);
    if (options.isReadOnly !== true) await backend.probe();
    return backend;
  });
}

/** Makes the ledger that is meant; one that is there stays as it is. */
export async function initLedger(
  options: LedgerPlace & Pick<LedgerParts, 'now' | 'tool'>,
): Promise<{ readonly outcome: 'created' | 'exists'; readonly shownAs: string }> {
  refuseUnnamed({ ...options, needsMarker: true });
  const opened = await withBackend(options, async (backend) => {
    await backend.probe();
    const outcome = await writeMarker(backend, new Date(options.now()).toISOString(), options.tool);
    if (outcome === 'exists') await hasMarker(backend);
    return { backend, outcome, shownAs: backend.shownAs };
  });
  await opened.backend.close();
  return { outcome: opened.outcome, shownAs: opened.shownAs };
}

async function backendAt({ location = DEFAULT_LOCATION, place, allowPublic }: LedgerPlace): Promise<Backend> {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]+):(.*)$/is.exec(location) ?? [];
  if (scheme === undefined) return directoryBackend(resolve(place.directory, location));
  if (scheme === 'file') return directoryBackend(resolve(place.directory, rest.replace(/^\/\/(?=\/)/, '')));
  if (scheme === 'git') return gitBackend({ place, remote: rest, allowPublic });
  throw new Failure('usage', `\`${scheme}:\` is no place for a ledger that this parsebatch knows`, {
    hint: 'Write DIR, file:DIR or git:REMOTE.',
  });
}

/** Nothing is held where the ledger is not opened in the end. */
async function withBackend<T>(place: LedgerPlace, use: (backend: Backend) => Promise<T>): Promise<T> {
  const backend = await backendAt(place);
  try {
    return await use(backend);
  } catch (error) {
    await backend.close();
    throw error;
  }
}

/** The directory of a runner is often thrown away, and with it what was recorded there. */
function refuseUnnamed({ location, place, needsMarker }: StoreOptions): void {
  const ci = place.environment['CI'] ?? '';
  if (location !== undefined || !needsMarker || ci === '' || ci === 'false') return;
  throw new Failure('refused', 'In a pipeline the ledger has to be named', {
    hint: 'Set `ledger: { url: "git:origin" }` in the project file, or name a directory that stays with --ledger DIR.',
  });
}

function noLedger({ shownAs }: Backend): Failure {
  return new Failure('refused', `There is no ledger in \`${shownAs}\``, {
    hint: 'If there was one, name it with --ledger: an empty one pays for everything again. If not: parsebatch ledger init.',
  });
}
