import { Failure } from '../core/failure.ts';
import type { Run } from './fold-run.ts';
import type { Ledger } from './ledger.ts';
import type { BatchName, RunId } from './run-id.ts';

/** A run with its state, or why that cannot be told. */
export type ShownRun = { readonly id: RunId } & ({ readonly run: Run } | { readonly failure: Failure });

/** The runs of one batch, or of all of a scope: by batch and by when they were begun. */
export async function showLedger(ledger: Ledger, batch?: BatchName): Promise<readonly ShownRun[]> {
  const { runs, read } = await ledger.look(batch);
  const shown: ShownRun[] = [];
  for (const id of runs) shown.push(await showRun(id, read));
  return shown.toSorted(
    (one, other) => compare(labelOf(one.id), labelOf(other.id)) || compare(beginOf(one), beginOf(other)),
  );
}

async function showRun(id: RunId, read: (id: RunId) => Promise<Run>): Promise<ShownRun> {
  try {
    return { id, run: await read(id) };
  } catch (error) {
    if (error instanceof Failure && error.code === 'io') return { id, failure: error };
    throw error;
  }
}

function labelOf({ name, environment = '', row = '' }: RunId): string {
  return `${name}\0${environment}\0${row}`;
}

/** What cannot be read comes last. */
function beginOf(shown: ShownRun): string {
  const order = `${shown.id.digest}/${String(shown.id.generation).padStart(9, '0')}`;
  return 'run' in shown ? `0${shown.run.record.at}/${order}` : `1${order}`;
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
