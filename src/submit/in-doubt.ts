import { candidateOf } from './late-batches.ts';
import type { ListedBatch } from './list-batches.ts';
import type { ShardOrder, ShardOutcome } from './shard-order.ts';

/** There is no further attempt. */
export const ATTEMPTS_SPENT = 'there were as many attempts as there may be';

/** There is one, but not for a server that has just not answered. */
export const LEFT_FOR_LATER = 'the server did not answer twice in a row; a further attempt is left to the next command';

/** A batch came while its directory was emptied. */
export const FOUND_SOME = 'a batch found only some of the files of the shard';

/** A batch came to a directory that is emptied, and has no item yet. */
export const NOT_TOLD_YET = 'whether a batch found the files of the shard cannot be told yet';

/** The outcome of a shard that stays unknown. */
export function inDoubt(
  { shard }: Pick<ShardOrder, 'shard'>,
  reason: string,
  {
    needsPerson = false,
    batches = [],
  }: { readonly needsPerson?: boolean; readonly batches?: readonly ListedBatch[] } = {},
): ShardOutcome {
  const isLast = shard.nextAttempt === undefined && shard.batchIds.length === 0;
  return { state: shard.state, doubt: { reason, needsPerson, isLast, candidates: batches.map(candidateOf) } };
}
