import type { Run } from '../../ledger/fold-run.ts';
import type { ShardFold } from '../../ledger/shard-state.ts';
import { formatTable } from '../table.ts';

/** The shards of a run as a table: how each ended, or how it stands. */
export function formatShards({ shards }: Run): string {
  const rows = shards.map((shard) => [
    `shard ${shard.shard}`,
    standingOf(shard),
    shard.batchIds.join(', '),
    done(shard),
  ]);
  return formatTable(rows);
}

/** The same for programs. */
export function shardsAsJson({ shards }: Run): readonly object[] {
  return shards.map(({ shard, state, batchIds }) => ({
    shard,
    state: state.kind,
    batch_ids: batchIds,
    ...(state.kind === 'final' && { status: state.status, counts: state.counts }),
  }));
}

/** What stands above the batches of a run. */
export function formatRunHead({ state, shards }: Run, name: string): string {
  const made = shards.filter(({ batchIds }) => batchIds.length > 0).length;
  return formatTable([
    ['run', name],
    ['state', state],
    ['shards', `${made} of ${shards.length} with a batch`],
  ]);
}

/** What of a run that is cancelled is not known to have ended, a sentence for each shard. */
export function describeDoubt({ shards }: Run): readonly string[] {
  return shards.flatMap(({ shard, state }) => {
    if (state.kind === 'claimed')
      return [
        `Shard ${shard} is being sent by ${state.by.host}, pid ${state.by.pid}: cancel once more after ${state.until}`,
      ];
    if (state.kind === 'unknown')
      return [`Whether shard ${shard} made a batch is unknown, ${state.reason}: apply looks for it, and sends nothing`];
    if (state.kind === 'conflict')
      return [`Shard ${shard} has several batches, ${state.batchIds.join(', ')}: cancel each by its id`];
    return [];
  });
}

function standingOf({ state }: ShardFold): string {
  if (state.kind === 'final') return state.status;
  return state.kind === 'cancelled' ? 'not sent' : state.kind === 'created' ? 'not ended' : state.kind;
}

function done({ state }: ShardFold): string {
  return state.kind === 'final' ? `${state.counts.processed}/${state.counts.total}` : '';
}
