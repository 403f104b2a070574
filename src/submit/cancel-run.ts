import { Failure } from '../core/failure.ts';
import type { Run } from '../ledger/fold-run.ts';
import { isCancelled } from '../ledger/fold-run.ts';
import type { CancelRecord } from '../ledger/record.ts';
import type { ShardFold } from '../ledger/shard-state.ts';
import type { Client } from './client/client.ts';
import type { WriteOutcome } from './client/write.ts';
import type { FollowTools } from './follow-run.ts';
import type { Repetition } from './repeat-write.ts';
import { repeatWrite } from './repeat-write.ts';

/**
 * Cancels a run: records that nothing of it is to be sent any more and that its batches are not to go on, and cancels those
 * that have not ended; how they end is known once they are followed. Throws a Failure where the server does not take it.
 * Gives the ids of the batches.
 */
export async function cancelRun(
  run: Run,
  reason: string | undefined,
  tools: FollowTools & Repetition,
): Promise<readonly string[]> {
  const batchIds = run.shards.flatMap(({ state }) => (state.kind === 'created' ? [state.batchId] : []));
  const isStopping = !isCancelled(run) && run.shards.some(mayBeSent);
  if (batchIds.length === 0 && !isStopping) return [];
  await recordCancel(run, { covers: 'run', batchIds, reason }, tools);
  await cancelEach(batchIds, reason, tools);
  return batchIds;
}

/** What a person wants to be cancelled. */
export type CancelWord = Pick<CancelRecord, 'covers' | 'batchIds'> & { readonly reason: string | undefined };

/** Records that somebody wants it cancelled. Whoever said so at the same moment has taken the number. */
export async function recordCancel(
  { id, cancels }: Pick<Run, 'id' | 'cancels'>,
  { reason, ...word }: CancelWord,
  { ledger, by }: Pick<FollowTools, 'ledger' | 'by'>,
): Promise<void> {
  const content = { record: 'cancel', by, ...word, ...(reason !== undefined && reason !== '' && { reason }) } as const;
  for (let number = (cancels.at(-1)?.number ?? 0) + 1; ; number += 1)
    if ((await ledger.write(id, { ...content, number })) === 'created') return;
}

/** Whether something may still be sent of a shard, or be under way. */
function mayBeSent({ state }: ShardFold): boolean {
  return !SETTLED.includes(state.kind);
}

const SETTLED: readonly ShardFold['state']['kind'][] = ['created', 'final', 'cancelled', 'conflict'];

/** One that the server does not take keeps the others from nothing. */
async function cancelEach(
  batchIds: readonly string[],
  reason: string | undefined,
  tools: FollowTools & Repetition,
): Promise<void> {
  const failures: Failure[] = [];
  for (const id of batchIds) {
    try {
      await cancel(id, reason, tools);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failures.push(error);
    }
  }
  const [first] = failures;
  if (first !== undefined) throw first;
}

/** To cancel twice does no harm, and one that has ended stays as it is. */
async function cancel(
  batchId: string,
  reason: string | undefined,
  tools: Repetition & { readonly client: Pick<Client, 'cancelBatch'> },
): Promise<void> {
  const send = async () => asDone(await tools.client.cancelBatch(batchId, reason));
  await repeatWrite({ what: `cancel \`${batchId}\``, send }, tools);
}

function asDone(outcome: WriteOutcome<unknown>): WriteOutcome<unknown> {
  return outcome.kind === 'rejected' && outcome.status === 409 ? { kind: 'done', value: undefined } : outcome;
}
