import type { FrozenConfiguration, FrozenSource, RecordContent, Slice } from '../../ledger/record.ts';
import type { RunId } from '../../ledger/run-id.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import { onChangeOf } from './observe-source.ts';
import { sizeOf } from './source-change.ts';

/** What is frozen of a run when it is begun. */
export interface FrozenRun {
  readonly run: RunId;
  readonly cause: Extract<RecordContent, { readonly record: 'run' }>['cause'];
  readonly source: FrozenSource;
  /** What a batch of v2 is made with. */
  readonly configuration?: FrozenConfiguration | undefined;
  /** The most entries of a shard, where that is said. */
  readonly shardSize?: number | undefined;
}

/** The `run.json` of a run that is begun: what it covers, and how that is cut. */
export function freezeRun(
  batch: Pick<BuiltBatch, 'kind' | 'manifest' | 'staged' | 'files' | 'contentDigest' | 'settings'>,
  { run, cause, source, configuration, shardSize: said }: FrozenRun,
): Extract<RecordContent, { readonly record: 'run' }> {
  const shardSize = said ?? defaultShardSize(batch, source);
  const { contentDigest, settings, kind } = batch;
  const shards = cut(sizeOf(source), shardSize);
  const itemwise = source.kind === 'directory' && onChangeOf(batch) === 'new' ? ({ sentAs: 'items' } as const) : {};
  return {
    ...{ record: 'run', kind, ...run, contentDigest, settings, cause, source, ...itemwise },
    ...{ shardSize, shards, ...(configuration !== undefined && { configuration }) },
  };
}

/** How many batches a run over a source is. */
export function shardCount(
  batch: Pick<BuiltBatch, 'kind' | 'staged' | 'files'>,
  source: FrozenSource,
  said: number | undefined,
): number {
  return cut(sizeOf(source), said ?? defaultShardSize(batch, source)).length;
}

/** What goes into a directory of the run is cut where a batch of v2 has its limit; for the rest v1 states none. */
const MOST_IN_A_DIRECTORY = 1000;

function defaultShardSize(
  { kind, staged, files }: Pick<BuiltBatch, 'kind' | 'staged' | 'files'>,
  source: FrozenSource,
): number {
  const isInDirectory = kind === 'Batch' || staged !== undefined || files.length > 0;
  return isInDirectory ? MOST_IN_A_DIRECTORY : Math.max(1, sizeOf(source));
}

/** Contiguous slices; a source that holds nothing is one empty shard. */
function cut(total: number, size: number): readonly Slice[] {
  const shards = Math.max(1, Math.ceil(total / size));
  return Array.from({ length: shards }, (_, index) => {
    const first = index * size;
    return { first, count: Math.min(size, total - first) };
  });
}
