import { Failure } from '../../core/failure.ts';
import type { HashText } from '../../core/hash.ts';
import type { CountPages } from '../../files/count-pages.ts';
import type { Run } from '../../ledger/fold-run.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { FrozenSource } from '../../ledger/record.ts';
import { clientOfKind } from '../../submit/client/api-of.ts';
import type { Client } from '../../submit/client/client.ts';
import type { Scope } from '../../submit/client/context.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import { labelOf } from '../build/build-batches.ts';
import { scopeOf } from '../target/batch-scope.ts';
import type { RunLedgers } from '../target/open-run-ledger.ts';
import type { RunTarget } from '../target/run-target.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { NamedLimits } from './check-limits.ts';
import { checkLimits, totalsOf, withinLimits } from './check-limits.ts';
import type { Decision, History } from './decide-action.ts';
import { decideAction } from './decide-action.ts';
import { estimateOf } from './estimate.ts';
import { findProven } from './find-proven.ts';
import { shardCount } from './freeze-run.ts';
import type { ObservedSource } from './observe-source.ts';
import { observeSource, onChangeOf } from './observe-source.ts';
import type { Plan, PlannedBatch } from './plan.ts';
import { digestOfPlan } from './plan-digest.ts';
import { changedSettings, planNotes } from './plan-notes.ts';
import type { HistoryReader } from './read-history.ts';
import { createHistoryReader } from './read-history.ts';
import { unsentOf, unsentShards } from './unsent-source.ts';

/** What a plan is made with. */
export interface PlanSettings {
  readonly target: RunTarget;
  /** The ledgers, or why there are none that may be used. */
  readonly ledgers: RunLedgers | Failure;
  /** A client for what belongs to a project; undefined where there is no key. */
  readonly clientFor: ((scope: Scope) => Pick<Client, 'listFiles' | 'listBatches' | 'v2'>) | undefined;
  readonly projectOf: Workspace['projectOf'];
  readonly cwd: string;
  readonly hash: HashText;
  /** The most entries of a batch, where that is said. */
  readonly shardSize: number | undefined;
  readonly limits: NamedLimits;
  /** Undefined where no PDF can be read. */
  readonly countPages: CountPages | undefined;
}

/** A plan, and why it does not know all that it should. */
export interface MadePlan {
  readonly plan: Plan;
  /** Of a ledger, or a service that tells the project, that cannot be read. */
  readonly failures: readonly Failure[];
}

/**
 * Finds out what applying batches would do: what the ledger says, what the sources hold, and what that comes to. Nothing is
 * written. Throws a Failure where apply would before it sends anything: for a file that is not there, or a key that is not
 * let in.
 */
export async function makePlan(batches: readonly BuiltBatch[], settings: PlanSettings): Promise<MadePlan> {
  const { target, ledgers, hash, projectOf, limits } = settings;
  const run: PlanRun = { settings, reader: createHistoryReader(), failures: new Set(), unseen: new Set() };
  const planned: PlannedBatch[] = [];
  for (const batch of batches) planned.push(await planBatch(batch, run));
  const { endpoint, namespace } = target;
  const checks = checkLimits(planned, projectOf, limits);
  const plan = {
    endpoint,
    namespace,
    ledger: ledgers instanceof Failure ? undefined : ledgers.shownAs,
    batches: withinLimits(planned, checks),
    totals: totalsOf(planned),
    limits: checks,
    unseen: [...run.unseen],
    // A limit says whether a plan may be carried out, and not what it is.
    digest: digestOfPlan({ endpoint, namespace, batches: planned }, hash),
  };
  return { plan, failures: [...run.failures] };
}

interface PlanRun {
  readonly settings: PlanSettings;
  readonly reader: HistoryReader;
  readonly failures: Set<Failure>;
  readonly unseen: Set<string>;
}

async function planBatch(batch: BuiltBatch, run: PlanRun): Promise<PlannedBatch> {
  const { shardSize, countPages } = run.settings;
  const { ledger, history } = await lookUp(batch, run);
  const { observed, missing } = await observe(batch, run);
  const decided = decideAction({ batch, history, source: observed.source, onChange: onChangeOf(batch) });
  const decision = missing === undefined ? decided : blockedBy(missing, decided);
  const settings = changedSettings(batch, decision, history, run.settings.hash);
  const runs = history.kind === 'known' ? history.runs : [];
  const standing = runs.find(({ id }) => id === decision.run);
  const sent = sentBy(decision, standing) ?? (history.kind === 'known' ? undefined : observed.source);
  return {
    batch,
    label: labelOf(batch),
    isSending: decision.begin !== undefined || isGoingOn(decision, standing),
    run: standing,
    running: runs.filter((one) => one.record.digest === batch.digest && one.shards.some(isUnderWay)),
    decision: { ...decision, notes: planNotes(batch, decision, settings) },
    settings,
    ledger,
    files: observed.files,
    shards: shardsOf(batch, decision, standing, shardSize),
    estimate: sent === undefined ? undefined : await estimateOf({ batch, source: sent, observed, countPages }),
  };
}

