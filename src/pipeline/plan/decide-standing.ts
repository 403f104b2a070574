import type { Run, RunState } from '../../ledger/fold-run.ts';
import { needsAttention } from '../../ledger/fold-run.ts';
import type { FrozenSource } from '../../ledger/record.ts';
import { formatRun } from '../../ledger/run-id.ts';
import type { ShardFold, ShardState } from '../../ledger/shard-state.ts';
import type { Decision, ProvenBatch } from './decide-action.ts';
import { count } from './run-words.ts';
import { changeOf } from './source-change.ts';
import { unsentOf } from './unsent-source.ts';

/**
 * The decision about a batch of which a run is not settled: that run has to be first. Undefined where all that was sent is
 * under way or done. `own` are the runs of one digest, by generation.
 */
export function standingDecision(
  own: readonly Run[],
  proven: readonly ProvenBatch[],
  source: FrozenSource | undefined,
): Decision | undefined {
  for (const state of BY_GRAVITY) {
    const run = own.find((one) => one.state === state);
    if (run === undefined) continue;
    const decided = DECISIONS[state](run, proven);
    const { action, reason } = decided.action === 'resume' ? withFiles(decided, run, source) : decided;
    return { action, reason, run: run.id, begin: undefined, change: undefined, notes: [] };
  }
  return undefined;
}

type Standing = Extract<RunState, 'conflict' | 'unknown' | 'claimed' | 'open' | 'rejected' | 'attention'>;

const BY_GRAVITY: readonly Standing[] = ['conflict', 'unknown', 'claimed', 'open', 'rejected', 'attention'];

type Decided = Pick<Decision, 'action' | 'reason'>;
type Decide = (run: Run, proven: readonly ProvenBatch[]) => Decided;

const DECISIONS: Readonly<Record<Standing, Decide>> = {
  conflict: (run) => ({
    action: 'unknown',
    reason: shardsOf(run, 'conflict')
      .map(({ shard, state }) => `shard ${shard} has several batches, ${state.batchIds.join(', ')}`)
      .join('; '),
  }),
  unknown: decideUnknown,
  claimed: (run) => ({
    action: 'blocked',
    reason: shardsOf(run, 'claimed')
      .map(
        ({ shard, state: { by, until } }) =>
          `shard ${shard} is being sent by ${by.host}, pid ${by.pid}, until ${until}`,
      )
      .join('; '),
  }),
  open: (run) => ({ action: 'resume', reason: `${sentOf(run)}${whyOpen(run)}` }),
  rejected: (run) => ({
    action: 'resume',
    reason: `${sentOf(run)}; ${shardsOf(run, 'rejected')
      .slice(0, 1)
      .map(({ shard, state }) => `shard ${shard} was rejected (${state.status}): ${state.detail}`)
      .join('')}`,
  }),
  attention: (run) => ({
    action: 'attention',
    reason: `${describeEnd(run)}: retry or acknowledge ${formatRun(run.id)}`,
  }),
};

/** Proof for some of the shards is worth as much as none: the run as a whole stays in doubt. */
function decideUnknown(run: Run, proven: readonly ProvenBatch[]): Decided {
  const doubtful = shardsOf(run, 'unknown');
  const found = doubtful.flatMap(({ shard }) =>
    proven.filter((batch) => batch.shard === shard && formatRun(batch.run) === formatRun(run.id)).slice(0, 1),
  );
  if (found.length === doubtful.length) {
    const batches = found.map(({ shard, batchId }) => `${batchId} is in the directory made for shard ${shard}`);
    return { action: 'adopt', reason: batches.join('; ') };
  }
  const reasons = doubtful.map(({ shard, state }) => `whether shard ${shard} made a batch is unknown: ${state.reason}`);
  return { action: 'unknown', reason: reasons.join('; ') };
}

type OfKind<K extends ShardState['kind']> = ShardFold & { readonly state: Extract<ShardState, { readonly kind: K }> };

function shardsOf<K extends ShardState['kind']>({ shards }: Run, kind: K): readonly OfKind<K>[] {
  return shards.filter((shard): shard is OfKind<K> => shard.state.kind === kind);
}

/** What is left is sent as it was frozen: local files have to be as they were. */
function withFiles(decided: Decided, run: Run, source: FrozenSource | undefined): Decided {
  const left = unsentOf(run);
  if (left.kind !== 'files' || source === undefined) return decided;
  const { fresh } = changeOf(left, [source]);
  if (fresh?.kind !== 'files') return decided;
  const [first] = fresh.files;
  const others = fresh.files.length - 1;
  const which = `\`${first?.path}\`${others === 0 ? ' is' : ` and ${count(others, 'other', 'others')} are`}`;
  return { action: 'blocked', reason: `${decided.reason}; ${which} not there any more as the run began with` };
}

function sentOf({ shards }: Run): string {
  const sent = shards.filter(({ batchIds }) => batchIds.length > 0).length;
  return `${sent} of ${count(shards.length, 'batch is', 'batches are')} created`;
}

function whyOpen(run: Run): string {
  const [notSent] = shardsOf(run, 'not-sent');
  if (notSent !== undefined) return `; shard ${notSent.shard} was not sent: ${notSent.state.reason}`;
  return shardsOf(run, 'rate-limited').length > 0 ? '; there were too many requests' : '';
}

function describeEnd(run: Run): string {
  const ended = run.shards.filter(needsAttention).flatMap(({ state }) => (state.kind === 'final' ? [state] : []));
  const failed = ended.reduce((sum, { counts }) => sum + counts.failed, 0);
  const unsent = shardsOf(run, 'cancelled').length;
  const total = ended.reduce((sum, { counts }) => sum + counts.total, 0);
  const of = (status: string): number => ended.filter((end) => end.status === status).length;
  const parts = [
    ...(of('cancelled') > 0 ? [`${count(of('cancelled'), 'batch was', 'batches were')} cancelled`] : []),
    ...(of('failed') > 0 ? [`${count(of('failed'), 'batch', 'batches')} failed`] : []),
    ...(failed > 0 ? [`${failed} of ${count(total, 'file', 'files')} failed`] : []),
    ...(unsent > 0 ? [`${count(unsent, 'shard was', 'shards were')} not sent as the run was cancelled`] : []),
  ];
  return parts.length === 0 ? 'files failed' : parts.join(', ');
}
