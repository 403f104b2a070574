import { invariant } from '../core/invariant.ts';
import type { ShardRecord } from './attempt.ts';
import { foldShard } from './fold-shard.ts';
import { groupBy } from './group-by.ts';
import type { AckRecord, CancelRecord, LedgerRecord, RetryRecord, RunRecord, TombstoneRecord } from './record.ts';
import type { RunId } from './run-id.ts';
import type { ShardFold, ShardState } from './shard-state.ts';

/**
 * What a run needs, the first that holds: `conflict`, a shard has several batches; `unknown`, a create may have made one;
 * `claimed`, somebody is sending; `open`, there is something to send; `rejected`, the server takes a shard not; `running`;
 * `attention`, something failed, was cancelled or was not sent as the run was cancelled, until it is `retried` or
 * `acknowledged`; `succeeded`.
 */
export type RunState =
  | 'conflict'
  | 'unknown'
  | 'claimed'
  | 'open'
  | 'rejected'
  | 'running'
  | 'attention'
  | 'retried'
  | 'acknowledged'
  | 'succeeded';

/** A run, by its records. */
export interface Run {
  readonly id: RunId;
  readonly record: RunRecord;
  readonly state: RunState;
  /** In their order, one for each slice of the frozen source. */
  readonly shards: readonly ShardFold[];
  readonly acks: readonly AckRecord[];
  readonly cancels: readonly CancelRecord[];
  readonly retries: readonly RetryRecord[];
  /** There where the records of the shards are no longer needed. */
  readonly tombstone: TombstoneRecord | undefined;
  /** Whether there are any. */
  readonly hasShardRecords: boolean;
  /** What no correct writer leaves. */
  readonly problems: readonly string[];
}

/** What the records of a run say, at a moment in milliseconds since 1970, in whatever order they are listed. */
export function foldRun(records: readonly LedgerRecord[], now: number): Run {
  const record = records.find((one) => one.record === 'run');
  invariant(record !== undefined, 'a run has its run.json');
  const tombstone = records.find((one) => one.record === 'tombstone');
  const acks = numbered(records.filter((one) => one.record === 'ack'));
  const retries = numbered(records.filter((one) => one.record === 'retry'));
  const cancels = numbered(records.filter((one) => one.record === 'cancel'));
  const folded = tombstone === undefined ? foldShards(record, records, now) : buriedShards(tombstone);
  const shards = isCancelled({ cancels }) ? folded.map(withoutUnsent) : folded;
  return {
    id: idOf(record),
    record,
    state: stateOf(shards, acks, retries),
    shards,
    acks,
    cancels,
    retries,
    tombstone,
    hasShardRecords: records.some(isOfShard),
    problems: problemsOf(record, records, shards),
  };
}

/** What the records of a run say of one of its shards; those of the others, and `run.json`, may be missing. */
export function foldOneShard(shard: number, records: readonly LedgerRecord[], now: number): ShardFold | undefined {
  const tombstone = records.find((one) => one.record === 'tombstone');
  const cancels = records.filter((one) => one.record === 'cancel');
  const own = records.filter(isOfShard).filter((record) => record.shard === shard);
  const folded = tombstone === undefined ? foldShard(shard, own, now) : buriedShards(tombstone)[shard - 1];
  return folded !== undefined && isCancelled({ cancels }) ? withoutUnsent(folded) : folded;
}

/** Whether nothing of a run is to be sent any more. */
export function isCancelled({ cancels }: Pick<Run, 'cancels'>): boolean {
  return cancels.some(({ covers }) => covers === 'run');
}

/** Whether a shard ended in a way that somebody has to look at. */
export function needsAttention({ state }: ShardFold): boolean {
  if (state.kind === 'cancelled') return true;
  if (state.kind !== 'final') return false;
  return state.status !== 'completed' || state.counts.failed > 0 || state.failedItems.length > 0;
}

/** The shards that ended in such a way, and that nobody has acknowledged. */
export function troubledShards({ shards, acks }: Pick<Run, 'shards' | 'acks'>): readonly ShardFold[] {
  const known = new Set(acks.flatMap((ack) => ack.shards));
  return shards.filter((shard) => needsAttention(shard) && !known.has(shard.shard));
}

function idOf({ name, environment, row, digest, generation }: RunRecord): RunId {
  const batch = { name, ...(environment !== undefined && { environment }), ...(row !== undefined && { row }) };
  return { ...batch, digest, generation };
}

function numbered<R extends { readonly number: number }>(records: readonly R[]): readonly R[] {
  return records.toSorted((left, right) => left.number - right.number);
}

function foldShards(record: RunRecord, records: readonly LedgerRecord[], now: number): readonly ShardFold[] {
  const byShard = groupBy(records.filter(isOfShard), ({ shard }) => shard);
  return record.shards.map((_, index) => foldShard(index + 1, byShard.get(index + 1) ?? [], now));
}

function isOfShard(record: LedgerRecord): record is ShardRecord {
  return 'shard' in record;
}

/** Whoever said so meant all of the run, also what was not sent yet. */
function withoutUnsent(shard: ShardFold): ShardFold {
  return UNSENT.includes(shard.state.kind) ? { ...shard, state: { kind: 'cancelled' }, nextAttempt: undefined } : shard;
}

const UNSENT: readonly ShardState['kind'][] = ['nothing', 'not-sent', 'rejected', 'rate-limited'];

function buriedShards({ ends }: TombstoneRecord): readonly ShardFold[] {
  return ends.map((end, index) => ({
    shard: index + 1,
    state: end === null ? { kind: 'cancelled' } : { kind: 'final', attempt: undefined, ...end },
    batchIds: end === null ? [] : [end.batchId],
    nextAttempt: undefined,
    intents: [],
    problems: [],
  }));
}

/** The states of shards that make one of a run, the gravest first. */
const BY_GRAVITY: readonly (readonly [RunState, readonly ShardState['kind'][]])[] = [
  ['conflict', ['conflict']],
  ['unknown', ['unknown']],
  ['claimed', ['claimed']],
  ['open', ['nothing', 'not-sent', 'rate-limited']],
  ['rejected', ['rejected']],
  ['running', ['created']],
];

function stateOf(shards: readonly ShardFold[], acks: readonly AckRecord[], retries: readonly RetryRecord[]): RunState {
  const gravest = BY_GRAVITY.find(([, kinds]) => shards.some(({ state }) => kinds.includes(state.kind)));
  if (gravest !== undefined) return gravest[0];
  if (!shards.some(needsAttention)) return 'succeeded';
  if (retries.length > 0) return 'retried';
  return troubledShards({ shards, acks }).length === 0 ? 'acknowledged' : 'attention';
}

function problemsOf(record: RunRecord, records: readonly LedgerRecord[], shards: readonly ShardFold[]): string[] {
  const beyond = new Set(records.filter(isOfShard).map(({ shard }) => shard));
  for (const { shard } of shards) beyond.delete(shard);
  return [
    ...[...beyond].sort((left, right) => left - right).map((shard) => `there is no shard ${shard}`),
    ...(shards.length === record.shards.length ? [] : ['the tombstone has another number of shards']),
    ...shards.flatMap(({ shard, problems }) => problems.map((problem) => `shard ${shard}: ${problem}`)),
  ];
}
