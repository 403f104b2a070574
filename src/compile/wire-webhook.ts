import { WEBHOOK_WIRE_NAMES } from '../catalogue/parse-v1/webhook-fields.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import type { WebhookTarget } from '../generated/types.ts';

/** A webhook of a manifest as both versions of the API spell it. */
export function toWireWebhook(webhook: WebhookTarget): JsonObject {
  return Object.fromEntries(
    Object.entries(webhook).map(([key, value]) => [WEBHOOK_WIRE_NAMES[key] ?? key, value as JsonValue]),
  );
}
