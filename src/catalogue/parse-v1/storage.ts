import type { Counterpart, Fact, ParameterGroup } from '../entry.ts';

const GUIDE = { basis: 'documented', source: 'guide' } as const satisfies Fact;
/** The schema of the batch job says that it leaves out what belongs to one file, and then has these. */
const ONE_FILE = { basis: 'inference', source: 'openapi' } as const satisfies Fact;
const NO_INPUT_S3 = { removed: 'v2 does not read from a bucket.', ...GUIDE } as const satisfies Counterpart;
const NO_OUTPUT_S3 = {
  removed: 'v2 does not write to a bucket: results are fetched from the API.',
  ...GUIDE,
} as const satisfies Counterpart;

/** Where documents come from and where results go. */
export const storage = {
  output_s3_path_prefix: {
    manifest: '/spec/output_s3_path_prefix',
    kind: 'string',
    summary: 'The place in your S3 bucket under which all result files are written.',
    pattern: { value: { regexp: '^s3://[^/]', shown: 's3://bucket/prefix/' }, basis: 'documented', source: 'openapi' },
    example: 's3://acme-parsed/invoices/2026-q3/',
    v2: NO_OUTPUT_S3,
    note: 'LlamaIndex must be allowed to write to the bucket; how to allow it is not published.',
  },
  output_s3_region: {
    manifest: '/spec/output_s3_region',
    kind: 'string',
    summary: 'The AWS region of the bucket that results are written to.',
    example: 'eu-central-1',
    requires: [
      {
        when: { parameter: 'output_s3_path_prefix' },
        effect: 'It is the region of that bucket.',
        basis: 'documented',
        source: 'client',
      },
    ],
    v2: NO_OUTPUT_S3,
  },
  input_s3_path: {
    kind: 'string',
    summary: 'The S3 object to parse in place of an upload.',
    example: 's3://acme-inbox/contract.pdf',
    perFile: ONE_FILE,
    conflicts: [
      {
        when: { parameter: 'input_url' },
        effect: 'One document is read; which one is not documented.',
        basis: 'inference',
        source: 'client',
      },
    ],
    v2: NO_INPUT_S3,
    note: 'Names one file: a batch takes its files from the directory or the item ids.',
  },
  input_s3_region: {
    kind: 'string',
    summary: 'The AWS region of the bucket that input_s3_path names.',
    example: 'eu-central-1',
    perFile: ONE_FILE,
    requires: [
      {
        when: { parameter: 'input_s3_path' },
        effect: 'It is the region of that bucket.',
        basis: 'documented',
        source: 'client',
      },
    ],
    v2: NO_INPUT_S3,
  },
  input_url: {
    kind: 'string',
    summary: 'The URL of the document to parse in place of an upload.',
    example: 'https://files.acme.example/contract.pdf',
    secret: 'within',
    perFile: ONE_FILE,
    conflicts: [
      {
        when: { parameter: 'input_s3_path' },
        effect: 'One document is read; which one is not documented.',
        basis: 'inference',
        source: 'client',
      },
    ],
    v2: { removed: 'Only POST /api/v2/parse has it, as source_url; a batch has not.', ...GUIDE },
    note: 'Names one file: a batch takes its files from the directory or the item ids.',
  },
  http_proxy: {
    kind: 'string',
    summary: 'The proxy through which input_url is fetched.',
    example: 'http://proxy.acme.example:3128',
    secret: 'within',
    perFile: ONE_FILE,
    requires: [
      {
        when: { parameter: 'input_url' },
        effect: 'Has no effect: nothing is fetched.',
        basis: 'documented',
        source: 'client',
      },
    ],
    v2: { removed: 'Only POST /api/v2/parse has it, beside source_url; a batch has not.', ...GUIDE },
  },
} as const satisfies ParameterGroup;
