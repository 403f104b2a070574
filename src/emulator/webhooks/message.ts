import { createHmac } from 'node:crypto';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { ItemEvent } from '../batches/processor.ts';
import { readResult } from '../results/read-result.ts';
import type { ItemRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { newId } from '../world.ts';
import type { Delivery } from './delivery-log.ts';

/** Where a notification goes, and what it says. */
export interface Message {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly entry: Pick<Delivery, 'eventId' | 'eventType' | 'itemName'>;
}

const USER_AGENT = 'llamaindex-webhook-service/1.0';

/** What the receivers of `webhook_configurations` are told of an event that they asked for; no list of events: of all. */
export function eventMessages(item: ItemRecord, event: ItemEvent, jobConfig: JsonObject, world: World): Message[] {
  const configurations = parametersOf(jobConfig)['webhook_configurations'];
  const list: readonly JsonValue[] = Array.isArray(configurations) ? configurations : [];
  return list
    .filter(isJsonObject)
    .filter(({ webhook_events: events }) => !Array.isArray(events) || events.includes(event))
    .map((configuration) => eventMessage(item, event, configuration, world));
}

/** The whole result, for the address that the record or its parameters name. */
export async function resultMessage(item: ItemRecord, url: string, world: World): Promise<Message> {
  const { text, markdown, pages } = await readResult(item, world);
  const json = pages.map((page) => ({ page: page.pageNum, text: page.text, md: page.markdown }));
  return {
    url,
    headers: { 'content-type': 'application/json', 'user-agent': USER_AGENT },
    body: JSON.stringify({ txt: text, md: markdown, json, images: [] }),
    entry: { eventId: newId(world, '', () => false), eventType: 'result', itemName: item.itemName },
  };
}

/** Where the whole result goes, if anywhere: the record's own field, or the parameter of the same name. */
export function resultUrl(jobConfig: JsonObject): string | undefined {
  const url = jobConfig['webhook_url'] ?? parametersOf(jobConfig)['webhook_url'];
  return typeof url === 'string' && url !== '' ? url : undefined;
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
      'user-agent': USER_AGENT,
      'x-webhook-event-id': eventId,
      'x-webhook-event-type': event,
      ...(typeof secret === 'string' && secret !== '' && { 'lc-signature': sign(body, secret) }),
    },
    body,
    entry: { eventId, eventType: event, itemName: item.itemName },
  };
}

/** What frames a message is not for a configuration to say, nor is what no HTTP message can carry. */
function ownHeaders(headers: JsonValue | undefined): Record<string, string> {
  if (!isJsonObject(headers)) return {};
  return Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && canBeSent(entry[0], entry[1])),
  );
}

function canBeSent(name: string, value: string): boolean {
  const isFraming = ['host', 'connection', 'content-length', 'transfer-encoding', 'expect', 'upgrade', 'te', 'trailer'];
  return !isFraming.includes(name) && /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

function sign(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

function parametersOf(jobConfig: JsonObject): JsonObject {
  const parameters = jobConfig['parameters'];
  return isJsonObject(parameters) ? parameters : {};
}
