import type { Backend } from '../../ledger/backend.ts';
import { collectGarbage, findSuperseded } from '../../ledger/collect-garbage.ts';
import { findScopes } from '../../ledger/find-scopes.ts';
import type { RunState } from '../../ledger/fold-run.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { createLedger } from '../../ledger/ledger.ts';
import { machineAgent } from '../../ledger/machine-agent.ts';
import type { LedgerPlace } from '../../ledger/open-ledger.ts';
import { initLedger, openBackend } from '../../ledger/open-ledger.ts';
import type { Scope } from '../../ledger/record-path.ts';
import { formatRun } from '../../ledger/run-id.ts';
import type { ShownRun } from '../../ledger/show-ledger.ts';
import { showLedger } from '../../ledger/show-ledger.ts';
import type { Verification } from '../../ledger/verify-ledger.ts';
import { verifyLedger } from '../../ledger/verify-ledger.ts';
import { machineClock } from '../../submit/clock.ts';
import { hashText } from '../workspace/hash.ts';
import type { ProjectOptions } from '../workspace/read-projects.ts';
import { readSoundProject } from '../workspace/read-sound-project.ts';

/** What a command line says about the ledger. */
export interface LedgerAccess extends ProjectOptions {
  /** `--ledger`. */
  readonly location?: string | undefined;
}

/** A run as it is listed. */
export interface ListedRun {
  /** As commands take it. */
  readonly run: string;
  readonly scope: Scope;
  /** Undefined where it cannot be told, for the reason beside it. */
  readonly state: RunState | undefined;
  readonly reason?: string;
  readonly shards: number;
  readonly batchIds: readonly string[];
  readonly begun?: string;
}

/** Makes the ledger of a project; one that is there stays as it is. */
export async function initProjectLedger(access: LedgerAccess): ReturnType<typeof initLedger> {
  return initLedger({ ...(await placeOf(access)), now: machineClock.now, tool: toolOf(access) });
}

/** All runs in the ledger of a project. */
export async function showProjectLedger(access: LedgerAccess): Promise<readonly ListedRun[]> {
  return withLedgers(access, async (ledgers) => {
    const listed: ListedRun[] = [];
    for (const ledger of ledgers) listed.push(...(await showLedger(ledger)).map((shown) => list(ledger, shown)));
    return listed;
  });
}

/** What is wrong with the ledger of a project. */
export async function verifyProjectLedger(access: LedgerAccess): Promise<Verification> {
  return withLedgers(access, (_, backend) => verifyLedger(backend, hashText, machineClock.now()));
}

/** The runs whose records may go; they go when that is told. */
export async function collectProjectGarbage(
  access: LedgerAccess,
  { isDeleting, pid }: { readonly isDeleting: boolean; readonly pid: number },
): Promise<readonly string[]> {
  return withLedgers(access, async (ledgers) => {
    const runs: string[] = [];
    for (const ledger of ledgers) {
      const superseded = await findSuperseded(ledger);
      if (isDeleting) await collectGarbage(ledger, superseded, machineAgent(pid));
      runs.push(...superseded.map(({ run }) => formatRun(run.id)));
    }
    return runs;
  });
}

/** What a flag names is found from where the command is run, what the project file names from where that is. */
async function placeOf(access: LedgerAccess): Promise<LedgerPlace> {
  const { root, settings } = await readSoundProject(access);
  const directory = access.location === undefined ? root : access.cwd;
  return {
    location: access.location ?? settings.ledger.url ?? undefined,
    place: { directory, environment: access.environment },
    allowPublic: settings.ledger.allow_public ?? false,
  };
}

async function withLedgers<T>(
  access: LedgerAccess,
  use: (ledgers: readonly Ledger[], backend: Backend) => Promise<T>,
): Promise<T> {
  const backend = await openBackend({ ...(await placeOf(access)), needsMarker: true });
  try {
    const parts = { backend, hash: hashText, now: machineClock.now, tool: toolOf(access) };
    const scopes = await findScopes(backend, hashText);
    return await use(
      scopes.map((scope) => createLedger({ ...parts, scope })),
      backend,
    );
  } finally {
    await backend.close();
  }
}

function toolOf({ version }: LedgerAccess): string {
  return `parsebatch ${version}`;
}

function list({ scope }: Ledger, shown: ShownRun): ListedRun {
  const run = formatRun(shown.id);
  if ('failure' in shown) {
    return { run, scope, state: undefined, reason: shown.failure.message, shards: 0, batchIds: [] };
  }
  const { state, shards, record } = shown.run;
  const batchIds = shards.flatMap((shard) => shard.batchIds);
  return { run, scope, state, shards: shards.length, batchIds, begun: record.at };
}
