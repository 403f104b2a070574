import type { SourceId } from './sources.ts';

/** The clients that the names below were read from. */
export const CLIENT_SOURCES = ['client', 'client-ts'] as const satisfies readonly SourceId[];

/**
 * Arguments of the official Python and TypeScript clients that steer the client and never reach the API, in snake_case
 * (the TypeScript client writes camelCase), each with what it did.
 */
export const CLIENT_KEYWORDS: Readonly<Record<string, string>> = {
  api_key: 'it gives the client the key to sign in with.',
  base_url: 'it gives the client the address of the API.',
  num_workers: 'it tells the client how many files to send at once.',
  result_type: 'it tells the client which form of the result to fetch: text, markdown or JSON.',
  verbose: 'it tells the client to print what it does.',
  show_progress: 'it tells the client to draw a progress bar.',
  ignore_errors: 'it tells the client to skip a file that failed instead of raising.',
  split_by_page: 'it tells the client to cut the fetched result at the page separator.',
  check_interval: 'it tells the client how many seconds to wait before it asks for the state of a job.',
  max_check_interval: 'it limits how many seconds the client waits between two such questions.',
  backoff_pattern: 'it tells the client how its waits grow.',
  max_timeout: 'it tells the client after how many seconds to give up.',
  max_error_count: 'it tells the client how often to repeat a question that failed.',
  custom_client: 'it gives the Python client an HTTP client to use.',
  check_for_updates: 'it tells the Python client to look for a newer release of itself.',
  partition_pages: 'it tells the Python client to cut a document into jobs of so many pages.',
  stdout: 'it tells the TypeScript client where to write its progress.',
  from_python_package: 'it tells the service that the Python client sent the request.',
};

/**
 * Wire names of the batch API by the names that the clients use for them. `language` holds one code or a list,
 * `languages` always a list.
 */
export const CLIENT_SPELLINGS: Readonly<Record<string, string>> = {
  guess_xlsx_sheet_names: 'guess_xlsx_sheet_name',
  language: 'languages',
};
