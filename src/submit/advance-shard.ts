import type { ShardState } from '../ledger/shard-state.ts';
import { reconcileShard } from './reconcile-shard.ts';
import { sendShard } from './send-shard.ts';
import type { ShardOrder, ShardOutcome, ShardTools } from './shard-order.ts';
import { lookAgain } from './shard-records.ts';

/**
 * Brings a shard to its batch, as far as it can go now: sends it, and where the outcome is unknown waits, looks, and sends
 * once more where that is safe. What a server in trouble does not take then is left to the next command. Throws a Failure where the server or the ledger is not to be had.
 */
export async function advanceShard(order: ShardOrder, tools: ShardTools): Promise<ShardOutcome> {
  let current = order;
  for (;;) {
    const before = current.shard.state;
    const outcome = await (before.kind === 'unknown' ? reconcileShard : sendShard)(current, tools);
    if (outcome.stopped !== undefined || !isNewDoubt(before, outcome.state)) return outcome;
    const isOnlyLookedFor = before.kind === 'unknown';
    // What a person said was about the attempt before.
    current = { ...current, shard: await lookAgain(current, tools), isAssumedAbsent: false, isOnlyLookedFor };
  }
}

function isNewDoubt(before: ShardState, after: ShardState): boolean {
  if (after.kind !== 'unknown') return false;
  return before.kind !== 'unknown' || after.attempt > before.attempt;
}
