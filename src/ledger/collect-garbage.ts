import type { Run, RunState } from './fold-run.ts';
import type { Ledger } from './ledger.ts';
import type { Agent } from './record.ts';
import type { RunId } from './run-id.ts';
import { showLedger } from './show-ledger.ts';

/** A run of which only the end has to be kept. */
export interface Superseded {
  readonly run: Run;
  /** The newest run of the same batch. */
  readonly by: RunId;
}

/** Nothing is left to be done about runs in these states. */
const SETTLED: readonly RunState[] = ['succeeded', 'acknowledged', 'retried'];

/** The settled runs of a ledger that are not the newest of their batch, and whose records are still there. */
export async function findSuperseded(ledger: Ledger): Promise<readonly Superseded[]> {
  const shown = await showLedger(ledger);
  const readable = shown.flatMap((one) => ('run' in one ? [one.run] : []));
  const newest = new Map(readable.map((run) => [batchOf(run.id), run]));
  return readable.flatMap((run) => {
    const last = newest.get(batchOf(run.id));
    const isOld = last !== undefined && last !== run && SETTLED.includes(run.state) && run.problems.length === 0;
    return isOld && (run.tombstone === undefined || run.hasShardRecords) ? [{ run, by: last.id }] : [];
  });
}

/** Lets go of the records of a run, and keeps how each shard ended: it stays known that it was done, and with which batches. */
export async function collectGarbage(ledger: Ledger, superseded: readonly Superseded[], by: Agent): Promise<void> {
  for (const { run } of superseded) await ledger.bury(run, by);
}

function batchOf({ name, environment = '', row = '' }: RunId): string {
  return `${name}\0${environment}\0${row}`;
}
