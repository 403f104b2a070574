import type { IntentRecord } from '../ledger/record.ts';
import { ATTEMPTS_SPENT, inDoubt, LEFT_FOR_LATER } from './in-doubt.ts';
import { jobTypeOf } from './job-type-of.ts';
import type { ListedBatch } from './list-batches.ts';
import { listBatchesOf } from './list-batches.ts';
import type { Standing } from './prove-batch.ts';
import { judgeBatch } from './prove-batch.ts';
import { attemptUntilTaken } from './send-shard.ts';
import { correlationOf, placeOf, statedCorrelation } from './shard-body.ts';
import type { ShardOrder, ShardOutcome, ShardTools } from './shard-order.ts';
import { adoptBatch } from './shard-records.ts';

/**
 * In a place that others may read too a batch is ours only where its results say so. Where there is none the outcome stays
 * unknown, as a late one could not be kept from parsing, unless a person or the project file has said otherwise.
 */
export async function reconcileElsewhere(
  order: ShardOrder,
  intent: IntentRecord,
  tools: ShardTools,
): Promise<ShardOutcome> {
  const judged = await judgeFresh(order, intent, tools);
  const ours = judged.filter(({ standing }) => standing === 'ours');
  const [own, ...more] = ours;
  const isClear = more.length === 0 && !judged.some(({ standing }) => standing === 'unclear');
  if (own !== undefined && isClear) {
    const basis = { kind: 'proof', proof: 'its results have the correlation id of the shard' } as const;
    const adoption = { attempt: intent.attempt, batchId: own.batch.id, basis };
    return { state: await adoptBatch(order, adoption, tools) };
  }
  const batches = judged.filter(({ standing }) => standing !== 'other').map(({ batch }) => batch);
  if (ours.length > 0 || !isAssumedAbsent(order, intent, { candidates: batches.length, tools }))
    return inDoubt(order, reasonOf(order, judged, tools), { batches, needsPerson: !canTimeTell(judged, tools) });
  const { nextAttempt } = order.shard;
  if (nextAttempt === undefined) return inDoubt(order, ATTEMPTS_SPENT, { batches, needsPerson: true });
  if (order.isOnlyLookedFor === true) return inDoubt(order, LEFT_FOR_LATER, { batches });
  return attemptUntilTaken(order, { number: nextAttempt, because: 'assumed-absent', directoryId: undefined }, tools);
}

interface Judged {
  readonly batch: ListedBatch;
  readonly standing: Standing;
}

/** The batches that came after the intent, each with what is known of it. */
async function judgeFresh(
  order: ShardOrder,
  { baseline }: IntentRecord,
  tools: ShardTools,
): Promise<readonly Judged[]> {
  const place = placeOf(order);
  const before = new Set(baseline.batchIds);
  const { batches } = await listBatchesOf(tools.client, place.kind === 'directory' ? place.directoryId : undefined);
  const { id, isOwn } = correlationOf(order, tools.hash);
  const marks = {
    itemIds: place.kind === 'items' ? place.itemIds : undefined,
    correlationId: isOwn ? id : undefined,
    jobType: jobTypeOf(order.batch.kind),
    configurationId: order.run.record.configuration?.id,
  };
  const judged: Judged[] = [];
  for (const batch of batches.filter((batch) => !before.has(batch.id)))
    judged.push({ batch, standing: await judgeBatch(batch, marks, tools.client) });
  return judged;
}

/** A person may know of batches that look like it; the project file speaks only where there is none. */
function isAssumedAbsent(
  { isAssumedAbsent: isSaid }: ShardOrder,
  { at }: IntentRecord,
  { candidates, tools }: { readonly candidates: number; readonly tools: ShardTools },
): boolean {
  if (isSaid === true) return true;
  const after = tools.waits.assumeAbsentAfter;
  return after !== undefined && candidates === 0 && tools.clock.now() >= Date.parse(at) + after;
}

/** Whether the same look may say more later: once there are results, or once the project file speaks. */
function canTimeTell(judged: readonly Judged[], { waits }: ShardTools): boolean {
  const open = judged.filter(({ standing }) => standing !== 'other');
  return open.length === 0 ? waits.assumeAbsentAfter !== undefined : open.every(({ standing }) => standing === 'idle');
}

function reasonOf(order: ShardOrder, judged: readonly Judged[], { hash }: ShardTools): string {
  const has = (standing: Standing): boolean => judged.some((one) => one.standing === standing);
  if (has('ours')) return 'more than one batch may be the one';
  if (has('idle')) return 'a batch that may be the one has no result yet that would tell';
  if (has('unmarked') || has('unclear'))
    return statedCorrelation(order.batch, hash) === undefined
      ? 'there are batches that may be the one, and nothing proves it of any'
      : 'the correlation id is that of the manifest, which proves nothing';
  return 'no batch is known, and one that comes late could not be kept from parsing';
}
