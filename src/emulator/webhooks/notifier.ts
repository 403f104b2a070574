import { createHmac } from 'node:crypto';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { ItemEvent } from '../batches/processor.ts';
import { readResult } from '../results/read-result.ts';
import type { ItemRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { newId } from '../world.ts';
import type { Delivery } from './delivery-log.ts';
import { isLoopback, post } from './post.ts';

/** Tells the receivers that a batch names of what happens to its files. */
export interface Notifier {
  readonly notify: (item: ItemRecord, event: ItemEvent) => void;
  readonly stop: () => void;
}

/** Where a notification goes, and what it says. */
interface Message {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly entry: Pick<Delivery, 'eventId' | 'eventType' | 'itemName'>;
}

/** The waits before the second, third and fourth attempt. */
const RETRY_MILLISECONDS = [1000, 2000, 4000];

/** A notifier that delivers to loopback alone and notes everything in the log. */
export function createNotifier(world: World, onBug: (error: unknown) => void): Notifier {
  let isStopped = false;
  const waits = new Set<() => void>();

  const wait = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const cancel = world.clock.after(milliseconds, () => {
        waits.delete(cancel);
        resolve();
      });
      waits.add(cancel);
    });
  const send = async (message: Message): Promise<void> => {
    const url = URL.canParse(message.url) ? new URL(message.url) : undefined;
    const refusal = refusalOf(url);
    if (url === undefined || refusal !== undefined) {
      note(message, url, 'not delivered', 0, refusal);
      return;
    }
    for (let attempt = 1; !isStopped; attempt += 1) {
      const status = await post({ url, headers: message.headers, body: message.body }, world.clock);
      if (status !== undefined && status >= 200 && status < 300) return note(message, url, 'delivered', attempt);
      const pause = RETRY_MILLISECONDS[attempt - 1];
      if (pause === undefined) return note(message, url, 'failed', attempt, reasonOf(status));
      await wait(pause);
    }
  };
  const note = (
    { entry }: Message,
    url: URL | undefined,
    outcome: Delivery['outcome'],
    attempts: number,
    reason?: string,
  ): void => {
    world.deliveries.add({
      ...entry,
      host: url?.host ?? '',
      outcome,
      attempts,
      ...(reason !== undefined && { reason }),
    });
  };
  const report = (item: ItemRecord, event: ItemEvent): void => {
    const sent = world.sentConfigs.get(item.batchId);
    const kept = sent ?? world.store.batches.get(item.batchId)?.jobConfig ?? {};
    for (const message of eventMessages(item, event, kept, world)) {
      if (sent === undefined) note(message, undefined, 'not delivered', 0, 'the address was kept in memory only');
      else void send(message).catch(onBug);
    }
  };
  return {
    notify: (item, event) => {
      report(item, event);
      const url = recordUrl(world.sentConfigs.get(item.batchId));
      if (event === 'parse.success' && url !== undefined) {
        void resultMessage(item, url, world).then(send).catch(onBug);
      }
    },
    stop: () => {
      isStopped = true;
      for (const cancel of waits) cancel();
    },
  };
}

function refusalOf(url: URL | undefined): string | undefined {
  if (url === undefined) return 'not a URL';
  if (!isLoopback(url)) return 'not loopback';
  return url.protocol === 'http:' ? undefined : 'only http is delivered';
}

function reasonOf(status: number | undefined): string {
  return status === undefined ? 'no answer' : `status ${status}`;
}

function eventMessages(item: ItemRecord, event: ItemEvent, jobConfig: JsonObject, world: World): Message[] {
  const parameters = isJsonObject(jobConfig['parameters']) ? jobConfig['parameters'] : {};
  const configurations = parameters['webhook_configurations'];
  const list: readonly JsonValue[] = Array.isArray(configurations) ? configurations : [];
  return list
    .filter(isJsonObject)
    .filter(({ webhook_events: events }) => !Array.isArray(events) || events.includes(event))
    .map((configuration) => eventMessage(item, event, configuration, world));
}

function eventMessage(item: ItemRecord, event: ItemEvent, configuration: JsonObject, world: World): Message {
  const eventId = newId(world, '', () => false);
  const payload = JSON.stringify({
    event_id: eventId,
    event_type: event,
    timestamp: world.clock.now() / 1000,
    data: { id: item.jobId, job_id: item.jobId, file_name: item.itemName, error_message: item.errorMessage },
  });
  // `string`, also when left out, is JSON within a JSON string.
  const body = configuration['webhook_output_format'] === 'json' ? payload : JSON.stringify(payload);
  const secret = configuration['webhook_signing_secret'];
  return {
    url: String(configuration['webhook_url'] ?? ''),
    headers: {
      ...ownHeaders(configuration['webhook_headers']),
      'content-type': 'application/json',
      'user-agent': 'llamaindex-webhook-service/1.0',
      'x-webhook-event-id': eventId,
      'x-webhook-event-type': event,
      ...(typeof secret === 'string' && secret !== '' && { 'lc-signature': sign(body, secret) }),
    },
    body,
    entry: { eventId, eventType: event, itemName: item.itemName },
  };
}

/** Names and values that no HTTP message can carry are left out. */
function ownHeaders(headers: JsonValue | undefined): Record<string, string> {
  if (!isJsonObject(headers)) return {};
  const entries = Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(
    entries
      .filter(([name, value]) => /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value))
      .map(([name, value]) => [name.toLowerCase(), value]),
  );
}

function sign(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** The record's own field, or the parameter of the same name. */
function recordUrl(jobConfig: JsonObject | undefined): string | undefined {
  const parameters = isJsonObject(jobConfig?.['parameters']) ? jobConfig['parameters'] : {};
  const url = jobConfig?.['webhook_url'] ?? parameters['webhook_url'];
  return typeof url === 'string' && url !== '' ? url : undefined;
}

async function resultMessage(item: ItemRecord, url: string, world: World): Promise<Message> {
  const { text, markdown, pages } = await readResult(item, world);
  const json = pages.map((page) => ({ page: page.pageNum, text: page.text, md: page.markdown }));
  return {
    url,
    headers: { 'content-type': 'application/json', 'user-agent': 'llamaindex-webhook-service/1.0' },
    body: JSON.stringify({ txt: text, md: markdown, json, images: [] }),
    entry: { eventId: newId(world, '', () => false), eventType: 'result', itemName: item.itemName },
  };
}
