import { Failure } from '../core/failure.ts';
import { invariant } from '../core/invariant.ts';
import type { Run } from '../ledger/fold-run.ts';
import type { FinalStatus, RunRecord } from '../ledger/record.ts';
import type { ShardFold } from '../ledger/shard-state.ts';
import type { ShardEnd } from './advance-run.ts';
import type { BatchStatus } from './client/answers.ts';
import type { Client } from './client/client.ts';
import { forEachAtOnce } from './for-each-at-once.ts';
import { findLateBatches } from './late-batches.ts';
import type { ShardOutcome, ShardTools } from './shard-order.ts';
import { adoptBatch, lookAgain } from './shard-records.ts';
import { hasEnded, watchBatch } from './watch-batch.ts';

/** What following needs from outside. */
export type FollowTools = Pick<ShardTools, 'client' | 'ledger' | 'clock' | 'signal' | 'by'>;

/** A run, as far as following it asks: what it froze is not. */
export interface RunToFollow extends Pick<Run, 'id' | 'shards'> {
  readonly record: Pick<RunRecord, 'shards'>;
}

/** How the batches of a run are followed. */
export interface FollowRunOptions {
  /** How many are looked at at once. */
  readonly concurrency: number;
  /** Until when, in milliseconds since 1970; without it each batch is followed to its end. */
  readonly until?: number | undefined;
  readonly firstPauseMilliseconds?: number;
  /** Told of the first state of each batch, and of every other one after it. */
  readonly onChange: (shard: number, status: BatchStatus) => void;
}

/** Follows the batches of a run to their ends, records those, and tells of each shard. A signal leaves them running. */
export async function followRun(
  run: RunToFollow,
  options: FollowRunOptions,
  tools: FollowTools,
  onEnd: (end: ShardEnd) => void,
): Promise<void> {
  const shards = run.shards.filter(({ state }) => state.kind === 'created');
  await forEachAtOnce(shards, { concurrency: options.concurrency, signal: tools.signal }, async (shard) => {
    try {
      onEnd({ shard: shard.shard, ...(await followShard({ run, shard }, options, tools)) });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      onEnd({ shard: shard.shard, failure: error });
    }
  });
}

/** Follows the batch of one shard to its end. */
export async function followShard(
  order: { readonly run: Pick<RunToFollow, 'id' | 'record'>; readonly shard: ShardFold },
  options: FollowRunOptions,
  tools: FollowTools,
): Promise<ShardOutcome> {
  const { state, shard } = order.shard;
  if (state.kind !== 'created') return { state };
  const { until, ...rest } = options;
  const status = await watchBatch(tools.client, state.batchId, {
    ...rest,
    ...(until !== undefined && { timeoutMilliseconds: Math.max(0, until - tools.clock.now()) }),
    clock: tools.clock,
    signal: tools.signal,
    onChange: (status) => options.onChange(shard, status),
  });
  if (!hasEnded(status)) return { state, stopped: 'interrupted' };
  await recordEnd(order, { attempt: state.attempt, status }, tools);
  const late = await adoptLate(order, state.attempt, tools);
  return { state: (await lookAgain(order, tools)).state, ...late };
}

type Order = Parameters<typeof followShard>[0];

/** Whoever follows the batch too records the same. */
async function recordEnd(
  { run, shard }: Order,
  { attempt, status: { job } }: { readonly attempt: number; readonly status: BatchStatus },
  { client, ledger }: FollowTools,
): Promise<void> {
  invariant(isFinal(job.status), 'a batch that has ended is in a final state');
  const failedItems = await idsOfItems(client, job.id, 'failed');
  const cancelledItems = job.status === 'cancelled' ? await idsOfItems(client, job.id, 'cancelled') : [];
  await ledger.write(run.id, {
    record: 'final',
    shard: shard.shard,
    attempt,
    batchId: job.id,
    status: job.status,
    counts: {
      total: job.total_items ?? 0,
      processed: job.processed_items ?? 0,
      failed: job.failed_items ?? failedItems.length,
      skipped: job.skipped_items ?? 0,
    },
    failedItems: [...failedItems, ...cancelledItems],
  });
}

function isFinal(status: string): status is FinalStatus {
  return status === 'completed' || status === 'failed' || status === 'cancelled';
}

async function idsOfItems(client: Pick<Client, 'listItems'>, batchId: string, status: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of client.listItems(batchId, status))
    ids.push(...page.filter((item) => item.status === status).map(({ item_id }) => item_id));
  return ids;
}

/** A batch of an attempt that was given up, and that works after all, is a second one: the ledger then says so. */
async function adoptLate(order: Order, attempt: number, tools: FollowTools): Promise<Pick<ShardOutcome, 'late'>> {
  const current = order.shard.intents.find((intent) => intent.attempt === attempt)?.directoryId;
  const { whole, partial, empty } = await findLateBatches(order, current, tools.client);
  const basis = { kind: 'proof', proof: 'it reads a directory that was made for the shard' } as const;
  for (const { attempt, batch } of [...whole, ...partial])
    await adoptBatch(order, { attempt, batchId: batch.id, basis }, tools);
  return empty.length > 0 ? { late: empty.map(({ batch }) => batch.id) } : {};
}