interface LookedUp {
  readonly ledger: Ledger | undefined;
  readonly history: History;
}

async function lookUp(batch: BuiltBatch, run: PlanRun): Promise<LookedUp> {
  const { ledgers } = run.settings;
  let ledger: Ledger | undefined;
  try {
    if (ledgers instanceof Failure) throw ledgers;
    ledger = await ledgers.ledgerOf(batch);
    return { ledger, history: await withProof(await run.reader.historyOf(batch, ledger), batch, run) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ledger, history: withoutLedger(error, run) };
  }
}

/** What apply would refuse is known; what cannot be read is not, and never taken for empty. */
function withoutLedger(failure: Failure, { settings, failures, unseen }: PlanRun): History {
  const reason = failure.hint === undefined ? failure.message : `${failure.message}. ${failure.hint}`;
  if (failure.code === 'refused') return { kind: 'refused', reason };
  if (failure.code === 'unauthorized' && settings.clientFor === undefined) {
    unseen.add(failure.message);
    return { kind: 'unreadable', reason };
  }
  if (!UNREADABLE.includes(failure.code)) throw failure;
  failures.add(failure);
  return { kind: 'unreadable', reason: failure.message };
}

const UNREADABLE: readonly Failure['code'][] = ['io', 'unavailable', 'unexpected-answer', 'not-found', 'locked'];

/** A lost batch may be found in the directory that was made for it. */
async function withProof(history: History, batch: BuiltBatch, run: PlanRun): Promise<History> {
  if (history.kind === 'unreadable') run.failures.add(new Failure('io', history.reason));
  const client = clientOf(batch, run);
  if (history.kind !== 'known' || client === undefined) return history;
  try {
    return { ...history, proven: await findProven(history.runs, client) };
  } catch (error) {
    if (!isOutOfReach(error)) throw error;
    run.unseen.add(`The batches of \`${labelOf(batch)}\`: ${error.message}`);
    return history;
  }
}

/** What a source holds, or why apply could not send it. */
async function observe(
  batch: BuiltBatch,
  run: PlanRun,
): Promise<{ readonly observed: ObservedSource; readonly missing?: string }> {
  const client = clientOf(batch, run);
  const nothing = { source: undefined, files: [], names: new Map<string, string>() };
  try {
    const observed = await observeSource(batch, { cwd: run.settings.cwd, client });
    if (observed.source === undefined) {
      run.unseen.add(`What the directory of \`${labelOf(batch)}\` holds, as ${whyUnseen(run.settings)}`);
    }
    return { observed };
  } catch (error) {
    if (!(error instanceof Failure) || batch.files.length > 0) throw error;
    if (['not-found', 'rejected'].includes(error.code)) return { observed: nothing, missing: error.message };
    if (!isOutOfReach(error)) throw error;
    run.unseen.add(`What the directory of \`${labelOf(batch)}\` holds: ${error.message}`);
    return { observed: nothing };
  }
}

function whyUnseen({ target }: PlanSettings): string {
  return target.host === undefined ? 'the embedded server was sent nothing yet' : 'there is no API key';
}

function clientOf(
  batch: BuiltBatch,
  { settings }: PlanRun,
): ReturnType<NonNullable<PlanSettings['clientFor']>> | undefined {
  const client = settings.clientFor?.(scopeOf(batch));
  return client === undefined ? undefined : clientOfKind(client, batch.kind);
}

function isOutOfReach(error: unknown): error is Failure {
  return error instanceof Failure && ['unavailable', 'unexpected-answer'].includes(error.code);
}

/** Nothing is sent of a source that is not there; what is under way, or done, stays so. */
function blockedBy(missing: string, decision: Decision): Decision {
  if (decision.begin === undefined) return decision;
  return { ...decision, action: 'blocked', reason: missing, begin: undefined };
}

function isUnderWay({ state }: Run['shards'][number]): boolean {
  return state.kind === 'created';
}

/** Whether shards are to be sent of a run that is there: those beside one in doubt are. */
function isGoingOn({ action }: Decision, run: Run | undefined): boolean {
  if (run === undefined || !GOING_ON.includes(action) || run.state === 'conflict') return false;
  return unsentShards(run).length > 0;
}

const GOING_ON: readonly Decision['action'][] = ['resume', 'adopt', 'unknown'];

/** What a decision sends; undefined where that is nothing, or not known. */
function sentBy(decision: Decision, run: Run | undefined): FrozenSource | undefined {
  if (decision.begin !== undefined) return decision.begin.source;
  return run !== undefined && isGoingOn(decision, run) ? unsentOf(run) : undefined;
}

function shardsOf(
  batch: BuiltBatch,
  decision: Decision,
  run: Run | undefined,
  shardSize: number | undefined,
): number | undefined {
  const { begin } = decision;
  if (begin !== undefined) return begin.source === undefined ? undefined : shardCount(batch, begin.source, shardSize);
  return run !== undefined && isGoingOn(decision, run) ? unsentShards(run).length : undefined;
}
