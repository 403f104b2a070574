import { findDamage } from '../results/find-damage.ts';
import type { BatchRecord, ItemRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { newId, timeIn } from '../world.ts';
import { skipOf } from './skip.ts';

/** What happens to a file of a batch (the names of the API's events). */
export type ItemEvent = 'parse.pending' | 'parse.running' | 'parse.success' | 'parse.error' | 'parse.cancelled';

/** Works batches off, a few items of each at a time, for as long as a server lives. */
export class Processor {
  readonly #world: World;
  readonly #onEvent: (item: ItemRecord, event: ItemEvent) => void;
  /** What calls each timer off. */
  readonly #timers = new Set<() => void>();
  /** The items of each batch that are yet to begin, the next one last. */
  readonly #queues = new Map<string, string[]>();
  /** How many items of each batch are being worked on. */
  readonly #active = new Map<string, number>();

  #isStopped = false;

  constructor(world: World, onEvent: (item: ItemRecord, event: ItemEvent) => void) {
    this.#world = world;
    this.#onEvent = onEvent;
  }

  /** Lets a batch begin; it runs a moment later. */
  start(batch: BatchRecord): void {
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
      if (batch.completedAt === null || interrupted.length > 0) this.start(batch);
    }
  }

  /** Cancels what has not begun; what is being worked on is still completed. */
  cancel(batch: BatchRecord, reason: string | null): BatchRecord {
    this.#queues.set(batch.id, []);
    for (const item of this.#world.store.items.ofBatch(batch.id)) {
      if (item.status !== 'pending') continue;
      this.#onEvent(this.#update(item, { status: 'cancelled', completedAt: timeIn(this.#world) }), 'parse.cancelled');
    }
    const completedAt = timeIn(this.#world);
    return this.#updateBatch(batch, { status: 'cancelled', cancelReason: reason, completedAt });
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
    if (batch?.status === 'pending') {
      this.#updateBatch(batch, { status: 'running', startedAt: timeIn(this.#world) });
    }
    this.#fill(batchId);
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
    const begun = this.#update(item, {
      status: 'processing',
      jobId: item.jobId ?? newId(this.#world, '', (id) => store.items.ofJob(id) !== undefined),
      jobRecordId: item.jobRecordId ?? newId(this.#world, '', () => false),
      startedAt: timeIn(this.#world),
    });
    this.#active.set(item.batchId, this.#activeIn(item.batchId) + 1);
    this.#onEvent(begun, 'parse.pending');
    this.#onEvent(begun, 'parse.running');
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
    this.#active.set(item.batchId, this.#activeIn(item.batchId) - 1);
    const fault = this.#world.faults.forItem(item.itemName);
    const reason = fault?.status === 'failed' ? (fault.reason ?? 'The file could not be parsed.') : damage;
    const failed = reason !== undefined;
    const done = this.#update(item, {
      status: failed ? 'failed' : 'completed',
      errorMessage: reason ?? null,
      completedAt: timeIn(this.#world),
    });
    if (!failed) spend(this.#world);
    this.#onEvent(done, failed ? 'parse.error' : 'parse.success');
    this.#fill(item.batchId);
  }

  #end(batchId: string): void {
    this.#queues.delete(batchId);
    this.#active.delete(batchId);
    const batch = this.#world.store.batches.get(batchId);
    if (batch?.status !== 'running') return;
    const counts = this.#world.store.items.counts(batchId);
    const allFailed = counts.failed > 0 && counts.completed + counts.skipped === 0;
    this.#updateBatch(batch, {
      status: allFailed ? 'failed' : 'completed',
      errorMessage: allFailed ? 'All items failed.' : null,
      completedAt: timeIn(this.#world),
    });
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

function spend({ credits }: World): void {
  if (credits.balance !== undefined) credits.balance = Math.max(0, credits.balance - 1);
}
