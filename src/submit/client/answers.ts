import type { Shape, Shaped } from './shape.ts';
import { anything, count, fields, id, list, number, object, text, truth } from './shape.ts';

/**
 * The answers of the API by the fields that its OpenAPI document requires. States and job types are plain texts: a state
 * that the service adds must not make a batch that was created look lost.
 */
const batch = fields(
  { id, status: text, project_id: text, job_type: text, total_items: count },
  {
    directory_id: text,
    job_record_id: text,
    error_message: text,
    processed_items: count,
    failed_items: count,
    skipped_items: count,
    workflow_id: text,
    created_at: text,
    updated_at: text,
    effective_at: text,
    started_at: text,
    completed_at: text,
  },
);

const batchStatus = fields({ job: batch, progress_percentage: number }, {});

const jobReference = fields({ id, type: text }, {});

const batchV2 = fields(
  { id, project_id: text, source_directory_id: text, status: text, config: object },
  {
    results: list(fields({ source_directory_file_id: id }, { job_reference: jobReference, error_message: text })),
    created_at: text,
    updated_at: text,
  },
);

const parseJob = fields({ id, status: text }, { name: text, error_message: text });

const configuration = fields({ id, name: text, product_type: text, parameters: object }, { version: text });

const batchItem = fields(
  { item_id: id, item_name: text, status: text },
  {
    job_id: id,
    job_record_id: text,
    skip_reason: text,
    error_message: text,
    effective_at: text,
    started_at: text,
    completed_at: text,
  },
);

const cancellation = fields({ job_id: id, status: text, processed_items: count, message: text }, {});

const processingResult = fields(
  {
    result_id: text,
    item_id: text,
    job_type: text,
    job_config: object,
    parameters_hash: text,
    output_s3_path: text,
    processed_at: text,
  },
  { output_metadata: anything },
);

const processingResults = fields({ item_id: id, item_name: text }, { processing_results: list(processingResult) });

const directory = fields(
  { id, project_id: text, name: text },
  { description: text, type: text, created_at: text, updated_at: text, expires_at: text, deleted_at: text },
);

const directoryFile = fields(
  { id, project_id: text, directory_id: text, unique_id: text, display_name: text },
  { file_id: id, metadata: object, created_at: text, updated_at: text, deleted_at: text },
);

const project = fields({ id, name: text, organization_id: text }, { is_default: truth, created_at: text });

/** What the API answers with, by name. */
export const ANSWERS = {
  batch,
  batchStatus,
  cancellation,
  processingResults,
  directory,
  directoryFile,
  projects: list(project),
  batches: page(batch),
  batchItems: page(batchItem),
  directories: page(directory),
  directoryFiles: page(directoryFile),
  batchV2,
  batchesV2: page(batchV2),
  parseJobs: page(parseJob),
  parseResult: fields({ job: parseJob }, { text_full: text, markdown_full: text, items: anything }),
  configuration,
  textResult: fields({ text }, {}),
  markdownResult: fields({ markdown: text }, {}),
  jsonResult: fields({ pages: anything }, {}),
} as const;

/** One page of a list, with what the service says about more of them. */
export interface Page<T> {
  readonly items?: readonly T[] | null;
  readonly next_page_token?: string | null;
  readonly total_size?: number | null;
}

/** A batch of either version of the API, in the words of v1. Of one of v2 it is known only in the end how many items it has. */
export type Batch = Omit<Shaped<typeof batch>, 'total_items'> & {
  readonly total_items?: number;
  /** Of a batch of v2 the configuration that it was made with. */
  readonly configuration_id?: string;
};
/** How far a batch has come; one of v2 does not say how much of it is done. */
export type BatchStatus = { readonly job: Batch; readonly progress_percentage?: number };
export type BatchV2 = Shaped<typeof batchV2>;
export type ParseJob = Shaped<typeof parseJob>;
export type Configuration = Shaped<typeof configuration>;
export type BatchItem = Shaped<typeof batchItem>;
export type Cancellation = Shaped<typeof cancellation>;
export type ProcessingResult = Shaped<typeof processingResult>;
export type ProcessingResults = Shaped<typeof processingResults>;
export type Directory = Shaped<typeof directory>;
export type DirectoryFile = Shaped<typeof directoryFile>;
export type Project = Shaped<typeof project>;

/** A list without `items` is not taken for an empty one: nothing may be concluded from a list that was not read. */
function page<T>(item: Shape<T>): Shape<Page<T>> {
  return fields({ items: list(item) }, { next_page_token: text, total_size: count }) as Shape<Page<T>>;
}
