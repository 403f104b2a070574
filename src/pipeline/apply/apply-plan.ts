import { Failure } from '../../core/failure.ts';
import { mapAtOnce } from '../../core/map-at-once.ts';
import { redactTexts } from '../../core/redact.ts';
import { formatRun } from '../../ledger/run-id.ts';
import type { Plan, PlannedBatch } from '../plan/plan.ts';
import type { AppliedBatch, AppliedRun, AppliedShard, Left } from './applied.ts';
import type { ApplySession } from './apply-session.ts';
import type { FollowedRun } from './follow-batch.ts';
import { followBatch } from './follow-batch.ts';
import type { RunOutline } from './run-outline.ts';
import type { SentBatch } from './send-batch.ts';
import { isActing, sendBatch } from './send-batch.ts';

/** So many batches are looked at at once while they are followed. */
const FOLLOWED_AT_ONCE = 8;

/**
 * Carries out a plan: sends what there is to send, several manifests at once, and then follows every batch that is under way
 * where that is asked for. `onSent` is called between the two. Gives what became of each, in the order of the plan.
 */
export async function applyPlan(
  plan: Plan,
  session: ApplySession,
  onSent: () => void = () => undefined,
): Promise<readonly AppliedBatch[]> {
  const until = untilOf(session);
  const sent = await sendAll(plan.batches, session);
  onSent();
  return mapAtOnce(sent, FOLLOWED_AT_ONCE, async (one) => {
    const applied = await followSent(one, until, session);
    session.onEvent({ kind: 'ended', applied });
    return applied;
  });
}

function untilOf({ following, clock }: ApplySession): number | undefined {
  const milliseconds = following?.timeoutMilliseconds;
  return milliseconds === undefined ? undefined : clock.now() + milliseconds;
}

type Sent = SentBatch & { readonly left: Left | undefined };

async function sendAll(batches: readonly PlannedBatch[], session: ApplySession): Promise<readonly Sent[]> {
  const acting = batches.filter(isActing).length;
  const atOnce = Math.max(1, Math.min(session.concurrency, acting));
  const share = { concurrency: Math.max(1, Math.floor(session.concurrency / atOnce)), credits: new AbortController() };
  let ended: Left | undefined;
  return mapAtOnce(batches, atOnce, async (planned) => {
    const left = isActing(planned) ? leftFor(session, share.credits, ended) : undefined;
    if (left !== undefined || !isActing(planned)) {
      return { planned, run: planned.run, ends: [], failure: undefined, left };
    }
    session.onEvent({ kind: 'begun', planned, run: nameOf(planned) });
    const one = await sendBatch(planned, share, session);
    ended ??= endAfter(one, session);
    return { ...one, left: undefined };
  });
}

function leftFor({ stop }: ApplySession, credits: AbortController, ended: Left | undefined): Left | undefined {
  if (stop.aborted) return 'interrupted';
  return credits.signal.aborted ? 'out-of-credits' : ended;
}

/** Whether what became of a batch is the end for those that were not begun yet. */
function endAfter({ failure, ends }: SentBatch, { isFailFast }: ApplySession): Left | undefined {
  const failures = [failure, ...ends.map(({ end }) => ('failure' in end ? end.failure : undefined))];
  if (failures.some((one) => one !== undefined && HOPELESS.includes(one.code))) return 'hopeless';
  if (ends.some(({ end }) => isNotLetIn(end))) return 'hopeless';
  const isShort = failures.some((one) => one !== undefined) || ends.some(({ end }) => !isSent(end));
  return isFailFast && isShort ? 'failed-before' : undefined;
}

/** What the next batch would meet as well. */
const HOPELESS: readonly Failure['code'][] = ['unavailable', 'unauthorized'];

type End = AppliedShard['end'];

function isNotLetIn(end: End): boolean {
  if (!('state' in end)) return false;
  const { state } = end;
  return state.kind === 'not-sent' || (state.kind === 'rejected' && [401, 403].includes(state.status));
}

function isSent(end: End): boolean {
  return 'state' in end && (end.state.kind === 'created' || end.state.kind === 'final');
}

/** The run that was sent, and the others of the same digest that are under way; after a Failure none is followed any more. */
async function followSent(sent: Sent, until: number | undefined, session: ApplySession): Promise<AppliedBatch> {
  const { planned, run, left } = sent;
  const toFollow = runsOf(planned, run);
  const ends = new Map(sent.ends.map((one) => [keyOf(one), one]));
  const runs: AppliedRun[] = [];
  let { failure } = sent;
  for (const one of toFollow) {
    try {
      const followed = await followIfAsked(planned, one, until, session);
      for (const end of followed.ends) ends.set(keyOf(end), end);
      runs.push(named(followed.run));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failure ??= error;
      runs.push(named(one));
      break;
    }
  }
  return redacted({ planned, run: nameOf(planned), runs, ends: [...ends.values()], failure, left }, session);
}

async function followIfAsked(
  planned: PlannedBatch,
  run: RunOutline,
  until: number | undefined,
  session: ApplySession,
): Promise<FollowedRun> {
  if (session.following === undefined) return { run, ends: [] };
  return followBatch(planned, run, { until, concurrency: FOLLOWED_AT_ONCE }, session);
}

/** The run that a decision is about, as commands print and take it. */
function nameOf({ decision: { run } }: PlannedBatch): string | undefined {
  return run === undefined ? undefined : formatRun(run);
}

function named(run: RunOutline): AppliedRun {
  return { id: formatRun(run.id), run };
}

function runsOf({ running, run: standing }: PlannedBatch, sent: RunOutline | undefined): readonly RunOutline[] {
  const main = sent ?? standing;
  const others = running.filter(({ id }) => main === undefined || formatRun(id) !== formatRun(main.id));
  return [...others, ...(main === undefined ? [] : [main])];
}

function keyOf({ run, end }: AppliedShard): string {
  return `${run}#${end.shard}`;
}

/** What a server has said of a shard may echo what was sent to it. */
function redacted(applied: AppliedBatch, { redactor }: ApplySession): AppliedBatch {
  const ends = applied.ends.map((one) =>
    'failure' in one.end ? one : { ...one, end: redactTexts(one.end, redactor) },
  );
  return { ...applied, ends };
}
