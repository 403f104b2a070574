import { EVENTS } from '../../catalogue/events.ts';
import type { JsonObject } from '../../core/json.ts';
import { maskReceiver } from '../configurations/masked-parameters.ts';
import { notFound } from '../http/api-error.ts';
import type { Call, Route } from '../http/call.ts';
import { param } from '../http/call.ts';
import { queryProject } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import { choice, fields, mapping, nullable, sequence, text } from '../http/shape.ts';
import type { WebhookConfigRecord } from '../store/records.ts';
import { findReceiver } from '../webhooks/saved-receivers.ts';
import type { World } from '../world.ts';
import { newId, timeIn } from '../world.ts';
import { defaultProject } from './default-project.ts';

const PATH = '/api/v1/beta/webhook-configs';

const KNOWN = {
  webhook_signing_secret: nullable(text()),
  webhook_headers: nullable(mapping(text())),
  webhook_events: nullable(sequence(choice(EVENTS.map(({ value }) => value)))),
  webhook_output_format: nullable(choice(['string', 'json'])),
};
const CREATE = fields({ ...KNOWN, webhook_url: text() }, ['webhook_url']);
const UPDATE = fields({ ...KNOWN, webhook_url: nullable(text()) });

/** `/api/v1/beta/webhook-configs`: receivers that batches and configurations name by their ids. The list is a bare one. */
export function webhookConfigRoutes(world: World): readonly Route[] {
  const { store } = world;
  const one = `${PATH}/{config_id}`;
  const write = (record: WebhookConfigRecord) => writeWebhookConfig(record, world);
  return [
    { method: 'POST', path: PATH, handle: async (call) => ({ status: 201, body: write(await create(call, world)) }) },
    {
      method: 'GET',
      path: PATH,
      handle: (call) => {
        const project = queryProject(call) ?? defaultProject(world).id;
        const found = [...store.webhookConfigs.all()].filter(({ projectId }) => projectId === project);
        return { status: 200, body: found.reverse().map(write) };
      },
    },
    { method: 'GET', path: one, handle: (call) => ({ status: 200, body: write(webhookConfigOf(call, world)) }) },
    {
      method: 'PUT',
      path: one,
      handle: async (call) => {
        const changes = await readJson(call.request, UPDATE);
        const record = webhookConfigOf(call, world);
        return { status: 200, body: write(keep(record, changed(record, changes, world), world)) };
      },
    },
    {
      method: 'DELETE',
      path: one,
      handle: (call) => {
        const { id } = webhookConfigOf(call, world);
        store.webhookConfigs.remove(id);
        world.sentConfigs.delete(id);
        return { status: 204 };
      },
    },
  ];
}

function webhookConfigOf(call: Call, { store }: World): WebhookConfigRecord {
  queryProject(call);
  const found = store.webhookConfigs.get(param(call, 'config_id'));
  if (found === undefined) throw notFound('Webhook config');
  return found;
}

async function create(call: Call, world: World): Promise<WebhookConfigRecord> {
  const projectId = queryProject(call) ?? defaultProject(world).id;
  const receiver = await readJson(call.request, CREATE);
  const now = timeIn(world);
  const id = newId(world, 'whc-', (taken) => world.store.webhookConfigs.get(taken) !== undefined);
  return keep({ id, projectId, receiver, createdAt: now, updatedAt: now }, receiver, world);
}

/** Null takes a setting away, but there is no receiver without an address. */
function changed({ id }: WebhookConfigRecord, changes: JsonObject, world: World): JsonObject {
  const before = findReceiver(id, world) ?? {};
  return { ...before, ...changes, webhook_url: changes['webhook_url'] ?? before['webhook_url'] ?? '' };
}

function keep(record: WebhookConfigRecord, receiver: JsonObject, world: World): WebhookConfigRecord {
  const kept = { ...record, receiver: maskReceiver(receiver), updatedAt: timeIn(world) };
  world.sentConfigs.set(record.id, receiver);
  world.store.webhookConfigs.put(kept);
  return kept;
}

/** OpenAPI: WebhookConfigResponse. Of the signing secret it says only that there is one. */
function writeWebhookConfig(record: WebhookConfigRecord, world: World): JsonObject {
  const receiver = findReceiver(record.id, world) ?? record.receiver;
  return {
    id: record.id,
    tenant_type: 'project',
    tenant_id: record.projectId,
    webhook_url: receiver['webhook_url'] ?? '',
    has_secret: typeof receiver['webhook_signing_secret'] === 'string' && receiver['webhook_signing_secret'] !== '',
    webhook_headers: receiver['webhook_headers'] ?? null,
    webhook_events: receiver['webhook_events'] ?? null,
    webhook_output_format: receiver['webhook_output_format'] ?? null,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
  };
}
