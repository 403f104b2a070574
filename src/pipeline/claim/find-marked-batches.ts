import { shardUuid, uuidFromDigest } from '../../compile/uuid.ts';
import type { HashText } from '../../core/hash.ts';
import type { FrozenSource } from '../../ledger/record.ts';
import type { Batch, BatchItem } from '../../submit/client/answers.ts';
import type { Client } from '../../submit/client/client.ts';
import { jobTypeOf } from '../../submit/job-type-of.ts';
import type { Mark } from '../../submit/prove-batch.ts';
import { readMark } from '../../submit/prove-batch.ts';
import { statedCorrelation } from '../../submit/shard-body.ts';
import { hasEndedIn } from '../../submit/watch-batch.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import { namesOf } from '../plan/source-change.ts';
import type { Evidence, FoundShard, UnprovenBatch } from './claim-evidence.ts';
import { withoutRivals } from './claim-evidence.ts';

type MarkClient = Pick<Client, 'listBatches' | 'listItems' | 'processingResults'>;

/** What the items of a manifest are: of a directory, or named one by one. */
export type ItemSource = Exclude<FrozenSource, { readonly kind: 'files' }>;

/**
 * Finds the batches of a manifest in a place that others may read too: a batch is one of it where its results have a
 * correlation id that only a shard of it has.
 */
export async function findMarkedBatches(
  batch: Pick<BuiltBatch, 'kind' | 'digest' | 'request'>,
  source: ItemSource,
  { client, hash }: { readonly client: MarkClient; readonly hash: HashText },
): Promise<Evidence> {
  const candidates = await findCandidates(source, jobTypeOf(batch.kind), client);
  const stated = statedCorrelation(batch, hash);
  const ids = candidates.flatMap(({ mark }) => (mark.kind === 'id' && stated === undefined ? mark.id : []));
  const unspecific = [stated, uuidFromDigest(batch.digest, hash)];
  const shards = findShards(batch.digest, new Set(ids), hash);
  const found: FoundShard[] = [];
  const unproven: UnprovenBatch[] = [];
  for (const { batch: one, items, mark, isAlike } of candidates) {
    const made = mark.kind === 'id' ? shards.get(mark.id) : undefined;
    const covers = coveredBy(items, source);
    if (made !== undefined && items.length >= (one.total_items ?? 0))
      found.push({ ...made, batch: one, source: covers, absent: [], lost: 0, basis: BASIS });
    else if (made !== undefined)
      unproven.push({ batch: one, why: 'not all of its items are listed', source: undefined });
    else if (isAlike && (mark.kind !== 'id' || unspecific.includes(mark.id)))
      unproven.push({ batch: one, why: whyUnproven(mark, one), source: items.length === 0 ? undefined : covers });
  }
  const judged = withoutRivals(found);
  return { found: judged.found, unproven: [...judged.unproven, ...unproven] };
}

const BASIS = { kind: 'proof', proof: 'its results have the correlation id of the shard' } as const;

interface Candidate {
  readonly batch: Batch;
  readonly items: readonly BatchItem[];
  readonly mark: Mark;
  /** Whether it reads the directory, or no items but those of the manifest. */
  readonly isAlike: boolean;
}

async function findCandidates(
  source: ItemSource,
  jobType: string | undefined,
  client: MarkClient,
): Promise<readonly Candidate[]> {
  const known = new Set(namesOf(source));
  const directoryId = source.kind === 'directory' ? source.directoryId : undefined;
  const candidates: Candidate[] = [];
  for await (const page of client.listBatches({ ...(jobType !== undefined && { jobType }) })) {
    for (const batch of page) {
      const directory = batch.directory_id ?? undefined;
      if (directory !== undefined && directory !== directoryId) continue;
      const items = await itemsOf(batch.id, client);
      const isAlike = directory !== undefined || (items.length > 0 && items.every(({ item_id }) => known.has(item_id)));
      const isStranger = !isAlike && !items.some(({ item_id }) => known.has(item_id));
      // One that has ended with nothing was paid for with nothing.
      if (isStranger || (items.length === 0 && batch.total_items === 0 && hasEndedIn(batch.status))) continue;
      candidates.push({ batch, items, mark: await readMark(items, client), isAlike });
    }
  }
  return candidates;
}

async function itemsOf(batchId: string, client: MarkClient): Promise<readonly BatchItem[]> {
  const items: BatchItem[] = [];
  for await (const page of client.listItems(batchId)) items.push(...page);
  return items;
}

type ShardPlace = Pick<FoundShard, 'generation' | 'shard'>;

/** Which shards have these correlation ids: an id does not tell which it is of, so that each has to be tried. */
function findShards(digest: string, ids: ReadonlySet<string>, hash: HashText): ReadonlyMap<string, ShardPlace> {
  const found = new Map<string, ShardPlace>();
  let without = 0;
  for (let generation = 1; without < GENERATIONS_WITHOUT && found.size < ids.size; generation += 1) {
    const before = found.size;
    for (let shard = 1; shard <= MOST_SHARDS; shard += 1) {
      const id = shardUuid({ digest, generation, shard }, hash);
      if (ids.has(id)) found.set(id, { generation, shard });
    }
    without = found.size > before ? 0 : without + 1;
  }
  return found;
}

const MOST_SHARDS = 1_000;

/** A generation may have a batch that cannot be proven, and a later one another that can. */
const GENERATIONS_WITHOUT = 8;

function whyUnproven(mark: Mark, { status }: Batch): string {
  switch (mark.kind) {
    case 'id':
      return 'its correlation id is that of the manifest, and of no shard';
    case 'idle':
      return `it has no result${hasEndedIn(status) ? '' : ' yet'} that would tell`;
    case 'unmarked':
      return 'its results have no correlation id';
    case 'unclear':
      return 'it cannot be told which results are its own';
  }
}

function coveredBy(items: readonly BatchItem[], source: ItemSource): ItemSource {
  const ids = items.map(({ item_id }) => item_id).toSorted();
  if (source.kind === 'items') return { kind: 'items', itemIds: ids };
  const files = new Map(source.items.map(({ id, fileId }) => [id, fileId]));
  return { ...source, items: ids.map((id) => ({ id, fileId: files.get(id) ?? null })) };
}
