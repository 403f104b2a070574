import { Failure } from '../core/failure.ts';
import type { Batch } from './client/answers.ts';
import type { Client } from './client/client.ts';

/** The batches that there are, and when that was. */
export interface Listing {
  /** What the server's clock showed when the list began; null where it does not say. */
  readonly serverTime: string | null;
  readonly batches: readonly ListedBatch[];
}

/** What of a batch is kept of a list, which may be long. */
export type ListedBatch = Pick<
  Batch,
  'id' | 'status' | 'job_type' | 'directory_id' | 'created_at' | 'total_items' | 'configuration_id'
>;

/**
 * Reads the list of batches to its end: those of a directory, or all of the project. A batch of which the server does not
 * say which directory it reads counts as one of it.
 */
export async function listBatchesOf(
  client: Pick<Client, 'listBatches'>,
  directoryId: string | undefined,
): Promise<Listing> {
  if (directoryId === undefined) return readList(client, {});
  const isOfDirectory = (batch: ListedBatch): boolean => (batch.directory_id ?? directoryId) === directoryId;
  const { serverTime, batches } = await readFiltered(client, directoryId);
  return { serverTime, batches: batches.filter(isOfDirectory) };
}

/** Whether a server lists by a directory that is no longer there is not documented. */
async function readFiltered(client: Pick<Client, 'listBatches'>, directoryId: string): Promise<Listing> {
  try {
    return await readList(client, { directoryId });
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'not-found') throw error;
    const { serverTime, batches } = await readList(client, {});
    return { serverTime, batches: batches.filter(({ directory_id }) => directory_id === directoryId) };
  }
}

async function readList(
  client: Pick<Client, 'listBatches'>,
  filters: { readonly directoryId?: string },
): Promise<Listing> {
  let serverTime: string | null | undefined;
  const batches: ListedBatch[] = [];
  const onHeaders = (headers: Headers): void => {
    serverTime ??= timeOf(headers);
  };
  for await (const page of client.listBatches(filters, onHeaders)) batches.push(...page.map(reduce));
  return { serverTime: serverTime ?? null, batches };
}

function reduce({ id, status, job_type, directory_id, created_at, total_items, configuration_id }: Batch): ListedBatch {
  return {
    id,
    status,
    job_type,
    ...(total_items !== undefined && { total_items }),
    ...(configuration_id !== undefined && { configuration_id }),
    ...(directory_id !== undefined && { directory_id }),
    ...(created_at !== undefined && { created_at }),
  };
}

function timeOf(headers: Headers): string | null {
  const time = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
