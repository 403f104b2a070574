import type { BatchFault } from '../faults.ts';
import { findDamage } from '../results/find-damage.ts';
import type { BatchRecord, ItemRecord, V2Batch } from '../store/records.ts';
import type { World } from '../world.ts';
import { newId, timeIn } from '../world.ts';
import { endingOf } from './ending.ts';
import type { JobEvent, Listener } from './listener.ts';
import { earlierResult, skipOf } from './skip.ts';

/** Works batches off, a few items of each at a time, for as long as a server lives. */
export class Processor {
  readonly #world: World;
  readonly #listener: Listener;
  /** What calls each timer off. */
  readonly #timers = new Set<() => void>();
  /** The items of each batch that are yet to begin, the next one last. */
  readonly #queues = new Map<string, string[]>();
  /** How many items of each batch are being worked on. */
  readonly #active = new Map<string, number>();

  #isStopped = false;

  constructor(world: World, listener: Listener) {
    this.#world = world;
    this.#listener = listener;
  }

  /** Lets a batch begin that was just made; it runs a moment later. */
  start(batch: BatchRecord): void {
    this.#tell(batch, 'pending');
    this.#schedule(batch);
  }

  #schedule(batch: BatchRecord): void {
    const items = this.#world.store.items.ofBatch(batch.id);
    const waiting = items.flatMap(({ status, id }) => (status === 'pending' ? [id] : []));
    this.#queues.set(batch.id, waiting.reverse());
    this.#later(this.#world.settings.batchMilliseconds, () => this.#run(batch.id));
  }

  /** Goes on with what was not done when the server before this one ended. */
  resume(): void {
    for (const batch of this.#world.store.batches.all()) {
      const items = this.#world.store.items.ofBatch(batch.id);
      const interrupted = items.filter(({ status }) => status === 'processing');
      for (const item of interrupted) this.#update(item, { status: 'pending', startedAt: null });
      if (batch.completedAt === null || interrupted.length > 0) this.#schedule(batch);
    }
  }

  /** Cancels what has not begun; what is being worked on is still completed. */
  cancel(batch: BatchRecord, reason: string | null): BatchRecord {
    for (const item of this.#dropWaiting(batch)) this.#listener.onItem(item, 'cancelled');
    const completedAt = timeIn(this.#world);
    return this.#updateBatch(batch, { status: 'cancelled', cancelReason: reason, completedAt });
  }

  /** Cancels a batch of v2: what has not begun at once, the batch itself when what is being worked on is done. */
  cancelInTime(batch: BatchRecord, v2: V2Batch): BatchRecord {
    this.#dropWaiting(batch);
    this.#later(0, () => this.#fill(batch.id));
    return this.#updateBatch(batch, { v2: { ...v2, isCancelling: true } });
  }

  /** Cancels the job of one file that is being worked on. */
  cancelJob(item: ItemRecord): ItemRecord {
    const cancelled = this.#update(item, { status: 'cancelled', completedAt: timeIn(this.#world) });
    this.#active.set(item.batchId, this.#activeIn(item.batchId) - 1);
    this.#listener.onItem(cancelled, 'cancelled');
    this.#later(0, () => this.#fill(item.batchId));
    return cancelled;
  }

  stop(): void {
    this.#isStopped = true;
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }

  #later(milliseconds: number, run: () => void): void {
    const cancel = this.#world.clock.after(milliseconds, () => {
      this.#timers.delete(cancel);
      run();
      this.#world.store.flush().catch(this.#world.onBug);
    });
    this.#timers.add(cancel);
  }

  #run(batchId: string): void {
    const batch = this.#world.store.batches.get(batchId);
    if (batch === undefined || !isWaiting(batch)) {
      this.#fill(batchId);
      return;
    }
    const fault = this.#faultOf(batch);
    if (fault?.status === 'throttled' && batch.status === 'pending') {
      this.#updateBatch(batch, { status: 'throttled' });
      this.#later(fault.milliseconds, () => this.#run(batchId));
      return;
    }
    const running = this.#updateBatch(batch, { status: 'running', startedAt: timeIn(this.#world) });
    this.#tell(running, 'running');
    if (fault?.status === 'failed') this.#fail(running, fault.reason ?? 'The batch could not be carried out.');
    else this.#fill(batchId);
  }

  #faultOf({ v2, directoryId }: BatchRecord): BatchFault | undefined {
    const name = this.#world.store.directories.get(directoryId ?? '')?.name;
    return v2 === undefined || name === undefined ? undefined : this.#world.faults.forBatch(name);
  }

  /** The batch as a whole fails, whatever may become of its files. */
  #fail(batch: BatchRecord, errorMessage: string): void {
    this.#dropWaiting(batch);
    const completedAt = timeIn(this.#world);
    this.#tell(this.#updateBatch(batch, { status: 'failed', errorMessage, completedAt }), 'error');
    this.#fill(batch.id);
  }

  /** Cancels the items that have not begun; gives them. */
  #dropWaiting(batch: BatchRecord): readonly ItemRecord[] {
    this.#queues.set(batch.id, []);
    const waiting = this.#world.store.items.ofBatch(batch.id).filter(({ status }) => status === 'pending');
    return waiting.map((item) => this.#update(item, { status: 'cancelled', completedAt: timeIn(this.#world) }));
  }

  /** Begins items until enough are being worked on, and ends the batch when none is left. */
  #fill(batchId: string): void {
    const queue = this.#queues.get(batchId) ?? [];
    while (this.#activeIn(batchId) < this.#world.settings.concurrency) {
      const id = queue.pop();
      if (id === undefined) break;
      const item = this.#world.store.items.get(id);
      if (item?.status === 'pending') this.#begin(item);
    }
    if (queue.length === 0 && this.#activeIn(batchId) === 0) this.#end(batchId);
  }

  #begin(item: ItemRecord): void {
    const { store, settings } = this.#world;
    const skip = skipOf(item, this.#world);
    if (skip !== undefined) {
      this.#update(item, { ...skip, status: 'skipped', completedAt: timeIn(this.#world) });
      return;
    }
    const batch = store.batches.get(item.batchId);
    const isV2 = batch?.v2 !== undefined;
    const prefix = isV2 && batch.jobType === 'parse' ? 'pjb-' : '';
    const begun = this.#update(item, {
      status: 'processing',
      jobId: item.jobId ?? newId(this.#world, prefix, (id) => store.items.ofJob(id) !== undefined),
      jobRecordId: item.jobRecordId ?? newId(this.#world, '', () => false),
      startedAt: timeIn(this.#world),
      ...(isV2 && earlierResult(item, this.#world) !== undefined && { isCached: true }),
    });
    this.#active.set(item.batchId, this.#activeIn(item.batchId) + 1);
    this.#listener.onItem(begun, 'pending');
    this.#listener.onItem(begun, 'running');
    const damage = findDamage(begun, this.#world);
    this.#later(settings.itemMilliseconds, () => {
      if (damage === undefined) this.#finish(begun, undefined);
      else this.#finishAfter(begun, damage);
    });
  }

  /** The reading of a file keeps its own time, and may end after the server. */
  #finishAfter(item: ItemRecord, damage: Promise<string | undefined>): void {
    const finish = async (): Promise<void> => {
      const found = await damage;
      if (this.#isStopped) return;
      this.#finish(item, found);
      await this.#world.store.flush();
    };
    finish().catch(this.#world.onBug);
  }

  #finish(item: ItemRecord, damage: string | undefined): void {
    // Its job may have been cancelled meanwhile.
    if (this.#world.store.items.get(item.id)?.status !== 'processing') return;
    this.#active.set(item.batchId, this.#activeIn(item.batchId) - 1);
    const fault = this.#world.faults.forItem(item.itemName);
    const reason = fault?.status === 'failed' ? (fault.reason ?? 'The file could not be parsed.') : damage;
    const failed = reason !== undefined;
    const done = this.#update(item, {
      status: failed ? 'failed' : 'completed',
      errorMessage: reason ?? null,
      completedAt: timeIn(this.#world),
    });
    if (!failed && !done.isCached) spend(this.#world);
    this.#listener.onItem(done, failed ? 'error' : 'success');
    this.#fill(item.batchId);
  }

  #end(batchId: string): void {
    this.#queues.delete(batchId);
    this.#active.delete(batchId);
    const batch = this.#world.store.batches.get(batchId);
    if (batch === undefined || batch.completedAt !== null) return;
    if (batch.status !== 'running' && !batch.v2?.isCancelling) return;
    const { event, ...ending } = endingOf(batch, this.#world.store.items.counts(batchId));
    this.#tell(this.#updateBatch(batch, { ...ending, completedAt: timeIn(this.#world) }), event);
  }

  #tell(batch: BatchRecord, event: JobEvent): void {
    if (batch.v2 !== undefined) this.#listener.onBatch(batch, event);
  }

  #activeIn(batchId: string): number {
    return this.#active.get(batchId) ?? 0;
  }

  #update(item: ItemRecord, change: Partial<ItemRecord>): ItemRecord {
    const updated = { ...item, ...change, effectiveAt: timeIn(this.#world) };
    this.#world.store.items.put(updated);
    return updated;
  }

  #updateBatch(batch: BatchRecord, change: Partial<BatchRecord>): BatchRecord {
    const updated = { ...batch, ...change, updatedAt: timeIn(this.#world) };
    this.#world.store.batches.put(updated);
    return updated;
  }
}

function isWaiting({ status, v2 }: BatchRecord): boolean {
  return (status === 'pending' || status === 'throttled') && !v2?.isCancelling;
}

function spend({ credits }: World): void {
  if (credits.balance !== undefined) credits.balance = Math.max(0, credits.balance - 1);
}
