import type { CompiledBatch } from '../../compile/request.ts';
import type { Run } from '../../ledger/fold-run.ts';
import type { Cause, FrozenSource, RetryRecord } from '../../ledger/record.ts';
import type { RunId } from '../../ledger/run-id.ts';
import { formatRun } from '../../ledger/run-id.ts';
import { standingDecision } from './decide-standing.ts';
import { count, describeChange, describeRun, shortDigest } from './run-words.ts';
import type { SourceChange } from './source-change.ts';
import { changeOf, keepOf, sizeOf } from './source-change.ts';

/**
 * What apply does with a batch. `run`: begin a run of it; `changed`, `renamed`: the same, as the manifest says something
 * else than before, or the same as one of another name; `resume`: send what a run has left; `adopt`: take a batch that is
 * proven to be ours. Nothing is sent for the rest: `noop`, all is done or under way; `attention`, it ended badly;
 * `blocked`, something forbids it for now; `unknown`, it cannot be told whether sending would pay twice.
 */
export type Action = 'run' | 'noop' | 'resume' | 'attention' | 'changed' | 'renamed' | 'adopt' | 'blocked' | 'unknown';

/** What a changed directory or file set means. */
export type OnChange = 'hold' | 'new' | 'all';

/** All that the decision about a batch rests on. */
export interface Situation {
  readonly batch: Pick<CompiledBatch, 'name' | 'environment' | 'row' | 'digest' | 'contentDigest'>;
  readonly history: History;
  /** What the source holds now; undefined where it was not looked at. */
  readonly source: FrozenSource | undefined;
  readonly onChange: OnChange;
}

/** What the ledger says about a batch: its runs, or that it may not be used, or cannot be read. */
export type History =
  | {
      readonly kind: 'known';
      /** Every run of the batch's name, of whatever digest. */
      readonly runs: readonly Run[];
      /** Runs of the same content under other names that have sent something. */
      readonly twins: readonly Twin[];
      /** Batches that are proven to be of shards whose outcome is unknown. */
      readonly proven: readonly ProvenBatch[];
    }
  | { readonly kind: 'refused' | 'unreadable'; readonly reason: string };

/** A run as far as it is spoken of beside another. */
export interface Twin {
  readonly id: RunId;
  /** When it was begun. */
  readonly at: string;
  readonly batchIds: readonly string[];
}

/** A batch that nobody but the shard can have made. */
export interface ProvenBatch {
  readonly run: RunId;
  readonly shard: number;
  readonly batchId: string;
}

/** A run that is to be begun. */
export interface Beginning {
  readonly cause: Cause;
  /** What it covers; undefined where the source was not looked at. */
  readonly source: FrozenSource | undefined;
}

/** What is to be done with a batch, and why. */
export interface Decision {
  readonly action: Action;
  /** In words, without a full stop. */
  readonly reason: string;
  /** The run that is begun, gone on with or spoken of; undefined where there is none. */
  readonly run: RunId | undefined;
  readonly begin: Beginning | undefined;
  /** How the source differs from all that was covered of it; undefined where that is not known. */
  readonly change: SourceChange | undefined;
  /** What else is to be known, in words. */
  readonly notes: readonly string[];
}

/** Decides about one batch. It is pure: plan shows what it gives, and apply does it. */
export function decideAction(situation: Situation): Decision {
  const { batch, history, source } = situation;
  if (history.kind !== 'known') {
    const action = history.kind === 'refused' ? 'blocked' : 'unknown';
    return { ...NOTHING, action, reason: history.reason };
  }
  const own = history.runs.filter(({ record }) => record.digest === batch.digest).toSorted(byGeneration);
  const earlier = history.runs.filter(({ record }) => record.digest !== batch.digest);
  const decision =
    own.length === 0
      ? decideFirst(situation, earlier, history.twins)
      : (standingDecision(own, history.proven, source) ?? decideRetry(own) ?? decideLater(situation, own));
  return { ...decision, notes: [...decision.notes, ...notesOn(earlier)] };
}

const NOTHING = { run: undefined, begin: undefined, change: undefined, notes: [] } as const;

function byGeneration(one: Run, other: Run): number {
  return one.record.generation - other.record.generation;
}

/** There is no run of this digest yet. */
function decideFirst({ batch, source }: Situation, earlier: readonly Run[], twins: readonly Twin[]): Decision {
  if (source !== undefined && sizeOf(source) === 0) {
    return { ...NOTHING, action: 'noop', reason: 'the source holds nothing yet' };
  }
  const begin = { cause: { kind: 'first' }, source } as const;
  const first = { ...NOTHING, run: runOf(batch, 1), begin };
  const twin = twins.toSorted(byBegin).at(-1);
  if (twin !== undefined) {
    const reason = `the same content was run as ${describeRun(twin)}: it is paid for again`;
    return { ...first, action: 'renamed', reason };
  }
  const last = newestOf(earlier);
  if (last === undefined) return { ...first, action: 'run', reason: 'it has not been run' };
  const { at, digest } = last;
  const reason = `it says something else than the run of ${at.slice(0, 10)} (${shortDigest(digest)})`;
  return { ...first, action: 'changed', reason };
}

