import type { IntentRecord } from '../ledger/record.ts';
import { pause } from './clock.ts';
import { inDoubt } from './in-doubt.ts';
import { reconcileElsewhere } from './reconcile-elsewhere.ts';
import { reconcileOwn } from './reconcile-own.ts';
import type { ShardOrder, ShardOutcome, ShardTools } from './shard-order.ts';

/**
 * Finds out what became of a create whose outcome is unknown, and sends once more only where that cannot make a second
 * batch; a shard in any other state is left as it is. Throws a Failure where it cannot look.
 */
export async function reconcileShard(order: ShardOrder, tools: ShardTools): Promise<ShardOutcome> {
  const { state, intents } = order.shard;
  if (state.kind !== 'unknown') return { state };
  const intent = intents.find(({ attempt }) => attempt === state.attempt);
  if (intent === undefined) return inDoubt(order, state.reason, { needsPerson: true });
  await settle(intent, tools);
  if (tools.signal.aborted) return { state, stopped: 'interrupted' };
  const { directoryId } = intent;
  return directoryId === undefined
    ? reconcileElsewhere(order, intent, tools)
    : reconcileOwn(order, { ...intent, directoryId }, tools);
}

/** Until then the server may still be making the batch, or not list it yet; nobody is sending any more. */
async function settle({ at }: IntentRecord, { clock, waits, signal, onWait }: ShardTools): Promise<void> {
  const milliseconds = Date.parse(at) + waits.settle - clock.now();
  if (milliseconds <= 0) return;
  onWait?.({ for: 'settle', milliseconds });
  await pause(clock, milliseconds, signal);
}
