import type { ItemEvent } from '../batches/processor.ts';
import type { ItemRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import type { Delivery } from './delivery-log.ts';
import type { Message } from './message.ts';
import { eventMessages, resultMessage, resultUrl } from './message.ts';
import { isLoopback, post } from './post.ts';

/** The waits before the second, third and fourth attempt. */
const RETRY_MILLISECONDS = [1000, 2000, 4000];

/** Tells the receivers that a batch names of what happens to its files: on this machine alone, noting everything. */
export class Notifier {
  readonly #world: World;
  /** What calls each wait off. */
  readonly #waits = new Set<() => void>();
  #isStopped = false;

  constructor(world: World) {
    this.#world = world;
  }

  notify(item: ItemRecord, event: ItemEvent): void {
    const sent = this.#world.sentConfigs.get(item.batchId);
    const jobConfig = sent ?? this.#world.store.batches.get(item.batchId)?.jobConfig ?? {};
    for (const message of eventMessages(item, event, jobConfig, this.#world))
      this.#deliver(message, sent !== undefined);
    const url = event === 'parse.success' ? resultUrl(jobConfig) : undefined;
    if (url === undefined) return;
    resultMessage(item, url, this.#world)
      .then((message) => this.#deliver(message, sent !== undefined))
      .catch(this.#world.onBug);
  }

  stop(): void {
    this.#isStopped = true;
    for (const cancel of this.#waits) cancel();
  }

  #deliver(message: Message, isKnown: boolean): void {
    const url = isKnown && URL.canParse(message.url) ? new URL(message.url) : undefined;
    const refusal = isKnown ? refusalOf(url) : 'the address was kept in memory only';
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