/** What the run that was begun last says of itself. */
export function newestOf(runs: readonly Run[]): Run['record'] | undefined {
  return runs
    .map(({ record }) => record)
    .toSorted(byBegin)
    .at(-1);
}

function byBegin(one: { readonly at: string }, other: { readonly at: string }): number {
  return one.at < other.at ? -1 : one.at > other.at ? 1 : 0;
}

function runOf({ name, environment, row, digest }: Situation['batch'], generation: number): RunId {
  const batch = { name, ...(environment !== undefined && { environment }), ...(row !== undefined && { row }) };
  return { ...batch, digest, generation };
}

/** A person has asked for items again, and the generation that is to run them is not there yet. */
function decideRetry(own: readonly Run[]): Decision | undefined {
  const asked = own.flatMap(({ id, record, retries }) => retries.map((retry) => ({ id, record, retry })));
  const missing = asked.find(({ record, retry }) => !own.some((run) => isBegunFor(record.generation, retry, run)));
  if (missing === undefined) return undefined;
  const { id, record, retry } = missing;
  const cause = { kind: 'retry', of: record.generation, items: retry.items } as const;
  const source = keepOf(record.source, new Set(retry.items));
  return {
    ...NOTHING,
    action: 'run',
    reason: `${count(retry.items.length, 'entry', 'entries')} of ${describeRun({ id, at: record.at, batchIds: [] })} again, as was asked`,
    run: { ...id, generation: isTaken(retry.generation, own) ? nextGeneration(own) : retry.generation },
    begin: { cause, source },
  };
}

/** By its cause: two who asked at the same moment may have been promised one number. */
function isBegunFor(of: number, { items }: RetryRecord, { record: { cause } }: Run): boolean {
  if (cause.kind !== 'retry' || cause.of !== of) return false;
  return cause.items.length === items.length && cause.items.every((item, index) => item === items[index]);
}

function isTaken(generation: number, own: readonly Run[]): boolean {
  return own.some(({ record }) => record.generation === generation);
}

/** All that was sent is under way or done: whether there is more to do depends on the source. */
function decideLater({ batch, source, onChange }: Situation, own: readonly Run[]): Decision {
  const settled = describeSettled(own);
  const run = own.at(-1)?.id;
  if (source === undefined) {
    const notes = ['whether the source has changed was not looked up'];
    return { ...NOTHING, action: 'noop', reason: settled, run, notes };
  }
  const change = changeOf(
    source,
    own.map(({ record }) => record.source),
  );
  const words = describeChange(change);
  if (change.fresh === undefined || onChange === 'hold') {
    const notes = words === undefined ? [] : [`the source has changed since: ${words}${held(change, onChange)}`];
    return { ...NOTHING, action: 'noop', reason: settled, run, change, notes };
  }
  const isAll = onChange === 'all';
  const reason = `the source has changed: ${words}${isAll ? '; all of it is run again' : ''}`;
  const begin = { cause: { kind: onChange }, source: isAll ? source : change.fresh };
  return { ...NOTHING, action: 'run', reason, run: runOf(batch, nextGeneration(own)), begin, change };
}

function held({ fresh }: SourceChange, onChange: OnChange): string {
  return fresh !== undefined && onChange === 'hold' ? ' (`on_change: hold`)' : '';
}

/** The number of the generation that comes next: one that a retry has been promised is taken. */
export function nextGeneration(own: readonly Pick<Run, 'record' | 'retries'>[]): number {
  const taken = own.flatMap(({ record, retries }) => [
    record.generation,
    ...retries.map(({ generation }) => generation),
  ]);
  return Math.max(...taken) + 1;
}

function describeSettled(own: readonly Run[]): string {
  const running = own.filter(({ state }) => state === 'running');
  const last = running.at(-1) ?? own.at(-1);
  if (last === undefined) return 'done';
  const word =
    { running: 'under way', acknowledged: 'ended badly, which was acknowledged' }[String(last.state)] ?? 'done';
  const batchIds = last.shards.flatMap((shard) => shard.batchIds);
  return `${word}: ${describeRun({ id: last.id, at: last.record.at, batchIds })}`;
}

/** What was left by runs of what the manifest said before goes on by nobody. */
function notesOn(earlier: readonly Run[]): string[] {
  return earlier.flatMap(({ id, state }) => {
    const said = LEFT[state];
    return said === undefined ? [] : [`${formatRun(id)}, of an earlier version of the manifest, ${said}`];
  });
}

const LEFT: Readonly<Partial<Record<Run['state'], string>>> = {
  conflict: 'has several batches for one shard',
  unknown: 'may have made a batch that is not known',
  claimed: 'is being sent',
  open: 'has something left to send, which stays so',
  running: 'is under way',
  attention: 'ended badly',
};
