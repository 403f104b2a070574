import { Failure } from '../../core/failure.ts';
import type { JsonObject } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Redactor } from '../../core/redact.ts';
import { redactTexts } from '../../core/redact.ts';
import type { BatchItem, ProcessingResult } from '../client/answers.ts';
import type { Client } from '../client/client.ts';
import { redactJobConfig } from '../redact-job-config.ts';
import type { Lack } from './lack.ts';
import { lackOf } from './lack.ts';

/** One result of an item with what produced it, fit to be shown. */
export interface ShownResult {
  readonly result_id: string;
  readonly job_type: string;
  readonly parameters_hash: string;
  /** Empty where the result did not go to S3. */
  readonly output_s3_path: string;
  readonly processed_at: string;
  readonly job_config: JsonObject;
  /** What the service says of the outcome, as of the type that a file was given; absent where it says nothing. */
  readonly output_metadata?: JsonObject;
}

/** An item with its results, or why there are none. */
export type ItemResults =
  | { readonly kind: 'results'; readonly item: BatchItem; readonly results: readonly ShownResult[] }
  | { readonly kind: 'lack'; readonly item: BatchItem; readonly lack: Lack }
  | { readonly kind: 'trouble'; readonly item: BatchItem; readonly failure: Failure };

/** What asking for results needs. */
export interface ResultsRequest {
  readonly client: Pick<Client, 'processingResults'>;
  readonly redactor: Redactor;
  readonly jobType?: string | undefined;
}

/** The results of one item; those of other batches over the same file are among them, as the API has them by file. */
export async function readItemResults(item: BatchItem, request: ResultsRequest): Promise<ItemResults> {
  const lack = lackOf(item);
  if (lack !== undefined) return { kind: 'lack', item, lack };
  try {
    const { processing_results } = await request.client.processingResults(item.item_id, request.jobType);
    const results = (processing_results ?? []).map((result) => redactResult(result, request.redactor));
    return results.length === 0 ? { kind: 'lack', item, lack: 'no result' } : { kind: 'results', item, results };
  } catch (error) {
    if (!isOfOneItem(error)) throw error;
    return error.code === 'not-found'
      ? { kind: 'lack', item, lack: 'no result' }
      : { kind: 'trouble', item, failure: error };
  }
}

/** The same of a batch of v2: of its jobs nothing is kept but how they ended. */
export function readJobResults(item: BatchItem): ItemResults {
  const lack = lackOf(item) ?? (item.job_id == null ? 'no result' : undefined);
  return lack === undefined ? { kind: 'results', item, results: [] } : { kind: 'lack', item, lack };
}

/** Whether an error says something about one thing that was asked for, and nothing about the next one. */
export function isOfOneItem(error: unknown): error is Failure {
  return error instanceof Failure && ['not-found', 'rejected', 'unexpected-answer'].includes(error.code);
}

/** A result without what a service echoes of credentials. */
export function redactResult(result: ProcessingResult, redactor: Redactor): ShownResult {
  const { output_metadata: outcome } = result;
  const isTold = isJsonObject(outcome) && Object.keys(outcome).length > 0;
  return {
    result_id: redactor.redact(result.result_id),
    job_type: redactor.redact(result.job_type),
    parameters_hash: redactor.redact(result.parameters_hash),
    output_s3_path: redactor.redact(result.output_s3_path),
    processed_at: redactor.redact(result.processed_at),
    job_config: redactJobConfig(result.job_config, result.job_type, redactor),
    ...(isTold && { output_metadata: redactTexts(outcome, redactor) }),
  };
}
