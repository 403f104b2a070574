import { WEBHOOK_WIRE_NAMES } from '../catalogue/parse-v1/webhook-fields.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { validateParseBatch } from '../generated/validators.ts';

/** `webhook_configurations` as a manifest's `webhooks`; undefined where that does not take all of it. */
export function convertWebhooks(configurations: JsonValue): JsonValue | undefined {
  if (!Array.isArray(configurations)) return undefined;
  const webhooks = configurations.map(convertWebhook);
  if (webhooks.includes(undefined)) return undefined;
  const manifest = {
    apiVersion: 'parsebatch.dev/v1',
    kind: 'ParseBatch',
    metadata: { name: 'webhooks' },
    spec: { source: { directory_id: 'any' }, webhooks },
  };
  return validateParseBatch(manifest).length === 0 ? (webhooks as readonly JsonObject[]) : undefined;
}

const MANIFEST_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(WEBHOOK_WIRE_NAMES).map(([name, wireName]) => [wireName, name]),
);

function convertWebhook(configuration: JsonValue): JsonObject | undefined {
  if (!isJsonObject(configuration)) return undefined;
  const entries = Object.entries(configuration).map(([key, value]) => [MANIFEST_NAMES.get(key), value] as const);
  return entries.every(([key]) => key !== undefined) ? (Object.fromEntries(entries) as JsonObject) : undefined;
}
