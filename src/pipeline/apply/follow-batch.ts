import { redactTexts } from '../../core/redact.ts';
import { formatRun } from '../../ledger/run-id.ts';
import { followRun } from '../../submit/follow-run.ts';
import type { PlannedBatch } from '../plan/plan.ts';
import type { AppliedShard } from './applied.ts';
import type { ApplySession } from './apply-session.ts';
import { clientOf } from './apply-session.ts';
import type { RunOutline } from './run-outline.ts';
import { outlineOf } from './run-outline.ts';

/** A run that was followed, as the ledger has it in the end. */
export interface FollowedRun {
  readonly run: RunOutline;
  readonly ends: readonly AppliedShard[];
}

/** Follows the batches of a run to their ends, or until the given time. */
export async function followBatch(
  { batch, label, ledger }: PlannedBatch,
  run: RunOutline,
  { until, concurrency }: { readonly until: number | undefined; readonly concurrency: number },
  session: ApplySession,
): Promise<FollowedRun> {
  const { clock, by, detach: signal, firstPauseMilliseconds, redactor, onEvent } = session;
  if (ledger === undefined || !run.shards.some(({ state }) => state.kind === 'created')) return { run, ends: [] };
  const id = formatRun(run.id);
  const shards = run.shards.length;
  const ends: AppliedShard[] = [];
  const options = {
    concurrency,
    until,
    ...(firstPauseMilliseconds !== undefined && { firstPauseMilliseconds }),
    onChange: (shard: number, status: Parameters<Parameters<typeof followRun>[1]['onChange']>[1]): void =>
      onEvent({ kind: 'progress', label, run: id, shard, shards, status: redactTexts(status, redactor) }),
  };
  await followRun(run, options, { client: clientOf(batch, session), ledger, clock, signal, by }, (one) => {
    ends.push({ run: id, end: one });
    onEvent({ kind: 'followed', label, run: id, shard: one.shard, shards, end: one });
  });
  return { run: outlineOf((await ledger.read(run.id)) ?? run), ends };
}
