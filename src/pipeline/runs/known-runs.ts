import { findScopes } from '../../ledger/find-scopes.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { createLedger } from '../../ledger/ledger.ts';
import { openBackend } from '../../ledger/open-ledger.ts';
import type { Scope } from '../../ledger/record-path.ts';
import { scopePath } from '../../ledger/record-path.ts';
import { machineClock } from '../../submit/clock.ts';
import { LOCAL_PROJECT } from '../target/open-run-ledger.ts';
import type { RunTarget, TargetOptions } from '../target/run-target.ts';
import { LOCAL_ENDPOINT, targetIn } from '../target/run-target.ts';
import { hashText } from '../workspace/hash.ts';
import type { ProjectOptions } from '../workspace/read-projects.ts';
import { readSoundProject } from '../workspace/read-sound-project.ts';

/** What a command line says about the runs that it means. */
export interface RunsAccess extends TargetOptions, ProjectOptions {
  /** `--project`; without it the runs of all projects of the endpoint are looked through. */
  readonly projectId?: string | undefined;
  /** Whether nothing is going to be written. */
  readonly isReadOnly: boolean;
}

/** The runs that count for the endpoint that is meant. */
export interface KnownRuns {
  readonly target: RunTarget;
  /** One for each project. */
  readonly ledgers: readonly Ledger[];
  /** `--env`, where it is given. */
  readonly environmentName: string | undefined;
}

/**
 * Does something with the runs of the endpoint that is meant: those of a rehearsal with `--local`, and without it never those.
 * Throws a Failure where there is no ledger that may be used.
 */
export async function withKnownRuns<T>(access: RunsAccess, use: (runs: KnownRuns) => Promise<T>): Promise<T> {
  const { environmentName, isReadOnly, version } = access;
  const target = targetIn(await readSoundProject(access), access);
  const backend = await openBackend({ ...target.ledger, needsMarker: target.needsMarker, isReadOnly });
  try {
    const scopes = (await findScopes(backend, hashText)).filter((scope) => isMeant(scope, target, access));
    const parts = { backend, hash: hashText, now: machineClock.now, tool: `parsebatch ${version}` };
    const ledgers = scopes.map((scope) => createLedger({ ...parts, scope }));
    return await use({ target, ledgers, environmentName });
  } finally {
    await backend.close();
  }
}

/** The project that a ledger counts for, as the API knows it; undefined for the embedded server without one. */
export function projectIdOf({ scope: { endpoint, project } }: Ledger): string | undefined {
  return endpoint === LOCAL_ENDPOINT && project === LOCAL_PROJECT ? undefined : project;
}

/** Ports and letters are compared as paths have them. */
function isMeant(scope: Scope, { endpoint, namespace }: RunTarget, { projectId }: RunsAccess): boolean {
  const meant = { endpoint, namespace, project: projectId ?? scope.project };
  return scopePath(meant, hashText) === scopePath(scope, hashText);
}
