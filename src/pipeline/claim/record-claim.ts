import { canonicalJson } from '../../core/canonical-json.ts';
import { Failure } from '../../core/failure.ts';
import type { JsonValue } from '../../core/json.ts';
import type { Run } from '../../ledger/fold-run.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Agent } from '../../ledger/record.ts';
import { formatRun } from '../../ledger/run-id.ts';
import { readAgain } from '../runs/look-for-ends.ts';
import type { ClaimedRun } from './claim-runs.ts';

/**
 * Records a run with the batches that are its. The batches come first: a run that is there and seems to have sent nothing would
 * be sent. Repeated it records what is missing. Throws a Failure where the ledger has something else in its place.
 */
export async function recordClaim({ id, record, shards }: ClaimedRun, ledger: Ledger, by: Agent): Promise<Run> {
  await Promise.all(
    shards.map(({ batchId, basis }, index) =>
      ledger.write(id, { record: 'adopt', shard: index + 1, attempt: 1, by, batchId, basis }),
    ),
  );
  const { adopts } = await ledger.adoptsOf(id);
  const isWhole =
    adopts.length === shards.length && adopts.every(({ shard, batchId }) => shards[shard - 1]?.batchId === batchId);
  if (!isWhole) throw notThis(id);
  await ledger.write(id, record);
  const run = await readAgain({ run: { id }, ledger });
  const isSame =
    textOf(run.record) === textOf(record) &&
    run.shards.every(({ batchIds }, index) => batchIds.length === 1 && batchIds[0] === shards[index]?.batchId);
  if (!isSame) throw notThis(id);
  return run;
}

/** What it covers, and how that is cut. */
function textOf({ source, shards }: Pick<ClaimedRun['record'], 'source' | 'shards'>): string {
  // An interface has no index signature, though all of its fields are JSON.
  return canonicalJson({ source, shards } as unknown as JsonValue);
}

function notThis(id: ClaimedRun['id']): Failure {
  return new Failure('refused', `The ledger has other records in the place of ${formatRun(id)}`, {
    hint: 'See what they are: parsebatch ledger verify.',
  });
}
