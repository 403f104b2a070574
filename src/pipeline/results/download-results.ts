import { Failure } from '../../core/failure.ts';
import type { Redactor } from '../../core/redact.ts';
import { distinctNames } from '../../files/distinct-names.ts';
import { resolvePath } from '../../files/paths.ts';
import type { WritableFiles } from '../../files/write-file.ts';
import type { BatchItem } from '../../submit/client/answers.ts';
import { clientOfBatch, isV2Id } from '../../submit/client/api-of.ts';
import type { Client } from '../../submit/client/client.ts';
import { classifiedResults } from '../../submit/results/classified-results.ts';
import type { Lack } from '../../submit/results/lack.ts';
import { mapInOrder } from '../../submit/results/map-in-order.ts';
import type { ResultForm, ResultReader } from '../../submit/results/result-form.ts';
import type { ResultSource } from '../../submit/results/result-source.ts';
import { parsedResults } from '../../submit/results/result-source.ts';
import { hashText } from '../workspace/hash.ts';
import { downloadItem } from './download-item.ts';
import type { RecordedFile } from './recorded-item.ts';
import type { ResultsRecord } from './results-record.ts';
import { openRecord, RECORD_FILE } from './results-record.ts';

export type { ResultForm } from '../../submit/results/result-form.ts';
export { RESULT_FORMS } from '../../submit/results/result-form.ts';

/** Which results go where. */
export interface DownloadRequest {
  readonly client: ResultReader & Pick<Client, 'getBatch' | 'listItems' | 'processingResults'>;
  readonly redactor: Redactor;
  readonly batch: string;
  /** As given; relative to the working directory. */
  readonly directory: string;
  readonly cwd: string;
  /** Where undefined, in the usual form. */
  readonly forms?: readonly ResultForm[] | undefined;
  /** Only these items; all where undefined. */
  readonly itemIds?: readonly string[] | undefined;
  /** Once aborted nothing more is begun. */
  readonly signal?: AbortSignal;
  readonly files?: WritableFiles;
}

/** A result on the disk, and whether this run wrote it. */
export interface DownloadedFile extends RecordedFile {
  readonly state: 'written' | 'unchanged';
}

/** What became of the result of an item; with a trouble, of some of its forms. */
export type Downloaded =
  | { readonly kind: 'files'; readonly item: BatchItem; readonly files: readonly DownloadedFile[] }
  | { readonly kind: 'in S3'; readonly item: BatchItem; readonly path: string }
  | { readonly kind: 'lack'; readonly item: BatchItem; readonly lack: Lack }
  | {
      readonly kind: 'trouble';
      readonly item: BatchItem;
      readonly files: readonly DownloadedFile[];
      readonly failure: Failure;
    };

/** A download that can begin. */
export interface Download {
  /** How many items it is about. */
  readonly total: number;
  /** What becomes of each, in their order. Whatever ends it, what was written by then is recorded. */
  readonly run: () => AsyncGenerator<Downloaded>;
}

/** How many items are worked on at once; the client keeps to the rate of the API whatever this is. */
const CONCURRENCY = 8;

/**
 * Prepares to write the results of a batch into a directory. Only what is missing there or differs from what was written
 * is fetched. No name that a server gives leads out of the directory, and no file is replaced that an earlier run did
 * not write.
 */
export async function prepareDownload(asked: DownloadRequest): Promise<Download> {
  const { batch, directory, cwd, itemIds, files } = asked;
  const client = clientOfBatch(asked.client, batch);
  const request = { ...asked, client };
  const source = await sourceOf(request);
  const forms = formsOf(source, request);
  const folder = resolvePath(cwd, directory);
  const record = await openRecord({ folder, shownAs: directory, batch, files });
  const all = await collectItems(client, batch);
  const items = chooseItems(all, itemIds);
  const names = nameItems(all, record);
  return { total: items.length, run: () => downloadAll(items, { request, source, forms, folder, names, record }) };
}

/** What the items of one run share. */
export interface DownloadState {
  readonly request: DownloadRequest;
  readonly source: ResultSource;
  readonly forms: readonly ResultForm[];
  readonly folder: string;
  /** The name of each item's files without their endings, by its id; in the order of the items. */
  readonly names: ReadonlyMap<string, string>;
  readonly record: ResultsRecord;
}

async function* downloadAll(items: readonly BatchItem[], state: DownloadState): AsyncGenerator<Downloaded> {
  const work = (item: BatchItem): Promise<Downloaded> => downloadItem(item, state);
  try {
    yield* mapInOrder(items, work, { concurrency: CONCURRENCY, signal: state.request.signal });
  } finally {
    await state.record.save(state.names.keys());
  }
}

/** Only the batches of v1 are of more than one kind whose results differ. */
async function sourceOf({ client, redactor, batch }: DownloadRequest): Promise<ResultSource> {
  if (isV2Id(batch)) return parsedResults(client);
  const { job } = await client.getBatch(batch);
  return job.job_type === 'classify' ? classifiedResults(client, redactor) : parsedResults(client);
}

function formsOf(source: ResultSource, { batch, forms }: DownloadRequest): readonly ResultForm[] {
  const missing = forms?.find((form) => !source.forms.includes(form));
  if (missing === undefined) return forms ?? source.forms.slice(0, 1);
  const hint = `Use ${source.forms.join(', ')}.`;
  throw new Failure('usage', `\`${batch}\` has no results in the form \`${missing}\``, { hint });
}

async function collectItems(client: DownloadRequest['client'], batch: string): Promise<BatchItem[]> {
  const items: BatchItem[] = [];
  for await (const page of client.listItems(batch)) items.push(...page);
  return items;
}

function chooseItems(items: readonly BatchItem[], itemIds: readonly string[] | undefined): readonly BatchItem[] {
  if (itemIds === undefined) return items;
  const missing = itemIds.find((id) => !items.some(({ item_id }) => item_id === id));
  if (missing !== undefined) throw new Failure('not-found', `\`${missing}\` is not an item of the batch`);
  return items.filter(({ item_id }) => itemIds.includes(item_id));
}

/** All items are named, also where only some are wanted: which others there are must not change a name. */
function nameItems(items: readonly BatchItem[], record: ResultsRecord): Map<string, string> {
  const named = items.map(({ item_id, item_name }) => ({
    id: item_id,
    name: item_name,
    kept: record.get(item_id)?.name,
  }));
  return distinctNames(named, { reserved: [RECORD_FILE.replace(/\.json$/, '')], hash: hashText });
}
