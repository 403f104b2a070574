import { Failure } from '../../core/failure.ts';
import type { Run } from '../../ledger/fold-run.ts';
import type { ShardEnd } from '../../submit/advance-run.ts';
import { cancelRun, recordCancel } from '../../submit/cancel-run.ts';
import { clientOfKind } from '../../submit/client/api-of.ts';
import type { FollowRunOptions } from '../../submit/follow-run.ts';
import { followRun } from '../../submit/follow-run.ts';
import type { FoundRun } from './find-run.ts';
import { formatRun } from './find-run.ts';
import { readAgain } from './look-for-ends.ts';
import type { WordTools } from './word-tools.ts';

/** How a run is cancelled. */
export interface CancelOptions {
  readonly reason: string | undefined;
  /** After how long the ends are not waited for any more; without it until all have ended. */
  readonly timeoutMilliseconds: number | undefined;
}

/** What cancelling came to. */
export interface CancelledRun {
  /** As it then is. */
  readonly run: Run;
  /** Why it was not followed to its end. */
  readonly failures: readonly Failure[];
}

const AT_ONCE = 4;

/**
 * Cancels a run and waits until its batches have ended, those among them that were made while this was said. Throws a Failure
 * where it has ended, or the server does not take it.
 */
export async function cancelKnownRun(
  found: FoundRun,
  { reason, timeoutMilliseconds }: CancelOptions,
  tools: WordTools,
): Promise<CancelledRun> {
  const { ledger } = found;
  const client = clientOfKind(tools.client, found.run.record.kind);
  const failures: Failure[] = [];
  const until = timeoutMilliseconds === undefined ? undefined : tools.clock.now() + timeoutMilliseconds;
  let run = await readAgain(found);
  if (run.shards.every(({ state }) => state.kind === 'final' || state.kind === 'cancelled'))
    throw new Failure('refused', `There is nothing to cancel of ${formatRun(run.id)}: it has ended`);
  for (;;) {
    await cancelRun(run, reason, { ...tools, client, ledger });
    const told = await readAgain({ run, ledger });
    // One that was made since then is to be cancelled too.
    const isNew = createdIn(told).some((batchId) => !createdIn(run).includes(batchId));
    if (!isNew) {
      const options: FollowRunOptions = { concurrency: AT_ONCE, until, onChange: () => undefined };
      await followRun(told, options, { ...tools, client, ledger }, (end: ShardEnd) => {
        if ('failure' in end) failures.push(end.failure);
      });
    }
    run = isNew ? told : await readAgain({ run, ledger });
    if (failures.length > 0 || tools.signal.aborted || createdIn(run).length === 0) return { run, failures };
  }
}

function createdIn({ shards }: Run): readonly string[] {
  return shards.flatMap(({ state }) => (state.kind === 'created' ? [state.batchId] : []));
}

/** Records that one batch of a run is to be cancelled, unless it has ended. The rest of the run goes on. */
export async function recordBatchCancel(
  { run, ledger }: FoundRun,
  batchId: string,
  reason: string | undefined,
  { by }: Pick<WordTools, 'by'>,
): Promise<void> {
  const isUnderWay = run.shards.some(({ state, batchIds }) => state.kind !== 'final' && batchIds.includes(batchId));
  if (isUnderWay) await recordCancel(run, { covers: 'batches', batchIds: [batchId], reason }, { ledger, by });
}
