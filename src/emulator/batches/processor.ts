import type { BatchRecord, ItemRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { newId, timeIn } from '../world.ts';
import { usesCache } from './masked-config.ts';

/** What happens to a file of a batch (the names of the API's events). */
export type ItemEvent = 'parse.pending' | 'parse.running' | 'parse.success' | 'parse.error' | 'parse.cancelled';

/** Works batches off; a thing with a lifetime. */
export interface Processor {
  readonly start: (batch: BatchRecord) => void;
  /** Goes on with what was not done when the server before this one ended. */
  readonly resume: () => void;
  /** Cancels what has not begun; what is being worked on may still be completed. */
  readonly cancel: (batch: BatchRecord, reason: string | null) => BatchRecord;
  readonly stop: () => void;
}

/** How long a result stands for the same file with the same parameters (OpenAPI: 48 hours of cache). */
const CACHE_MILLISECONDS = 48 * 60 * 60 * 1000;

/** A processor that tells `onEvent` of each step of a file. */
export function createProcessor(world: World, onEvent: (item: ItemRecord, event: ItemEvent) => void): Processor {
  const { store, clock, settings } = world;
  const timers = new Set<() => void>();
  /** The items of each batch that are yet to begin, the next one last. */
  const queues = new Map<string, string[]>();
  const active = new Map<string, number>();

  const later = (milliseconds: number, run: () => void): void => {
    const cancel = clock.after(milliseconds, () => {
      timers.delete(cancel);
      run();
      void store.flush();
    });
    timers.add(cancel);
  };
  const update = (item: ItemRecord, change: Partial<ItemRecord>): ItemRecord => {
    const updated = { ...item, ...change, effectiveAt: timeIn(world) };
    store.items.put(updated);
    return updated;
  };
  const updateBatch = (batch: BatchRecord, change: Partial<BatchRecord>): BatchRecord => {
    const updated = { ...batch, ...change, updatedAt: timeIn(world) };
    store.batches.put(updated);
    return updated;
  };

  const fill = (batchId: string): void => {
    const queue = queues.get(batchId) ?? [];
    while ((active.get(batchId) ?? 0) < settings.concurrency) {
      const id = queue.pop();
      if (id === undefined) break;
      const item = store.items.get(id);
      if (item?.status === 'pending') begin(item);
    }
    if (queue.length === 0 && (active.get(batchId) ?? 0) === 0) end(batchId);
  };
  const begin = (item: ItemRecord): void => {
    const skipped = skipOf(item, world);
    if (skipped !== undefined) {
      update(item, { ...skipped, status: 'skipped', completedAt: timeIn(world) });
      return;
    }
    const jobId = item.jobId ?? newId(world, '', (id) => store.items.ofJob(id) !== undefined);
    const jobRecordId = item.jobRecordId ?? newId(world, '', () => false);
    const begun = update(item, { status: 'processing', jobId, jobRecordId, startedAt: timeIn(world) });
    active.set(item.batchId, (active.get(item.batchId) ?? 0) + 1);
    onEvent(begun, 'parse.pending');
    onEvent(begun, 'parse.running');
    later(settings.itemMilliseconds, () => finish(begun));
  };
  const finish = (item: ItemRecord): void => {
    active.set(item.batchId, (active.get(item.batchId) ?? 1) - 1);
    const fault = world.faults.forItem(item.itemName);
    const failed = fault?.status === 'failed';
    const errorMessage = failed ? (fault.reason ?? 'The file could not be parsed.') : null;
    const done = update(item, { status: failed ? 'failed' : 'completed', errorMessage, completedAt: timeIn(world) });
    if (!failed) spend(world);
    onEvent(done, failed ? 'parse.error' : 'parse.success');
    fill(item.batchId);
  };
  const end = (batchId: string): void => {
    queues.delete(batchId);
    active.delete(batchId);
    const batch = store.batches.get(batchId);
    if (batch?.status !== 'running') return;
    const counts = store.items.counts(batchId);
    const allFailed = counts.failed > 0 && counts.completed + counts.skipped === 0;
    updateBatch(batch, {
      status: allFailed ? 'failed' : 'completed',
      errorMessage: allFailed ? 'All items failed.' : null,
      completedAt: timeIn(world),
    });
  };
  const start = (batch: BatchRecord): void => {
    const items = store.items.ofBatch(batch.id);
    queues.set(batch.id, items.flatMap(({ status, id }) => (status === 'pending' ? [id] : [])).reverse());
    later(settings.batchMilliseconds, () => {
      const current = store.batches.get(batch.id);
      if (current?.status === 'pending') updateBatch(current, { status: 'running', startedAt: timeIn(world) });
      fill(batch.id);
    });
  };

  return {
    start,
    resume: () => {
      for (const batch of store.batches.all()) {
        const interrupted = store.items.ofBatch(batch.id).filter(({ status }) => status === 'processing');
        for (const item of interrupted) update(item, { status: 'pending', startedAt: null });
        if (batch.status === 'pending' || batch.status === 'running' || interrupted.length > 0) start(batch);
      }
    },
    cancel: (batch, reason) => {
      queues.set(batch.id, []);
      for (const item of store.items.ofBatch(batch.id)) {
        if (item.status === 'pending') {
          onEvent(update(item, { status: 'cancelled', completedAt: timeIn(world) }), 'parse.cancelled');
        }
      }
      return updateBatch(batch, { status: 'cancelled', cancelReason: reason, completedAt: timeIn(world) });
    },
    stop: () => {
      for (const cancel of timers) cancel();
      timers.clear();
    },
  };
}

/** Why an item is passed over, if it is. The result of the earlier job stands for the one that is not made. */
function skipOf(item: ItemRecord, world: World): Pick<ItemRecord, 'skipReason' | 'jobId'> | undefined {
  const fault = world.faults.forItem(item.itemName);
  if (fault?.status === 'skipped') return { skipReason: fault.reason ?? 'already_processed', jobId: null };
  if (item.size > world.settings.mostBytesParsed) return { skipReason: 'size_limit_exceeded', jobId: null };
  const batch = world.store.batches.get(item.batchId);
  if (batch === undefined || !usesCache(batch.jobConfig)) return undefined;
  const before = world.store.items.parsedBefore(item.sha256, batch.parametersHash);
  if (before?.completedAt == null) return undefined;
  const isFresh = world.clock.now() - Date.parse(before.completedAt) < CACHE_MILLISECONDS;
  return isFresh ? { skipReason: 'already_processed', jobId: before.jobId } : undefined;
}

function spend({ credits }: World): void {
  if (credits.balance !== undefined) credits.balance = Math.max(0, credits.balance - 1);
}
