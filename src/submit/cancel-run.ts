import type { Run } from '../ledger/fold-run.ts';
import type { Client } from './client/client.ts';
import type { WriteOutcome } from './client/write.ts';
import type { FollowTools } from './follow-run.ts';
import type { Repetition } from './repeat-write.ts';
import { repeatWrite } from './repeat-write.ts';

/**
 * Cancels the batches of a run that have not ended, and records that they were to be; how they end is known once they are
 * followed. Throws a Failure where the server does not take it. Gives the ids of the batches.
 */
export async function cancelRun(
  run: Run,
  reason: string | undefined,
  tools: FollowTools & Repetition,
): Promise<readonly string[]> {
  const batchIds = run.shards.flatMap(({ state }) => (state.kind === 'created' ? [state.batchId] : []));
  if (batchIds.length === 0) return [];
  await recordCancel(run, batchIds, reason, tools);
  for (const id of batchIds) await cancel(id, reason, tools);
  return batchIds;
}

/** Whoever said so at the same moment has taken the number. */
async function recordCancel(
  { id, cancels }: Run,
  batchIds: readonly string[],
  reason: string | undefined,
  { ledger, by }: FollowTools,
): Promise<void> {
  const content = { record: 'cancel', by, batchIds, ...(reason !== undefined && reason !== '' && { reason }) } as const;
  for (let number = (cancels.at(-1)?.number ?? 0) + 1; ; number += 1)
    if ((await ledger.write(id, { ...content, number })) === 'created') return;
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
