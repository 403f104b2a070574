import { Failure } from '../core/failure.ts';
import { isCancelled } from '../ledger/fold-run.ts';
import type { AttemptReason, Baseline } from '../ledger/record.ts';
import { formatRun } from '../ledger/run-id.ts';
import type { ShardState } from '../ledger/shard-state.ts';
import type { Batch } from './client/answers.ts';
import type { WriteOutcome } from './client/write.ts';
import { lookFirst } from './look-first.ts';
import type { Draft } from './make-draft.ts';
import { makeDraft } from './make-draft.ts';
import { placeOf } from './shard-body.ts';
import { prepareDirectory } from './shard-directory.ts';
import type { ShardOrder, ShardOutcome, ShardTools } from './shard-order.ts';
import { lookAgain, resultOf, stateAfter } from './shard-records.ts';
import { untilPatienceEnds } from './until-patience-ends.ts';

/** An attempt that may be made. */
export interface NextAttempt {
  /** From 1. */
  readonly number: number;
  readonly because: AttemptReason;
  /** The directory of the attempt before, where it may be used again. */
  readonly directoryId: string | undefined;
}

/** What came of an attempt, and the directory that it used. */
export interface Attempted extends ShardOutcome {
  readonly directoryId: string | undefined;
}

/**
 * Makes one attempt to create the batch of a shard: what is there before, the intent, exactly one request, the result.
 * Throws a Failure where it does not come to the request, or where what came of it cannot be recorded.
 */
export async function attemptCreate(order: ShardOrder, next: NextAttempt, tools: ShardTools): Promise<Attempted> {
  if (!isStopped(tools)) await order.ready();
  const directoryId = await directoryOf(order, next, tools);
  const draft = isStopped(tools) ? undefined : await makeDraft(order, directoryId, tools);
  const looked = draft === undefined ? {} : await lookFirst(order, next.number, draft, tools);
  const done = (outcome: ShardOutcome): Attempted => ({ ...looked.late, ...outcome, directoryId });
  if (looked.found !== undefined) return done(looked.found);
  if (draft !== undefined) await tools.client.awaitCreateTurn();
  if (draft === undefined || isStopped(tools)) return done(stoppedOutcome(order, tools));
  const deadline = tools.clock.now() + tools.client.requestMilliseconds + SLACK;
  if ((await writeIntent(order, next, draft, deadline, tools)) === 'exists')
    return done({ state: (await lookAgain(order, tools)).state });
  if (await isCancelledNow(order, next, tools)) {
    await recordUnsent(order, next, 'the run was cancelled', tools);
    return done({ state: (await lookAgain(order, tools)).state });
  }
  return done(await sendOnce(order, next, { draft, notAfter: deadline - tools.client.requestMilliseconds }, tools));
}

/** How long may pass between the intent and the first byte of its request. */
const SLACK = 30_000;

function isStopped({ signal, credits }: ShardTools): boolean {
  return signal.aborted || credits.signal.aborted;
}

function stoppedOutcome({ shard }: ShardOrder, { signal }: ShardTools): ShardOutcome {
  return { state: shard.state, stopped: signal.aborted ? 'interrupted' : 'out-of-credits' };
}

async function directoryOf(
  order: ShardOrder,
  { number, directoryId }: NextAttempt,
  tools: ShardTools,
): Promise<string | undefined> {
  if (placeOf(order).kind !== 'own' || isStopped(tools)) return directoryId;
  try {
    return await prepareDirectory(order, { attempt: number, before: directoryId }, tools);
  } catch (error) {
    // What breaks off while everything is being stopped is no news.
    if (tools.signal.aborted) return directoryId;
    throw error;
  }
}

function writeIntent(
  order: ShardOrder,
  { number, because }: NextAttempt,
  { directoryId, correlationId, serverTime, before }: Draft,
  deadline: number,
  { ledger, by }: ShardTools,
): Promise<'created' | 'exists'> {
  const baseline: Baseline = { serverTime, batchIds: before.map(({ id }) => id) };
  return ledger.write(order.run.id, {
    record: 'intent',
    shard: order.shard.shard,
    attempt: number,
    by,
    deadline: new Date(deadline).toISOString(),
    because,
    correlationId,
    baseline,
    ...(directoryId !== undefined && { directoryId }),
  });
}

/** Looked up behind the claim: whoever cancels the run from now on sees that, and waits for what comes of it. */
async function isCancelledNow(order: ShardOrder, next: NextAttempt, tools: ShardTools): Promise<boolean> {
  try {
    return isCancelled({ cancels: await tools.ledger.cancelsOf(order.run.id) });
  } catch (error) {
    // The claim would else stand for a request that was never made.
    if (error instanceof Failure)
      await recordUnsent(order, next, 'whether the run was cancelled could not be read', tools);
    throw error;
  }
}

async function recordUnsent(
  { run, shard: { shard } }: ShardOrder,
  { number }: NextAttempt,
  reason: string,
  { ledger }: ShardTools,
): Promise<void> {
  const result = { outcome: 'not-sent', reason } as const;
  await ledger.write(run.id, { record: 'result', shard, attempt: number, result });
}

async function sendOnce(
  order: ShardOrder,
  { number }: NextAttempt,
  { draft, notAfter }: { readonly draft: Draft; readonly notAfter: number },
  tools: ShardTools,
): Promise<ShardOutcome> {
  const patience = untilPatienceEnds(tools);
  const bounds = { notAfter, signal: patience.signal };
  const outcome = await tools.client.createBatch(draft.body, order.batch.request.query, bounds);
  patience.release();
  if (outcome.kind === 'out-of-credits') tools.credits.abort();
  const state = await recordResult(order, number, outcome, tools);
  if (tools.signal.aborted && state.kind !== 'created') return { state, stopped: 'interrupted' };
  return outcome.kind === 'out-of-credits' ? { state, stopped: 'out-of-credits' } : { state };
}

async function recordResult(
  order: ShardOrder,
  attempt: number,
  outcome: WriteOutcome<Batch>,
  tools: ShardTools,
): Promise<ShardState> {
  const result = resultOf(outcome, tools.redactor);
  try {
    await tools.ledger.write(order.run.id, { record: 'result', shard: order.shard.shard, attempt, result });
  } catch (error) {
    if (!(error instanceof Failure) || result.outcome !== 'created') throw error;
    const what = `\`${result.batchId}\` was created for ${formatRun(order.run.id)}, but this could not be recorded`;
    throw new Failure(error.code, `${what}: ${error.message}`, {
      hint: 'Repeat the command once the ledger can be written: it looks for the batch before it sends anything.',
      cause: error,
    });
  }
  return stateAfter(attempt, result);
}
