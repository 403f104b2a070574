import type { Run } from '../../ledger/fold-run.ts';
import type { AppliedBatch, AppliedShard } from '../../pipeline/apply/applied.ts';
import { escapeForTerminal } from '../escape.ts';
import { describeEnd, describeLeft, describeStanding } from './apply-words.ts';

/** What became of a manifest's batch, a line for each shard, or one for the whole where none was sent or followed. */
export function formatApplied(applied: AppliedBatch): string {
  return linesOf(applied)
    .map((line) => `${escapeForTerminal(line)}\n`)
    .join('');
}

function linesOf(applied: AppliedBatch): readonly string[] {
  const { planned, left, ends, failure } = applied;
  const { label } = planned;
  if (left !== undefined) return [`${label}: ${describeLeft(left)}`];
  const lines = ends.map(
    ({ run, end }) => `${label}${shardWords(applied, run, end.shard)}: ${describeEnd(end, run).sentence}`,
  );
  if (failure !== undefined) return [...lines, `${label}: ${failure.message}`];
  return lines.length > 0 ? lines : [`${label}: ${describeStanding(applied)}`];
}

/** Which shard of how many; nothing where a run has only one. */
function shardWords({ runs }: AppliedBatch, id: string, shard: number): string {
  const shards = runs.find((run) => run.id === id)?.run.shards.length ?? 1;
  return shards === 1 ? '' : ` ${shard}/${shards}`;
}

/** The same as the fields of a JSON object. `batches` are those of its runs. */
export function appliedFields(applied: AppliedBatch): Readonly<Record<string, unknown>> {
  const { planned, run, failure, left } = applied;
  const message = failure?.message ?? (left === undefined ? undefined : describeLeft(left));
  return { ...plannedFields(planned, run), left, message };
}

/** What was to be done with a manifest's batch, as the fields of a JSON object. What is undefined is left out of JSON. */
export function plannedFields(
  { batch, label, decision: { action, reason } }: AppliedBatch['planned'],
  run: string | undefined,
): Readonly<Record<string, unknown>> {
  const { name, environment, row, digest } = batch;
  return { label, name, environment, row, digest, action, reason, run };
}

/** A shard of what was applied, as the fields of a JSON object. */
export interface ShardFields {
  readonly run: string;
  readonly shard: number;
  /** As the ledger has it. */
  readonly state: string;
  readonly [field: string]: unknown;
}

/** The shards of a manifest's batch, as they are in the end. */
export function shardsAsJson({ runs, ends }: AppliedBatch): readonly ShardFields[] {
  const said = new Map(ends.map((one) => [`${one.run}#${one.end.shard}`, one]));
  return runs.flatMap(({ id, run }) =>
    run.shards.map((shard) => shardAsJson(id, shard, said.get(`${id}#${shard.shard}`))),
  );
}

function shardAsJson(
  run: string,
  { shard, state, batchIds }: Run['shards'][number],
  said: AppliedShard | undefined,
): ShardFields {
  const end = said?.end;
  const { sentence } = end === undefined ? { sentence: undefined } : describeEnd(end, run);
  const doubt = end !== undefined && 'doubt' in end ? end.doubt : undefined;
  return {
    ...{ run, shard, state: state.kind, batch_id: batchIds.length === 1 ? batchIds[0] : undefined },
    ...(state.kind === 'final' && { status: state.status, counts: state.counts, failed_items: state.failedItems }),
    ...(state.kind === 'conflict' && { batch_ids: state.batchIds }),
    ...(state.kind !== 'final' && state.kind !== 'created' && { message: sentence }),
    ...(doubt !== undefined && {
      needs_person: doubt.needsPerson,
      candidates: doubt.candidates.map(({ batchId, status, createdAt }) => ({
        batch_id: batchId,
        status,
        created_at: createdAt,
      })),
    }),
  };
}
