import type { JsonObject } from '../../core/json.ts';
import type { Batch, BatchItem, BatchStatus, Cancellation, ProcessingResults } from './answers.ts';
import { ANSWERS } from './answers.ts';
import type { Context } from './context.ts';
import { buildPath, scopeQuery, textsOf } from './paths.ts';
import { read } from './read.ts';
import { readPages } from './read-pages.ts';
import type { WriteOutcome } from './write.ts';
import { jsonBody, write } from './write.ts';

/** Which batches to list. */
export interface BatchFilters {
  readonly directoryId?: string;
  readonly jobType?: string;
  readonly status?: string;
}

/** When a create may be sent, and when it is broken off. */
export interface CreateBounds {
  /** A moment in milliseconds since 1970 after which it is no longer sent. */
  readonly notAfter?: number;
  readonly signal?: AbortSignal;
}

/** The calls about batches (v1). Reads throw a Failure; a write says what is known of it. */
export interface BatchCalls {
  /** Resolves when a batch may be created, within the rate. */
  readonly awaitCreateTurn: () => Promise<void>;
  /** Creates a batch from a compiled body. `query` goes before the scope of the client. */
  readonly createBatch: (body: JsonObject, query?: JsonObject, bounds?: CreateBounds) => Promise<WriteOutcome<Batch>>;
  /** `onHeaders` is told of those of each page. */
  readonly listBatches: (
    filters?: BatchFilters,
    onHeaders?: (headers: Headers) => void,
  ) => AsyncIterable<readonly Batch[]>;
  readonly getBatch: (id: string) => Promise<BatchStatus>;
  readonly listItems: (id: string, status?: string) => AsyncIterable<readonly BatchItem[]>;
  readonly cancelBatch: (id: string, reason?: string) => Promise<WriteOutcome<Cancellation>>;
  readonly processingResults: (itemId: string, jobType?: string) => Promise<ProcessingResults>;
}

const BATCHES = ['beta', 'batch-processing'] as const;

/** OpenAPI: 1 to 1000. The most, as each page is a request against the rate. */
const PAGE_SIZE = 1000;

/** The calls about batches. */
export function batchCalls(context: Context): BatchCalls {
  const scope = scopeQuery(context.scope);
  return {
    awaitCreateTurn: () => context.budget.take('create'),
    createBatch: (body, query = {}, bounds = {}) =>
      write(context, {
        method: 'POST',
        path: buildPath(BATCHES, { ...scope, ...textsOf(query) }),
        body: jsonBody(body),
        answer: ANSWERS.batch,
        ...bounds,
      }),
    cancelBatch: (id, reason) =>
      write(context, {
        method: 'POST',
        path: buildPath([...BATCHES, id, 'cancel'], scope),
        body: jsonBody({ reason }),
        answer: ANSWERS.cancellation,
        isConflictFinal: true,
      }),
    getBatch: (id) => read(context, buildPath([...BATCHES, id], scope), ANSWERS.batchStatus),
    processingResults: (itemId, jobType) => {
      const path = buildPath([...BATCHES, 'items', itemId, 'processing-results'], { ...scope, job_type: jobType });
      return read(context, path, ANSWERS.processingResults);
    },
    ...batchLists(context),
  };
}

function batchLists(context: Context): Pick<BatchCalls, 'listBatches' | 'listItems'> {
  const scope = scopeQuery(context.scope);
  const paging = { by: 'offset', size: PAGE_SIZE } as const;
  return {
    listBatches: ({ directoryId, jobType, status } = {}, onHeaders) =>
      readPages(context, {
        ...paging,
        parts: BATCHES,
        query: { ...scope, directory_id: directoryId, job_type: jobType, status },
        shape: ANSWERS.batches,
        idOf: (batch) => batch.id,
        onHeaders,
      }),
    listItems: (id, status) =>
      readPages(context, {
        ...paging,
        parts: [...BATCHES, id, 'items'],
        query: { ...scope, status },
        shape: ANSWERS.batchItems,
        idOf: (item) => item.item_id,
      }),
  };
}
