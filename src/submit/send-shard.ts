import type { ShardFold, ShardState } from '../ledger/shard-state.ts';
import type { NextAttempt } from './attempt-create.ts';
import { attemptCreate } from './attempt-create.ts';
import { pause } from './clock.ts';
import type { ShardOrder, ShardOutcome, ShardTools } from './shard-order.ts';

/**
 * Sends a shard of which nothing was sent, or which certainly made no batch; any other is left as it is. Throws a Failure
 * where it does not come to a request.
 */
export async function sendShard(order: ShardOrder, tools: ShardTools): Promise<ShardOutcome> {
  const next = nextOf(order.shard);
  return next === undefined ? { state: order.shard.state } : attemptUntilTaken(order, next, tools);
}

/** Makes an attempt, and further ones for as long as the server says that there are too many requests. */
export async function attemptUntilTaken(
  order: ShardOrder,
  first: NextAttempt,
  tools: ShardTools,
): Promise<ShardOutcome> {
  let current = order;
  let next = first;
  let left = tools.waits.rateLimit;
  for (let turn = 1; ; turn += 1) {
    const { directoryId, ...outcome } = await attemptCreate(current, next, tools);
    const { state } = outcome;
    if (state.kind !== 'rate-limited' || outcome.stopped !== undefined || outcome.doubt !== undefined) return outcome;
    const milliseconds = waitAfter(state, turn, tools.random);
    if (milliseconds > left) return outcome;
    left -= milliseconds;
    tools.onWait?.({ for: 'rate-limit', milliseconds });
    await pause(tools.clock, milliseconds, tools.signal);
    current = { ...current, shard: { ...current.shard, state } };
    next = { number: state.attempt + 1, because: 'nothing-made', directoryId };
  }
}

/** What may be sent without more ado: nothing of this shard can have made a batch. */
function nextOf({ state, intents, nextAttempt }: ShardFold): NextAttempt | undefined {
  if (state.kind === 'nothing') return { number: 1, because: 'first', directoryId: undefined };
  if (!MADE_NOTHING.includes(state.kind) || nextAttempt === undefined) return undefined;
  return { number: nextAttempt, because: 'nothing-made', directoryId: intents.at(-1)?.directoryId };
}

const MADE_NOTHING: readonly ShardState['kind'][] = ['not-sent', 'rejected', 'rate-limited'];

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 16_000;

/** As told; otherwise longer each time, and at least half of that: without a word to wait for the wait has to be one. */
function waitAfter(
  { retryAfterSeconds }: Extract<ShardState, { readonly kind: 'rate-limited' }>,
  turn: number,
  random: () => number,
): number {
  if (retryAfterSeconds !== undefined) return retryAfterSeconds * 1_000;
  return ((1 + random()) / 2) * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (turn - 1));
}
