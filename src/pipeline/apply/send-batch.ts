import { Failure } from '../../core/failure.ts';
import { invariant } from '../../core/invariant.ts';
import type { Run } from '../../ledger/fold-run.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { formatRun } from '../../ledger/run-id.ts';
import type { RunTools } from '../../submit/advance-run.ts';
import { advanceRun } from '../../submit/advance-run.ts';
import type { ConfigurationTools } from '../../submit/freeze-configuration.ts';
import { freezeConfiguration, keepConfiguration } from '../../submit/freeze-configuration.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import { freezeRun } from '../plan/freeze-run.ts';
import type { PlannedBatch } from '../plan/plan.ts';
import { beginHash, hashText } from '../workspace/hash.ts';
import type { AppliedShard } from './applied.ts';
import type { ApplySession } from './apply-session.ts';
import { clientOf } from './apply-session.ts';
import type { RunOutline } from './run-outline.ts';
import { outlineOf } from './run-outline.ts';

/** How much of the concurrency is for one batch, and what is shared with the others. */
export interface SendShare {
  /** How many shards and files at once, together. */
  readonly concurrency: number;
  /** Aborted once there are no credits. */
  readonly credits: AbortController;
}

/** A batch that was sent, as far as that went. */
export interface SentBatch {
  readonly planned: PlannedBatch;
  /** As the ledger now has it; undefined where there is none. */
  readonly run: RunOutline | undefined;
  readonly ends: readonly AppliedShard[];
  readonly failure: Failure | undefined;
}

/** Whether carrying out what was decided about a batch sends something, or looks for what became of it. */
export function isActing({ decision, isSending, run }: PlannedBatch): boolean {
  if (decision.action === 'blocked') return false;
  return isSending || (run !== undefined && (run.state === 'unknown' || decision.action === 'adopt'));
}

/**
 * Begins the run of a batch, or goes on with it: freezes what it covers unless another one has, and brings every shard to
 * its batch. What the world refuses is in what is given.
 */
export async function sendBatch(planned: PlannedBatch, share: SendShare, session: ApplySession): Promise<SentBatch> {
  const { batch, label, files, ledger } = planned;
  const ends: AppliedShard[] = [];
  let run: Run | undefined;
  try {
    invariant(ledger !== undefined, 'what is sent is recorded');
    run = await beginRun(planned, ledger, session);
    const id = formatRun(run.id);
    const shards = run.shards.length;
    const atOnce = Math.min(share.concurrency, shards);
    const tools = {
      ...toolsOf(planned, ledger, share, session),
      concurrency: Math.max(1, Math.floor(share.concurrency / atOnce)),
      onProgress: (shard, progress) => session.onEvent({ kind: 'uploading', label, run: id, shard, shards, progress }),
      onWait: (shard, wait) => session.onEvent({ kind: 'waiting', label, run: id, shard, shards, wait }),
    } satisfies RunTools;
    const { configuration } = run.record;
    const ready = () => keepConfiguration(batch, configuration, configurationTools(batch, session));
    const isBegun = planned.decision.begin === undefined;
    const order = { run, batch, files, isAssumedAbsent: session.assumedAbsent.has(id), ...(isBegun && { ready }) };
    const { runner } = session;
    await advanceRun(order, { concurrency: atOnce, ...(runner !== undefined && { runner }) }, tools, (end) => {
      ends.push({ run: id, end });
      session.onEvent({ kind: 'sent', label, run: id, shard: end.shard, shards, end });
    });
    return { planned, run: outlineOf((await ledger.read(run.id)) ?? run), ends, failure: undefined };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { planned, run: run === undefined ? undefined : outlineOf(run), ends, failure: error };
  }
}

/** A run that another one has begun meanwhile is gone on with as that one froze it. */
async function beginRun({ batch, decision, run }: PlannedBatch, ledger: Ledger, session: ApplySession): Promise<Run> {
  const { begin, run: id } = decision;
  if (begin === undefined) {
    invariant(run !== undefined, 'what is gone on with is there');
    return run;
  }
  invariant(id !== undefined, 'what is begun has a name');
  if (begin.source === undefined)
    throw new Failure('unavailable', 'What the source holds could not be looked up, and has to be recorded first');
  const configuration = await freezeConfiguration(batch, configurationTools(batch, session));
  const { cause, source } = begin;
  await ledger.write(id, freezeRun(batch, { run: id, cause, source, configuration, shardSize: session.shardSize }));
  const begun = await ledger.read(id);
  invariant(begun !== undefined, 'a run that is recorded stays');
  return begun;
}

function configurationTools(batch: BuiltBatch, session: ApplySession): ConfigurationTools {
  const { clock, random, getSecret, redactor, stop: signal } = session;
  return { client: clientOf(batch, session), clock, random, hash: hashText, signal, getSecret, redactor };
}

function toolsOf(
  { batch }: PlannedBatch,
  ledger: Ledger,
  { credits }: SendShare,
  session: ApplySession,
): Omit<RunTools, 'concurrency' | 'onProgress' | 'onWait'> {
  const { clock, random, by, getSecret, redactor, waits, stop: signal } = session;
  const client = clientOf(batch, session);
  return { client, ledger, clock, random, hash: hashText, beginHash, by, signal, getSecret, redactor, waits, credits };
}
