import { Failure } from '../../core/failure.ts';
import { loadPageCounter } from '../../files/count-pages.ts';
import { machineClock } from '../../submit/clock.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import type { ClientMaker } from '../target/open-client.ts';
import type { RunLedgers } from '../target/open-run-ledger.ts';
import { openRunLedgers } from '../target/open-run-ledger.ts';
import type { RunTarget } from '../target/run-target.ts';
import { hashText } from '../workspace/hash.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { NamedLimits } from './check-limits.ts';
import type { MadePlan } from './make-plan.ts';
import { makePlan } from './make-plan.ts';

export { labelOf } from '../../compile/request.ts';
export type { ClientMaker } from '../target/open-client.ts';
export { isKeyNamed, openClients } from '../target/open-client.ts';
export type { TargetOptions } from '../target/run-target.ts';
export { runTargetOf } from '../target/run-target.ts';
export type { Plan, PlannedBatch } from './plan.ts';
export type { PlanInputs } from './plan-json.ts';
export { planAsJson } from './plan-json.ts';
export type { SavedPlan } from './saved-plan.ts';
export { checkPlanDigest, checkSavedPlan, readSavedPlan } from './saved-plan.ts';

/** What planning needs from outside. */
export interface PlanRequest {
  readonly target: RunTarget;
  readonly workspace: Pick<Workspace, 'projectOf'>;
  /** Undefined where there is no key. */
  readonly clients: ClientMaker | undefined;
  readonly cwd: string;
  /** The version of parsebatch. */
  readonly version: string;
  readonly shardSize: number | undefined;
  readonly limits: NamedLimits;
}

/** Finds out what applying batches would do, and writes nothing. */
export async function planBatches(batches: readonly BuiltBatch[], request: PlanRequest): Promise<MadePlan> {
  const { target, workspace, clients, cwd, shardSize, limits } = request;
  const clientFor = clients?.clientFor;
  const countPages = batches.some(({ files }) => files.length > 0) ? await loadPageCounter() : undefined;
  const ledgers = await openOrTell(request);
  const { projectOf } = workspace;
  const settings = { target, ledgers, clientFor, projectOf, cwd, hash: hashText, shardSize, limits, countPages };
  try {
    return await makePlan(batches, settings);
  } finally {
    if (!(ledgers instanceof Failure)) await ledgers.close();
  }
}

async function openOrTell({ target, clients, version }: PlanRequest): Promise<RunLedgers | Failure> {
  try {
    const tool = `parsebatch ${version}`;
    const clientFor = clients?.clientFor;
    return await openRunLedgers({ target, clientFor, tool, hash: hashText, now: machineClock.now, isReadOnly: true });
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
