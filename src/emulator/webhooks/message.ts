import { createHmac } from 'node:crypto';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { JobEvent } from '../batches/listener.ts';
import { readResult } from '../results/read-result.ts';
import type { BatchRecord, ItemRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { newId } from '../world.ts';
import type { Delivery } from './delivery-log.ts';
import { findReceiver } from './saved-receivers.ts';

/** Where a notification goes, and what it says. */
export interface Message {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly entry: Pick<Delivery, 'eventId' | 'eventType' | 'itemName'>;
}

const USER_AGENT = 'llamaindex-webhook-service/1.0';

/** What the receivers that a file's parameters name are told of its job. */
export function itemMessages(item: ItemRecord, event: JobEvent, { batch, sent }: Told, world: World): Message[] {
  const { jobType, v2 } = batch;
  // The API knows no such event.
  if (jobType === 'extract' && event === 'running') return [];
  const { jobId, itemName, errorMessage } = item;
  const data = { id: jobId, job_id: jobId, file_name: itemName, error_message: errorMessage };
  const receivers = receiversIn(parametersOf(sent), v2 !== undefined, world);
  return messagesTo(receivers, { type: `${jobType}.${event}`, data, itemName }, world);
}

/** What the receivers that a batch of v2 names itself are told of it. */
export function batchMessages(event: JobEvent, { batch, sent }: Told, world: World): Message[] {
  const data = {
    id: batch.id,
    job_id: batch.id,
    project_id: batch.projectId,
    source_directory_id: batch.directoryId,
    status: batch.status.toUpperCase(),
  };
  return messagesTo(receiversIn(sent, true, world), { type: `batch.${event}`, data, itemName: '' }, world);
}

/** A batch, and what is known of what was sent for it. */
export interface Told {
  readonly batch: BatchRecord;
  readonly sent: JsonObject;
}

interface Event {
  readonly type: string;
  readonly data: JsonObject;
  readonly itemName: string;
}

/** Those who ask for the event; no list of events asks for all. */
function messagesTo(receivers: readonly JsonObject[], event: Event, world: World): Message[] {
  return receivers
    .filter(({ webhook_events: events }) => !Array.isArray(events) || events.includes(event.type))
    .map((receiver) => eventMessage(event, receiver, world));
}

/** The receivers that are written out, and in v2 those that are named by the ids of saved ones. */
function receiversIn(holder: JsonObject, knowsSaved: boolean, world: World): readonly JsonObject[] {
  const { webhook_configurations: written, webhook_configuration_ids: ids } = holder;
  const list: readonly JsonValue[] = Array.isArray(written) ? written : [];
  const saved: readonly JsonValue[] = knowsSaved && Array.isArray(ids) ? ids : [];
  return [...list, ...saved.map((id) => findReceiver(String(id), world))].filter(isJsonObject);
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

function eventMessage({ type, data, itemName }: Event, configuration: JsonObject, world: World): Message {
  const eventId = newId(world, '', () => false);
  const payload = JSON.stringify({
    event_id: eventId,
    event_type: type,
    timestamp: world.clock.now() / 1000,
    data,
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
      'x-webhook-event-type': type,
      ...(typeof secret === 'string' && secret !== '' && { 'lc-signature': sign(body, secret) }),
    },
    body,
    entry: { eventId, eventType: type, itemName },
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
