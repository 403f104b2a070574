import { bodyFor, readsMadeDirectory } from '../compile/holes.ts';
import type { CompiledBatch } from '../compile/request.ts';
import { shardUuid, uuidFromDigest } from '../compile/uuid.ts';
import type { HashText } from '../core/hash.ts';
import { invariant } from '../core/invariant.ts';
import type { JsonObject } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { valueAt } from '../core/path.ts';
import type { FrozenFile, RunRecord, Slice } from '../ledger/record.ts';
import type { ShardOrder } from './shard-order.ts';

/** What the batch of a shard reads. `own`: a directory that is made for the shard. */
export type Place =
  | { readonly kind: 'own' }
  | { readonly kind: 'directory'; readonly directoryId: string }
  | { readonly kind: 'items'; readonly itemIds: readonly string[] };

/** What the batch of a shard reads. */
export function placeOf({ run: { record }, shard, batch }: Pick<ShardOrder, 'run' | 'shard' | 'batch'>): Place {
  if (readsMadeDirectory(batch.request)) return { kind: 'own' };
  const { source } = record;
  if (source.kind === 'directory' && isWholeDirectory(record))
    return { kind: 'directory', directoryId: source.directoryId };
  // A batch of v2 takes a directory, and no items.
  if (batch.kind === 'Batch') return { kind: 'own' };
  return { kind: 'items', itemIds: itemsOf({ run: { record }, shard }) };
}

/**
 * Whether a run names its directory as a whole: only where it is about all that is in it, also what comes into it until the
 * batch begins.
 */
export function isWholeDirectory({
  source,
  cause,
  sentAs,
  shards,
}: Pick<RunRecord, 'source' | 'cause' | 'sentAs' | 'shards'>): boolean {
  if (source.kind !== 'directory' || sentAs === 'items' || shards.length > 1) return false;
  return cause.kind === 'first' || cause.kind === 'all';
}

/** The ids of the items that a shard is about; none for local files, which have no id yet. */
export function itemsOf({ run: { record }, shard }: SliceOf): readonly string[] {
  const { source } = record;
  if (source.kind === 'files') return [];
  const slice = sliceOf({ run: { record }, shard });
  return source.kind === 'items' ? cut(source.itemIds, slice) : cut(source.items, slice).map(({ id }) => id);
}

/** The local files that a shard is about. */
export function filesOf({ run: { record }, shard }: SliceOf): readonly FrozenFile[] {
  const { source } = record;
  return source.kind === 'files' ? cut(source.files, sliceOf({ run: { record }, shard })) : [];
}

/** A shard, with as much of its run as says which slice it is. */
export interface ShardInRun extends Pick<ShardOrder, 'shard'> {
  readonly run: { readonly record: Pick<RunRecord, 'shards'> };
}

/** The slice of the frozen source that a shard is. */
export function sliceOf({ run, shard }: ShardInRun): Slice {
  const slice = run.record.shards[shard.shard - 1];
  invariant(slice !== undefined, 'a shard is one of its run');
  return slice;
}

/** Whether what is sent for a batch has a correlation id: the job that classifies has none, and neither has v2. */
export function hasCorrelation({ batch }: Pick<ShardOrder, 'batch'>): boolean {
  return batch.kind === 'ParseBatch';
}

/** The correlation id of a shard; one that the manifest states is not its own, and proves nothing, as one that is not sent. */
export function correlationOf(order: ShardOrder, hash: HashText): { readonly id: string; readonly isOwn: boolean } {
  const { digest } = order.batch;
  const stated = hasCorrelation(order) ? statedCorrelation(order.batch, hash) : undefined;
  if (stated !== undefined) return { id: stated, isOwn: false };
  const { generation } = order.run.record;
  const id = shardUuid({ digest, generation, shard: order.shard.shard }, hash);
  return { id, isOwn: hasCorrelation(order) };
}

/** The correlation id that a manifest states, in the place of one for each shard; undefined where it states none. */
export function statedCorrelation(
  { digest, request }: Pick<CompiledBatch, 'digest' | 'request'>,
  hash: HashText,
): string | undefined {
  const stated = valueAt(request.body, ['job_config', 'correlation_id']);
  return typeof stated === 'string' && stated !== uuidFromDigest(digest, hash) ? stated : undefined;
}

/** The body of the request for a shard; references to secrets are still references. */
export function bodyOfShard(
  order: ShardOrder,
  { directoryId, correlationId }: { readonly directoryId: string | undefined; readonly correlationId: string },
): JsonObject {
  const { request, kind } = order.batch;
  if (kind === 'Batch') return bodyOfV2Shard(order, directoryId);
  const place = placeOf(order);
  const body = place.kind === 'items' ? namingItems(request.body, place.itemIds) : bodyFor(request, { directoryId });
  const { job_config } = body;
  invariant(isJsonObject(job_config), 'a batch of v1 has a job');
  return {
    ...body,
    job_config: { ...job_config, [kind === 'ClassifyBatch' ? 'id' : 'correlation_id']: correlationId },
  };
}

type SliceOf = Pick<ShardOrder, 'shard'> & { readonly run: Pick<ShardOrder['run'], 'record'> };

/** Whatever the manifest names, a shard that has a directory of its own reads that. */
function bodyOfV2Shard({ run, batch: { request } }: ShardOrder, directoryId: string | undefined): JsonObject {
  const body = bodyFor(request, { directoryId, configurationId: run.record.configuration?.id });
  return directoryId === undefined ? body : { ...body, source_directory_id: directoryId };
}

/** How a directory is paged means nothing for items. */
function namingItems(body: JsonObject, itemIds: readonly string[]): JsonObject {
  const { directory_id, page_size, continue_as_new_threshold, ...rest } = body;
  return { ...rest, item_ids: [...itemIds] };
}

function cut<T>(entries: readonly T[], { first, count }: Slice): readonly T[] {
  return entries.slice(first, first + count);
}
