import { Failure } from '../../core/failure.ts';
import type { Redactor } from '../../core/redact.ts';
import type { Run } from '../../ledger/fold-run.ts';
import { formatRun } from '../../ledger/run-id.ts';
import type { ShardFold, ShardState } from '../../ledger/shard-state.ts';
import type { Batch } from '../../submit/client/answers.ts';
import { whyNotOfShard } from '../../submit/compare-batch.ts';
import { adoptBatch } from '../../submit/shard-records.ts';
import type { FoundRun } from './find-run.ts';
import { findRun } from './find-run.ts';
import type { KnownRuns } from './known-runs.ts';
import type { WordTools } from './word-tools.ts';

/** What a person says: this batch is the one of the shard. */
export interface Claim {
  readonly batchId: string;
  /** Undefined: the only one whose outcome is unknown. */
  readonly shard: number | undefined;
  readonly reason: string;
}

/** What was recorded. */
export interface Adopted {
  readonly shard: number;
  /** As the service has it. */
  readonly batch: Batch;
}

/**
 * Records that a batch is the one of a shard whose outcome is unknown, as a person says so. Throws a Failure where there is
 * no such doubt, another run has the batch, or it cannot be the one by what the service says of it.
 */
export async function adoptByPerson(
  { run, ledger }: FoundRun,
  { batchId, shard: number, reason }: Claim,
  { runs, redactor, ...tools }: WordTools & { readonly runs: KnownRuns; readonly redactor: Redactor },
): Promise<Adopted> {
  const shard = doubtfulShard(run, number);
  await refuseTaken(batchId, runs);
  const { job } = await tools.client.getBatch(batchId);
  const compared = await whyNotOfShard({ run, shard, attempt: shard.state.attempt }, job, tools.client);
  if ('why' in compared) throw refusedFor(batchId, shard, redactor.redact(compared.why));
  const adoption = { attempt: compared.attempt, batchId, basis: { kind: 'person', reason } } as const;
  const state = await adoptBatch({ run, shard }, adoption, { ledger, by: tools.by });
  if (hasBatch(state, batchId)) return { shard: shard.shard, batch: job };
  throw new Failure('refused', `Somebody else has just settled shard ${shard.shard} of ${formatRun(run.id)}`, {
    hint: 'See how it stands: parsebatch ledger show.',
  });
}

function refusedFor(batchId: string, { shard }: ShardFold, why: string): Failure {
  return new Failure('refused', `\`${batchId}\` is not the batch of shard ${shard}: ${why}`);
}

function hasBatch(state: ShardState, batchId: string): boolean {
  return (state.kind === 'created' || state.kind === 'final') && state.batchId === batchId;
}

type Doubtful = ShardFold & { readonly state: Extract<ShardState, { readonly kind: 'unknown' }> };

function doubtfulShard({ id, shards }: Run, number: number | undefined): Doubtful {
  const named = number === undefined ? shards : shards.filter(({ shard }) => shard === number);
  if (named.length === 0) {
    const hint = `It has the shards 1 to ${shards.length}.`;
    throw new Failure('not-found', `${formatRun(id)} has no shard ${number}`, { hint });
  }
  const doubtful = named.filter((shard): shard is Doubtful => shard.state.kind === 'unknown');
  const [first, ...more] = doubtful;
  if (first === undefined) {
    const what = number === undefined ? 'any shard' : `shard ${number}`;
    throw new Failure('refused', `There is no doubt about the batch of ${what} of ${formatRun(id)}`);
  }
  if (more.length === 0) return first;
  const numbers = doubtful.map(({ shard }) => shard).join(', ');
  throw new Failure('usage', `The batches of several shards of ${formatRun(id)} are unknown: ${numbers}`, {
    hint: 'Name the one that the batch is of with --shard.',
  });
}

/** No batch is of two shards. */
async function refuseTaken(batchId: string, runs: KnownRuns): Promise<void> {
  const taken = await findRun(batchId, runs).catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'not-found') return undefined;
    throw error;
  });
  if (taken !== undefined)
    throw new Failure('refused', `\`${batchId}\` is a batch of ${formatRun(taken.run.id)} already`);
}
