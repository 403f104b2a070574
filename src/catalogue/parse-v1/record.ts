import type { ParameterGroup } from '../entry.ts';
import { PARTITIONS } from '../partitions.ts';

const NO_COUNTERPART = {
  removed: 'The v2 batch request has no counterpart.',
  basis: 'schema',
  source: 'openapi',
} as const;

/** The fields of `job_config` (OpenAPI: BatchParseJobRecordCreate), by wire name. */
export const RECORD_FIELDS = {
  job_name: {
    kind: 'const',
    nullable: false,
    summary: 'Says that the job parses files; compilation writes it.',
    default: { value: 'parse_raw_file_job', basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/config/job/type',
      transform: 'constant',
      value: 'parse_v2',
      how: '`parse_raw_file_job` becomes `parse_v2`.',
      basis: 'inference',
      source: 'openapi',
    },
  },
  partitions: {
    manifest: '/spec/partitions',
    kind: 'mapping',
    nullable: false,
    summary: 'Decides, by name, where the output of the job is saved.',
    enum: PARTITIONS,
    example: { data_source_id_partition: '7d3f2a10-5b1c-4c8e-9a54-0c2f6e1b7d90' },
    v2: NO_COUNTERPART,
    note: 'A constant `file_id_partition` would put the output of all files in one place.',
  },
  parameters: {
    manifest: '/spec/parameters',
    kind: 'record',
    summary: 'How every file of the batch is parsed.',
    v2: {
      pointer: '/config/job/configuration_id',
      transform: 'copy',
      how: 'Saved as a parse configuration, which the batch then names.',
      basis: 'schema',
      source: 'openapi',
    },
  },
  session_id: {
    manifest: '/spec/tracking/session_id',
    kind: 'string',
    summary: 'The request that led to this job, for tracking across services.',
    format: { value: 'uuid', basis: 'schema', source: 'openapi' },
    example: '0c9f6a3e-2b7d-4a51-8e6f-1d2c3b4a5968',
    identity: false,
    v2: NO_COUNTERPART,
  },
  correlation_id: {
    manifest: '/spec/tracking/correlation_id',
    kind: 'string',
    summary: 'An id that marks the job across services; written from the digest when left out.',
    format: { value: 'uuid', basis: 'schema', source: 'openapi' },
    example: '5e0b8d14-93c6-4f7a-b2d1-7a6c5e4f3021',
    identity: false,
    v2: NO_COUNTERPART,
    note: 'One that a manifest sets is sent unchanged and cannot show which batch an answer was lost for.',
  },
  parent_job_execution_id: {
    manifest: '/spec/tracking/parent_job_execution_id',
    kind: 'string',
    summary: 'The job execution that this job belongs under.',
    format: { value: 'uuid', basis: 'schema', source: 'openapi' },
    example: 'a1d4c7f0-6e25-4b93-8c1a-2f5e9d0b6743',
    identity: false,
    v2: NO_COUNTERPART,
  },
  user_id: {
    manifest: '/spec/tracking/user_id',
    kind: 'string',
    summary: 'The user that the job is made for.',
    example: 'user-4821',
    identity: false,
    v2: NO_COUNTERPART,
  },
  project_id: {
    manifest: '/spec/project_id',
    kind: 'string',
    summary: 'The project that the job belongs to.',
    format: { value: 'uuid', basis: 'schema', source: 'openapi' },
    example: '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f',
    v2: { pointer: '?project_id', transform: 'copy', basis: 'inference', source: 'openapi' },
    note: 'A manifest states it once; it is sent in the query and in the record.',
  },
  webhook_url: {
    manifest: '/spec/webhook_url',
    kind: 'string',
    summary: 'One endpoint that is sent the whole result of each file when it is parsed.',
    pattern: {
      value: { regexp: '^https://[^/]', shown: 'https://hooks.acme.example/results' },
      basis: 'documented',
      source: 'webhook-v1',
    },
    example: 'https://hooks.acme.example/results',
    secret: 'within',
    identity: false,
    legacy: { replacement: 'webhooks', basis: 'documented', source: 'guide' },
    conflicts: [
      {
        when: { parameter: 'webhook_url' },
        effect: 'The same setting is made twice.',
        basis: 'inference',
        source: 'openapi',
      },
    ],
    v2: {
      pointer: '/webhook_configurations',
      transform: 'webhooks',
      how: 'One entry for `parse.success` and `parse.error`; the receiver gets an event instead of the result.',
      basis: 'documented',
      source: 'guide',
    },
    note: 'The host has to be a domain name, not an address, and the URL shorter than 200 characters.',
  },
} as const satisfies ParameterGroup;
