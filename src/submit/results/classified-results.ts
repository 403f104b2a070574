import { Failure } from '../../core/failure.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Redactor } from '../../core/redact.ts';
import type { BatchItem, ProcessingResult } from '../client/answers.ts';
import type { Client } from '../client/client.ts';
import { redactResult } from './item-results.ts';
import { outputPathOf, ownResultOf, timeOf } from './own-result.ts';
import type { ResultSource } from './result-source.ts';

/** What the files of a batch that classifies were classified as: the record that the service keeps of it, fit to be shown. */
export function classifiedResults(client: Pick<Client, 'processingResults'>, redactor: Redactor): ResultSource {
  const looked = new Map<string, ProcessingResult | undefined>();
  const find = async (item: BatchItem): Promise<ProcessingResult | undefined> => {
    const { processing_results } = await client.processingResults(item.item_id, 'classify');
    return ownClassificationOf(item, processing_results ?? []);
  };
  return {
    forms: ['json'],
    // OpenAPI says of the id of a job that it leads to what was parsed or extracted, and nothing of other jobs.
    jobOf: ({ job_id, job_record_id, completed_at }) => job_id ?? job_record_id ?? completed_at ?? '',
    findInS3: async (item) => {
      const own = await find(item);
      looked.set(item.item_id, own);
      return isTold(own) ? undefined : outputPathOf(own);
    },
    read: async (item) => {
      const own = looked.has(item.item_id) ? looked.get(item.item_id) : await find(item);
      looked.delete(item.item_id);
      const { item_id, item_name } = item;
      if (own === undefined || !isTold(own))
        throw new Failure('not-found', `What \`${item_name}\` was classified as is not told`);
      return `${JSON.stringify({ item_id, item_name, ...redactResult(own, redactor) })}\n`;
    },
  };
}

/** Results of other rules over the same file may stand beside the own one: which it is has to be certain. */
function ownClassificationOf(item: BatchItem, results: readonly ProcessingResult[]): ProcessingResult | undefined {
  const own = ownResultOf(item, results);
  if (own === undefined) return undefined;
  const isRival = (other: ProcessingResult): boolean =>
    item.status === 'skipped' || Math.abs(timeOf(other) - timeOf(own)) <= CLOCK_DIFFERENCE;
  const isSame = (other: ProcessingResult): boolean => other.parameters_hash === own.parameters_hash;
  return results.every((other) => isSame(other) || !isRival(other)) ? own : undefined;
}

/** What two clocks of the service may differ by, in milliseconds. */
const CLOCK_DIFFERENCE = 1_000;

/** OpenAPI: ProcessingResultMetadata has no fields yet. */
function isTold(result: ProcessingResult | undefined): boolean {
  return isJsonObject(result?.output_metadata) && Object.keys(result.output_metadata).length > 0;
}
