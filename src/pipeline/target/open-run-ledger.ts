import { Failure } from '../../core/failure.ts';
import type { HashText } from '../../core/hash.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { createLedger } from '../../ledger/ledger.ts';
import { openBackend } from '../../ledger/open-ledger.ts';
import type { Client } from '../../submit/client/client.ts';
import type { Scope } from '../../submit/client/context.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import { scopeOf } from './batch-scope.ts';
import type { RunTarget } from './run-target.ts';

/** The ledgers of a command's batches: one store, in which each project counts for itself. */
export interface RunLedgers {
  /** Where they are, to be shown. */
  readonly shownAs: string;
  /**
   * The ledger of a batch. Throws a Failure where its project cannot be told. It is closed with the others, never by
   * itself.
   */
  readonly ledgerOf: (batch: Pick<BuiltBatch, 'request'>) => Promise<Ledger>;
  readonly close: () => Promise<void>;
}

/** What opening the ledgers of a command needs. */
export interface RunLedgerOptions {
  readonly target: RunTarget;
  readonly hash: HashText;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The program, with its version. */
  readonly tool: string;
  /** Whether nothing is going to be written. */
  readonly isReadOnly: boolean;
  /** Whether the ledger is being made: then its marker may still be missing. */
  readonly isBeingMade?: boolean;
  /** A client for what belongs to a project or an organization; undefined where there is no key. */
  readonly clientFor: ((scope: Scope) => Pick<Client, 'listProjects'>) | undefined;
}

/**
 * Opens the ledger that a command's batches are recorded in. Throws a Failure where there is none that may be used: what was
 * sent would not be known.
 */
export async function openRunLedgers(options: RunLedgerOptions): Promise<RunLedgers> {
  const { target, hash, now, tool, isReadOnly, isBeingMade = false } = options;
  const { needsMarker, namespace, endpoint } = target;
  const backend = await openBackend({ ...target.ledger, needsMarker, isReadOnly, isBeingMade });
  const ledgers = new Map<string, Ledger>();
  const projectOf = projectFinder(options);
  return {
    shownAs: backend.shownAs,
    ledgerOf: async (batch) => {
      const project = await projectOf(batch);
      const scope = { namespace, endpoint, project };
      const ledger = ledgers.get(project) ?? createLedger({ backend, hash, now, tool, scope });
      ledgers.set(project, ledger);
      return ledger;
    },
    close: () => backend.close(),
  };
}

/** What runs on the embedded server count for where their manifest names no project. */
export const LOCAL_PROJECT = 'local';

/** Finds the project of a batch: the one that it states, or else the only one that the key has. */
function projectFinder({
  target,
  clientFor,
  isReadOnly,
}: RunLedgerOptions): (batch: Pick<BuiltBatch, 'request'>) => Promise<string> {
  const found = new Map<string | undefined, Promise<string>>();
  const known = new Map<string | undefined, Promise<readonly string[] | undefined>>();
  return async (batch) => {
    const { projectId: stated, organizationId } = scopeOf(batch);
    if (stated !== undefined) {
      if (isReadOnly || target.host === undefined) return stated;
      const projects = known.get(organizationId) ?? projectsOf(clientFor?.({ organizationId }));
      known.set(organizationId, projects);
      return ofKey(stated, await projects);
    }
    if (target.host === undefined) return LOCAL_PROJECT;
    const project = found.get(organizationId) ?? onlyProject(clientFor?.({ organizationId }));
    found.set(organizationId, project);
    return project;
  };
}

/** The projects of the key; undefined where the service does not tell them. */
async function projectsOf(client: Pick<Client, 'listProjects'> | undefined): Promise<readonly string[] | undefined> {
  try {
    return (await client?.listProjects())?.map(({ id }) => id);
  } catch (error) {
    if (error instanceof Failure && error.code === 'rejected') return undefined;
    throw error;
  }
}

/** What is sent with a key of another project would be of that one, and recorded for this one. */
function ofKey(stated: string, projects: readonly string[] | undefined): string {
  if (projects === undefined || projects.includes(stated)) return stated;
  throw new Failure('unauthorized', `The key is not one of the project \`${stated}\``, {
    hint: 'Use a key of that project, or state the project of the key.',
  });
}

async function onlyProject(client: Pick<Client, 'listProjects'> | undefined): Promise<string> {
  if (client === undefined) {
    throw new Failure('unauthorized', 'Without a key it cannot be told which project the batches belong to', {
      hint: `${STATE_IT}, or set LLAMA_CLOUD_API_KEY.`,
    });
  }
  const [project, ...more] = await client.listProjects();
  if (project !== undefined && more.length === 0) return project.id;
  // A default may be another one tomorrow, and what was paid for would be paid for again.
  const has = project === undefined ? 'has none' : `has ${more.length + 1} of them`;
  throw new Failure('project-wrong', `No project is stated, and the key ${has}`, {
    hint: `${STATE_IT}.`,
  });
}

const STATE_IT = 'State `project_id` in an environment of the project file or in the manifest';
