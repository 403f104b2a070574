import type { Run } from '../../ledger/fold-run.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { BuiltBatch } from '../build/build-batches.ts';

/**
 * The runs of a digest that a ledger has, by generation. One of which only batches are recorded is a claim that was interrupted,
 * and not there yet.
 */
export async function readStandingRuns(
  { name, environment, row, digest }: Pick<BuiltBatch, 'name' | 'environment' | 'row' | 'digest'>,
  ledger: Ledger,
): Promise<readonly Run[]> {
  const named = { name, ...(environment !== undefined && { environment }), ...(row !== undefined && { row }) };
  const view = await ledger.look(named);
  const runs: Run[] = [];
  for (const id of view.runs.filter((run) => run.digest === digest)) {
    const { hasBegun, adopts } = await ledger.adoptsOf(id);
    if (hasBegun || adopts.length === 0) runs.push(await view.read(id));
  }
  return runs;
}
