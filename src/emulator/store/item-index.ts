import type { Collection } from './collection.ts';
import type { ItemRecord, ItemStatus } from './records.ts';

/** Ways to find items without looking through all of them. */
export interface ItemIndex {
  /** The items of a batch, in their order. */
  readonly ofBatch: (batchId: string) => readonly ItemRecord[];
  /** How many items of a batch have each status. */
  readonly counts: (batchId: string) => Readonly<Record<ItemStatus, number>>;
  /** Every time that a file of a directory was part of a batch, oldest first. */
  readonly ofFile: (itemId: string) => readonly ItemRecord[];
  readonly ofJob: (jobId: string) => ItemRecord | undefined;
  /** The last item that was parsed from the same content with the same parameters. */
  readonly parsedBefore: (sha256: string, parametersHash: string) => ItemRecord | undefined;
}

/** Adds the index to the items; `hashOf` gives the hash of a batch's parameters. */
export function indexItems(
  items: Collection<ItemRecord>,
  hashOf: (batchId: string) => string | undefined,
): Collection<ItemRecord> & ItemIndex {
  // Not by ids: to look up each of 100,000 items for every page of a list takes longer than all the rest.
  const itemsOfBatch = new Map<string, Map<string, ItemRecord>>();
  const idsOfFile = new Map<string, string[]>();
  const idOfJob = new Map<string, string>();
  const idOfResult = new Map<string, string>();
  const counts = new Map<string, Record<ItemStatus, number>>();
  const find = (id: string | undefined): ItemRecord | undefined => (id === undefined ? undefined : items.get(id));
  const findAll = (ids: readonly string[] = []): ItemRecord[] => ids.flatMap((id) => items.get(id) ?? []);
  const add = (item: ItemRecord, old: ItemRecord | undefined): void => {
    const count = entryOf(counts, item.batchId, noItems);
    count[item.status] += 1;
    if (old !== undefined) count[old.status] -= 1;
    entryOf(itemsOfBatch, item.batchId, () => new Map<string, ItemRecord>()).set(item.id, item);
    if (old === undefined) entryOf(idsOfFile, item.itemId, () => []).push(item.id);
    if (item.status === 'skipped') return;
    if (item.jobId !== null) idOfJob.set(item.jobId, item.id);
    if (item.status === 'completed') idOfResult.set(`${item.sha256} ${hashOf(item.batchId)}`, item.id);
  };
  for (const item of items.all()) add(item, undefined);
  return {
    ...items,
    put: (item) => {
      add(item, items.get(item.id));
      items.put(item);
    },
    remove: (id) => {
      itemsOfBatch.get(items.get(id)?.batchId ?? '')?.delete(id);
      items.remove(id);
    },
    ofBatch: (batchId) => [...(itemsOfBatch.get(batchId)?.values() ?? [])],
    counts: (batchId) => counts.get(batchId) ?? noItems(),
    ofFile: (itemId) => findAll(idsOfFile.get(itemId)),
    ofJob: (jobId) => find(idOfJob.get(jobId)),
    parsedBefore: (sha256, hash) => find(idOfResult.get(`${sha256} ${hash}`)),
  };
}

function noItems(): Record<ItemStatus, number> {
  return { pending: 0, processing: 0, completed: 0, failed: 0, skipped: 0, cancelled: 0 };
}

function entryOf<Value>(map: Map<string, Value>, key: string, create: () => Value): Value {
  const present = map.get(key);
  if (present !== undefined) return present;
  const value = create();
  map.set(key, value);
  return value;
}
