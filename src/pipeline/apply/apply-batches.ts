import { Failure } from '../../core/failure.ts';
import { loadPageCounter } from '../../files/count-pages.ts';
import { machineAgent } from '../../ledger/machine-agent.ts';
import { formatRun } from '../../ledger/run-id.ts';
import { machineRandom } from '../../submit/machine.ts';
import { DEFAULT_WAITS } from '../../submit/shard-order.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import { checkSecrets } from '../build/check-secrets.ts';
import type { NamedLimits } from '../plan/check-limits.ts';
import type { MadePlan } from '../plan/make-plan.ts';
import { makePlan } from '../plan/make-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { ClientMaker } from '../target/open-client.ts';
import type { RunLedgers } from '../target/open-run-ledger.ts';
import { openRunLedgers } from '../target/open-run-ledger.ts';
import type { RunTarget } from '../target/run-target.ts';
import { hashText } from '../workspace/hash.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { AppliedBatch } from './applied.ts';
import { applyPlan } from './apply-plan.ts';
import type { ApplySession } from './apply-session.ts';
import { isActing } from './send-batch.ts';
import { settleRuns } from './settle-runs.ts';

export type { BatchItem } from '../../submit/client/answers.ts';
export type { Clock } from '../../submit/clock.ts';
export { machineClock, pause } from '../../submit/clock.ts';
export type { UploadProgress } from '../../submit/upload-files.ts';
export { hasExceeded } from '../plan/check-limits.ts';
export type { Plan } from '../plan/plan.ts';
export type { AppliedBatch, AppliedShard } from './applied.ts';
export type { ApplyEvent } from './apply-event.ts';
export { clientOf } from './apply-session.ts';
export { isActing } from './send-batch.ts';

/** What applying needs from outside, and what is asked of it. */
export interface ApplyRequest
  extends Pick<
    ApplySession,
    | 'clock'
    | 'getSecret'
    | 'concurrency'
    | 'runner'
    | 'shardSize'
    | 'assumedAbsent'
    | 'isFailFast'
    | 'following'
    | 'stop'
    | 'detach'
    | 'onEvent'
  > {
  readonly target: RunTarget;
  readonly workspace: Pick<Workspace, 'projectOf'>;
  readonly clients: ClientMaker;
  readonly cwd: string;
  /** The version of parsebatch. */
  readonly version: string;
  readonly pid: number;
  readonly limits: NamedLimits;
  /** How long a batch whose answer was lost is given to show up in the list, in milliseconds. */
  readonly settleMilliseconds: number | undefined;
  /** Throws a Failure where this is not the plan that was meant. Called before anything is sent. */
  readonly checkPlan: (plan: Plan) => void;
  /** Called with the plan right before it is carried out, and once all of it is sent. */
  readonly onPlan: (plan: Plan) => void;
  readonly onSent: () => void;
}

/** What came of applying: the plan, why it was not carried out, or else what became of each batch. */
export interface ApplyResult {
  readonly plan: Plan;
  readonly failures: readonly Failure[];
  readonly applied: readonly AppliedBatch[];
}

/** A server on this machine can be asked often: its batches take moments. */
const FIRST_PAUSE_AT_HOME = 100;

/**
 * Applies batches: finds out what is to be done with each, and does it, each shard of each run exactly once. Where something that
 * decides about that cannot be read, nothing is sent of any. Throws a Failure before anything is sent.
 */
export async function applyBatches(batches: readonly BuiltBatch[], request: ApplyRequest): Promise<ApplyResult> {
  const ledgers = await openLedgers(request);
  try {
    const session = sessionOf(request);
    await settleRuns(batches, ledgers, session);
    const { plan, failures } = await planFor(batches, ledgers, request);
    if (failures.length > 0) return { plan, failures, applied: [] };
    request.checkPlan(plan);
    checkAssumed(plan, request);
    checkSecrets(
      plan.batches.filter(isActing).map(({ batch }) => batch),
      { getSecret: request.getSecret, redactor: request.clients.redactor },
    );
    request.onPlan(plan);
    return { plan, failures, applied: await applyPlan(plan, session, request.onSent) };
  } finally {
    await ledgers.close();
  }
}

function openLedgers({ target, clients, version, clock }: ApplyRequest): Promise<RunLedgers> {
  const { clientFor } = clients;
  const tool = `parsebatch ${version}`;
  return openRunLedgers({ target, clientFor, tool, hash: hashText, now: clock.now, isReadOnly: false });
}

async function planFor(
  batches: readonly BuiltBatch[],
  ledgers: RunLedgers,
  { target, clients, workspace: { projectOf }, cwd, shardSize, limits }: ApplyRequest,
): Promise<MadePlan> {
  const countPages = batches.some(({ files }) => files.length > 0) ? await loadPageCounter() : undefined;
  const { clientFor } = clients;
  return makePlan(batches, {
    target,
    ledgers,
    clientFor,
    projectOf,
    cwd,
    hash: hashText,
    shardSize,
    limits,
    countPages,
  });
}

function sessionOf(request: ApplyRequest): ApplySession {
  const { target, clients, settleMilliseconds, pid } = request;
  const { assumeAbsentAfter } = target;
  return {
    ...request,
    ...clients,
    random: machineRandom,
    by: machineAgent(pid),
    waits: {
      ...DEFAULT_WAITS,
      assumeAbsentAfter,
      ...(settleMilliseconds !== undefined && { settle: settleMilliseconds }),
    },
    firstPauseMilliseconds: target.host?.isLoopback === false ? undefined : FIRST_PAUSE_AT_HOME,
  };
}

/** What a person says of a run that is not the one in doubt was meant for another. */
function checkAssumed({ batches }: Plan, { assumedAbsent }: ApplyRequest): void {
  const doubtful = batches.flatMap(({ run }) => (run?.state === 'unknown' ? [formatRun(run.id)] : []));
  for (const said of assumedAbsent) {
    if (doubtful.includes(said)) continue;
    const which = doubtful.length === 0 ? 'None is.' : `In doubt: ${doubtful.join(', ')}.`;
    throw new Failure('usage', `\`--assume-absent ${said}\` names no run of these manifests that is in doubt`, {
      hint: which,
    });
  }
}
