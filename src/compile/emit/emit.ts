import { canonicalJson, indentedJson } from '../../core/canonical-json.ts';
import { unreachable } from '../../core/invariant.ts';
import type { JsonValue } from '../../core/json.ts';
import type { CompiledBatch } from '../request.ts';
import { labelOf } from '../request.ts';
import { emitCurl } from './curl.ts';

/** What `compile --emit` can write: the POST body, its `job_config` alone, the whole request, or a curl command. */
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

function emittedValue({ request }: CompiledBatch, emit: Exclude<Emit, 'curl'>): JsonValue {
  const { method, path, query, body } = request;
  switch (emit) {
    case 'payload':
      return body;
    case 'job-config':
      return body.job_config;
    case 'request':
      return { method, path, query, body };
    default:
      return unreachable(emit);
  }
}
