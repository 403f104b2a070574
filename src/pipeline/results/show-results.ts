import { Failure } from '../../core/failure.ts';
import type { Redactor } from '../../core/redact.ts';
import type { BatchItem } from '../../submit/client/answers.ts';
import { isV2Id } from '../../submit/client/api-of.ts';
import type { Client } from '../../submit/client/client.ts';
import type { ItemResults } from '../../submit/results/item-results.ts';
import { readItemResults, readJobResults } from '../../submit/results/item-results.ts';
import { mapInOrder } from '../../submit/results/map-in-order.ts';

export type { ItemResults } from '../../submit/results/item-results.ts';

/** Whose results are asked for. */
export interface ShowRequest {
  readonly client: Pick<Client, 'listItems' | 'processingResults'>;
  readonly redactor: Redactor;
  readonly batch: string;
  readonly jobType?: string | undefined;
  /** Only these items; all where undefined. */
  readonly itemIds?: readonly string[] | undefined;
}

/** How many items are asked about at once; the client keeps to the rate of the API whatever this is. */
const CONCURRENCY = 8;

/** The results of a batch's items, in the order of the items, while they come. Throws at the end for an item that is none of them. */
export async function* showResults(request: ShowRequest): AsyncGenerator<ItemResults> {
  const read = async (item: BatchItem): Promise<ItemResults> =>
    isV2Id(request.batch) ? readJobResults(item) : readItemResults(item, request);
  yield* mapInOrder(chosenItems(request), read, { concurrency: CONCURRENCY });
}

async function* chosenItems({ client, batch, itemIds }: ShowRequest): AsyncGenerator<BatchItem> {
  const missing = new Set(itemIds);
  for await (const page of client.listItems(batch)) {
    for (const item of page) if (itemIds === undefined || missing.delete(item.item_id)) yield item;
  }
  for (const id of missing) throw new Failure('not-found', `\`${id}\` is not an item of the batch`);
}
