import type { JsonObject } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { CompiledBatch } from './request.ts';

type Sent = Pick<CompiledBatch, 'kind' | 'request' | 'configuration'>;

/**
 * All that a batch comes to, as one value: of v1 the body of its request; of v2 that under `batch`, and under `configuration`
 * what is saved before.
 */
export function payloadOf({ kind, request, configuration }: Sent): JsonObject {
  if (kind !== 'Batch') return request.body;
  return { ...(configuration !== undefined && { configuration: { ...configuration } }), batch: request.body };
}

/** A batch with another payload, in which only texts are others. */
export function withPayload<T extends Sent>(batch: T, payload: JsonObject): T {
  if (batch.kind !== 'Batch') return { ...batch, request: { ...batch.request, body: payload } };
  const { batch: body, configuration } = payload;
  const saved = batch.configuration;
  const parameters = isJsonObject(configuration) ? configuration['parameters'] : undefined;
  return {
    ...batch,
    request: { ...batch.request, body: isJsonObject(body) ? body : {} },
    ...(saved !== undefined && isJsonObject(parameters) && { configuration: { ...saved, parameters } }),
  };
}
