import { canonicalJson, indentedJson } from '../../core/canonical-json.ts';
import { unreachable } from '../../core/invariant.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import { valueAt } from '../../core/path.ts';
import { configurationRequest } from '../configuration.ts';
import { payloadOf } from '../payload.ts';
import type { BatchRequest, CompiledBatch } from '../request.ts';
import { labelOf } from '../request.ts';
import { emitCurl } from './curl.ts';

/**
 * What `compile --emit` can write: what is sent; of it only what is done, the `job_config` of v1 or the `job` of v2 with its
 * parameters in place; the whole requests; or curl commands.
 */
export const EMITS = ['payload', 'job-config', 'request', 'curl'] as const;

/** One of the forms in which a compiled batch is written. */
export type Emit = (typeof EMITS)[number];

/**
 * One batch as a file or the only thing on stdout: indented JSON, or a shell script. Ends with a line feed.
 *
 * @example
 * ```ts
 * const { batches } = compile([{ file: 'invoices.yaml', text }]);
 * for (const batch of batches) process.stdout.write(emitBatch(batch, 'job-config'));
 * ```
 */
export function emitBatch(batch: CompiledBatch, emit: Emit = 'payload'): string {
  return emit === 'curl' ? emitCurl(batch) : `${indentedJson(emittedValue(batch, emit))}\n`;
}

/**
 * Several batches on stdout: compact JSON Lines, or scripts one after the other; a single one as `emitBatch` writes it.
 *
 * @example
 * ```ts
 * const { batches } = compile(sources);
 * process.stdout.write(emitBatches(batches));
 * ```
 */
export function emitBatches(batches: readonly CompiledBatch[], emit: Emit = 'payload'): string {
  const [only] = batches;
  if (batches.length === 1 && only !== undefined) return emitBatch(only, emit);
  if (emit === 'curl') return batches.map(emitCurl).join('\n');
  return batches.map((batch) => `${canonicalJson(emittedValue(batch, emit))}\n`).join('');
}

/** The name of the file that holds a batch. */
export function fileNameOf(batch: CompiledBatch, emit: Emit): string {
  return `${labelOf(batch)}.${emit === 'curl' ? 'sh' : 'json'}`;
}

function emittedValue(batch: CompiledBatch, emit: Exclude<Emit, 'curl'>): JsonValue {
  switch (emit) {
    case 'payload':
      return payloadOf(batch);
    case 'job-config':
      return batch.kind === 'Batch' ? jobOf(batch) : (batch.request.body['job_config'] ?? null);
    case 'request':
      return batch.kind === 'Batch' ? requestsFor(batch) : withoutHoles(batch.request);
    default:
      return unreachable(emit);
  }
}

function jobOf({ request, configuration }: CompiledBatch): JsonValue {
  const job = valueAt(request.body, ['config', 'job']);
  if (configuration === undefined || !isJsonObject(job)) return job ?? null;
  const { configuration_id: _, ...rest } = job;
  return { ...rest, parameters: configuration.parameters };
}

/** In the order in which they are sent. */
function requestsFor(batch: CompiledBatch): JsonValue {
  return [configurationRequest(batch), batch.request].flatMap((request) =>
    request === undefined ? [] : [withoutHoles(request)],
  );
}

function withoutHoles({ method, path, query, body }: Omit<BatchRequest, 'holes'>): JsonObject {
  return { method, path, query, body };
}
