import type { Run } from '../../ledger/fold-run.ts';
import type { AdoptBasis, FrozenSource } from '../../ledger/record.ts';
import type { ListedBatch } from '../../submit/list-batches.ts';

/** A batch that is known to be that of a shard, of a run that no ledger has. */
export interface FoundShard {
  readonly generation: number;
  /** The number that it was sent under. */
  readonly shard: number;
  readonly batch: ListedBatch;
  /** What of the source it covers; what cannot be told any more is not in it. */
  readonly source: FrozenSource;
  /** How many files it worked on that cannot be told any more, though they may be in the source. */
  readonly lost: number;
  /** Files of it that are not on this machine any more as they were sent. */
  readonly absent: readonly string[];
  readonly basis: AdoptBasis;
}

/** A batch that may be of a manifest, and why that is not proven. */
export interface UnprovenBatch {
  readonly batch: ListedBatch;
  /** In words, without a full stop. */
  readonly why: string;
  /** What it would cover; undefined where that cannot be told. */
  readonly source: FrozenSource | undefined;
}

/** What the service shows of the batches of one manifest. */
export interface Evidence {
  readonly found: readonly FoundShard[];
  readonly unproven: readonly UnprovenBatch[];
}

/** Several batches that would be one shard: whichever it is, another one was paid for as well. */
export function withoutRivals(found: readonly FoundShard[]): Evidence {
  const rivalsOf = ({ generation, shard }: FoundShard): readonly FoundShard[] =>
    found.filter((other) => other.generation === generation && other.shard === shard);
  return {
    found: found.filter((one) => rivalsOf(one).length === 1),
    unproven: found.flatMap((one) => {
      const others = rivalsOf(one).length - 1;
      if (others === 0) return [];
      const { generation, shard, batch, source } = one;
      const which = `generation ${generation}, shard ${shard}`;
      return { batch, source, why: `${others === 1 ? 'another batch is' : `${others} others are`} of ${which} too` };
    }),
  };
}

/**
 * What the ledger does not have. A batch that is proven after its run was recorded becomes part of a later run; one whose run
 * has a shard without a batch is left to whoever settles that.
 */
export function withoutRecorded(
  { found, unproven }: Evidence,
  kept: readonly Pick<Run, 'record' | 'shards'>[],
): Evidence {
  const recorded = new Set(kept.flatMap(({ shards }) => shards.flatMap(({ batchIds }) => batchIds)));
  const fresh = found.filter(({ batch }) => !recorded.has(batch.id));
  const inPlaceOf = ({ generation }: FoundShard): Pick<Run, 'record' | 'shards'> | undefined =>
    kept.find(({ record }) => record.generation === generation);
  const isWhole = (run: Pick<Run, 'shards'>): boolean => run.shards.every(({ batchIds }) => batchIds.length > 0);
  const last = Math.max(0, ...kept.map(({ record }) => record.generation), ...fresh.map((one) => one.generation));
  const evidence = { found: [] as FoundShard[], unproven: unproven.filter(({ batch }) => !recorded.has(batch.id)) };
  for (const one of fresh) {
    const run = inPlaceOf(one);
    if (run === undefined) evidence.found.push(one);
    else if (isWhole(run)) evidence.found.push({ ...one, generation: last + one.generation });
    else {
      const why = `the ledger has generation ${one.generation} without it, and a shard of that without a batch`;
      evidence.unproven.push({ batch: one.batch, source: one.source, why });
    }
  }
  return evidence;
}
