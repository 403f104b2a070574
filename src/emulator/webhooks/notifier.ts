import type { JobEvent, Listener } from '../batches/listener.ts';
import { MASK } from '../batches/masked-config.ts';
import type { BatchRecord, ItemRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import type { Delivery } from './delivery-log.ts';
import type { Message, Told } from './message.ts';
import { batchMessages, itemMessages, resultMessage, resultUrl } from './message.ts';
import { isLoopback, post } from './post.ts';

/** The waits before the second, third and fourth attempt. */
const RETRY_MILLISECONDS = [1000, 2000, 4000];

/** Tells the receivers that a batch names of what happens to its files: on this machine alone, noting everything. */
export class Notifier implements Listener {
  readonly #world: World;
  /** What calls each wait off. */
  readonly #waits = new Set<() => void>();
  #isStopped = false;

  constructor(world: World) {
    this.#world = world;
  }

  onItem(item: ItemRecord, event: JobEvent): void {
    const batch = this.#world.store.batches.get(item.batchId);
    if (batch === undefined) return;
    const told = this.#toldOf(batch);
    for (const message of itemMessages(item, event, told, this.#world)) this.#deliver(message);
    const url = event === 'success' && batch.v2 === undefined ? resultUrl(told.sent) : undefined;
    if (url === undefined) return;
    resultMessage(item, url, this.#world)
      .then((message) => this.#deliver(message))
      .catch(this.#world.onBug);
  }

  onBatch(batch: BatchRecord, event: JobEvent): void {
    for (const message of batchMessages(event, this.#toldOf(batch), this.#world)) this.#deliver(message);
  }

  #toldOf(batch: BatchRecord): Told {
    return { batch, sent: this.#world.sentConfigs.get(batch.id) ?? batch.jobConfig };
  }

  stop(): void {
    this.#isStopped = true;
    for (const cancel of this.#waits) cancel();
  }

  #deliver(message: Message): void {
    const url = URL.canParse(message.url) ? new URL(message.url) : undefined;
    const refusal = message.url === MASK ? 'the address was kept in memory only' : refusalOf(url);
    if (url === undefined || refusal !== undefined) {
      this.#note(message, url, {
        outcome: 'not delivered',
        attempts: 0,
        ...(refusal !== undefined && { reason: refusal }),
      });
      return;
    }
    this.#send(message, url).catch(this.#world.onBug);
  }

  async #send(message: Message, url: URL): Promise<void> {
    for (let attempts = 1; !this.#isStopped; attempts += 1) {
      const status = await post({ url, headers: message.headers, body: message.body }, this.#world.clock);
      if (status !== undefined && status >= 200 && status < 300) {
        this.#note(message, url, { outcome: 'delivered', attempts });
        return;
      }
      const pause = RETRY_MILLISECONDS[attempts - 1];
      if (pause === undefined) {
        this.#note(message, url, { outcome: 'failed', attempts, reason: reasonOf(status) });
        return;
      }
      await this.#wait(pause);
    }
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#world.clock.after(milliseconds, () => {
        this.#waits.delete(cancel);
        resolve();
      });
      this.#waits.add(cancel);
    });
  }

  #note({ entry }: Message, url: URL | undefined, result: Pick<Delivery, 'outcome' | 'attempts' | 'reason'>): void {
    this.#world.deliveries.add({ ...entry, host: url?.host ?? '', ...result });
  }
}

function refusalOf(url: URL | undefined): string | undefined {
  if (url === undefined) return 'not a URL';
  if (!isLoopback(url)) return 'not loopback';
  return url.protocol === 'http:' ? undefined : 'only http is delivered';
}

function reasonOf(status: number | undefined): string {
  return status === undefined ? 'no answer' : `status ${status}`;
}
