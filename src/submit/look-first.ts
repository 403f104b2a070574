import { Failure } from '../core/failure.ts';
import { FOUND_SOME, inDoubt, NOT_TOLD_YET } from './in-doubt.ts';
import { findLateBatches } from './late-batches.ts';
import type { Draft } from './make-draft.ts';
import type { ShardOrder, ShardOutcome, ShardTools } from './shard-order.ts';
import { adoptBatch } from './shard-records.ts';

/** What was found right before an attempt. */
export interface LookedFirst {
  /** What there is in place of an attempt. */
  readonly found?: ShardOutcome;
  readonly late?: Pick<ShardOutcome, 'late'>;
}

/**
 * A batch that reads a directory of the shard is ours, whatever the server said of the request for it: one of the directory
 * that is to be used now, or of one that was given up and emptied, unless it found nothing there.
 */
export async function lookFirst(
  order: ShardOrder,
  attempt: number,
  { directoryId, before }: Draft,
  tools: ShardTools,
): Promise<LookedFirst> {
  const { whole, partial, empty, undecided } = await findLateBatches(order, directoryId, tools.client);
  const here = before.filter(({ directory_id }) => directoryId !== undefined && directory_id === directoryId);
  const batches = [...whole, ...here.map((batch) => ({ attempt, batch }))];
  if (batches.length > 1) throw severalBatches(batches.map(({ batch }) => batch.id));
  const [ours] = batches;
  const late = empty.length > 0 ? { late: { late: empty.map(({ batch }) => batch.id) } } : {};
  if (ours !== undefined) {
    const adoption = { attempt: ours.attempt, batchId: ours.batch.id, basis: BASIS };
    return { ...late, found: { state: await adoptBatch(order, adoption, tools) } };
  }
  const doubtful = [...partial, ...undecided].map(({ batch }) => batch);
  if (doubtful.length === 0) return late;
  const needsPerson = partial.length > 0;
  return {
    ...late,
    found: inDoubt(order, needsPerson ? FOUND_SOME : NOT_TOLD_YET, { needsPerson, batches: doubtful }),
  };
}

const BASIS = { kind: 'proof', proof: 'it reads the directory that was made for the shard' } as const;

function severalBatches(ids: readonly string[]): Failure {
  const list = ids.map((id) => `\`${id}\``).join(', ');
  return new Failure('refused', `Several batches read what was made for one: ${list}`, {
    hint: 'Cancel those that are too many, and adopt the other.',
  });
}
