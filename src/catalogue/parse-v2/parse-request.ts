/**
 * What a request that parses one file (OpenAPI: ParseRequestConfiguration) has beside a parse configuration, each with what
 * becomes of it in a batch.
 */
export const PARSE_REQUEST_FIELDS: Readonly<Record<string, string>> = {
  file_id: 'it names one file, and a batch reads a directory.',
  source_url: 'it names one file, and a batch reads a directory.',
  http_proxy: 'it is the way to `source_url`, which a batch does not have.',
  user_metadata: 'it marks one job, and a v2 batch marks none.',
};

/**
 * Arguments of the v2 clients that steer the client and never reach the API (npm @llamaindex/llama-cloud 2.16.0, which
 * writes some in camelCase, and its twin in Python), each with what it did.
 */
export const SDK_ARGUMENTS: Readonly<Record<string, string>> = {
  upload_file: 'it gives the client one file to send, and a batch reads a directory.',
  expand: 'it tells the client which forms of the result to get.',
  polling_interval: 'it tells the client how many seconds to wait before it asks for the state of a job.',
  max_interval: 'it limits how many seconds the client waits between two such questions.',
  backoff: 'it tells the client how its waits grow.',
  timeout: 'it tells the client after how many seconds to give up.',
  verbose: 'it tells the client to print what it does.',
  extra_headers: 'it gives the client headers to send along.',
  extra_query: 'it gives the client fields of the query to send along.',
  extra_body: 'it gives the client fields of the body to send along.',
};
