import type { BatchItem } from '../client/answers.ts';
import type { Client } from '../client/client.ts';
import { outputPathOf, ownResultOf } from './own-result.ts';
import type { ResultForm, ResultReader } from './result-form.ts';
import { RESULT_FORMS, readResult } from './result-form.ts';

/** Where the results of the items of a batch come from. */
export interface ResultSource {
  /** The forms that it has them in, the usual one first. */
  readonly forms: readonly ResultForm[];
  /** By what it is known whether the result of an item is still the same; undefined where there is none. */
  readonly jobOf: (item: BatchItem) => string | undefined;
  /** Where in S3 the result of an item went instead. Throws a Failure where that cannot be known. */
  readonly findInS3: (item: BatchItem) => Promise<string | undefined>;
  /** The content of a file. Throws a Failure where there is none. */
  readonly read: (item: BatchItem, form: ResultForm) => Promise<string>;
}

/** What was read of the files of a batch that parses. */
export function parsedResults(client: ResultReader & Pick<Client, 'processingResults'>): ResultSource {
  return {
    forms: RESULT_FORMS,
    jobOf: ({ job_id }) => job_id ?? undefined,
    findInS3: async (item) => {
      const { processing_results } = await client.processingResults(item.item_id, 'parse');
      return outputPathOf(ownResultOf(item, processing_results ?? []));
    },
    read: (item, form) => readResult(client, item.job_id ?? '', form),
  };
}
