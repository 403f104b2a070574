import type { Run } from '../../ledger/fold-run.ts';
import type { FrozenSource, Slice } from '../../ledger/record.ts';
import type { ShardState } from '../../ledger/shard-state.ts';

/** What a run has left to send: the slices of the shards for which certainly nothing was made. */
export function unsentOf(run: Run): FrozenSource {
  const slices = unsentShards(run).flatMap((shard) => run.record.shards[shard - 1] ?? []);
  const { source } = run.record;
  switch (source.kind) {
    case 'directory':
      return { ...source, items: cut(source.items, slices) };
    case 'items':
      return { ...source, itemIds: cut(source.itemIds, slices) };
    case 'files':
      return { ...source, files: cut(source.files, slices) };
  }
}

/** The numbers of these shards. */
export function unsentShards({ shards }: Run): readonly number[] {
  return shards.filter(({ state }) => UNSENT.includes(state.kind)).map(({ shard }) => shard);
}

const UNSENT: readonly ShardState['kind'][] = ['nothing', 'not-sent', 'rate-limited', 'rejected'];

function cut<T>(entries: readonly T[], slices: readonly Slice[]): readonly T[] {
  return slices.flatMap(({ first, count }) => entries.slice(first, first + count));
}
