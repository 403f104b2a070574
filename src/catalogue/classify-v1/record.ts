import type { ParameterGroup } from '../entry.ts';

const SCHEMA = { basis: 'schema', source: 'openapi' } as const;
const INTERNAL = { basis: 'inference', source: 'openapi' } as const;

/** What makes a classify job a record (OpenAPI: ClassifyJob), by pointer below `job_config`; a create has to carry some of it. */
export const RECORD_FIELDS = {
  '/id': {
    kind: 'string',
    nullable: false,
    required: true,
    summary: 'The id of the record; it is written from the digest.',
    format: { value: 'uuid', ...SCHEMA },
    example: '5e0b8d14-93c6-4f7a-b2d1-7a6c5e4f3021',
    note: 'Whether the service keeps it is not documented, so that it proves nothing.',
  },
  '/status': {
    kind: 'string',
    nullable: false,
    required: true,
    summary: 'The state of the record; compilation writes `PENDING`.',
    enum: [
      { value: 'PENDING' },
      { value: 'SUCCESS' },
      { value: 'ERROR' },
      { value: 'PARTIAL_SUCCESS' },
      { value: 'CANCELLED' },
    ],
    example: 'PENDING',
  },
  '/user_id': {
    manifest: '/spec/tracking/user_id',
    kind: 'string',
    nullable: false,
    required: true,
    summary: 'The user that the job is made for.',
    example: 'user-4821',
    identity: false,
  },
  '/project_id': {
    manifest: '/spec/project_id',
    kind: 'string',
    nullable: false,
    required: true,
    summary: 'The project that the job belongs to.',
    format: { value: 'uuid', ...SCHEMA },
    example: '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f',
    note: 'A manifest, or its environment, states it once; it is sent in the query and in the record.',
  },
  '/created_at': {
    kind: 'string',
    summary: 'When the record was made; it is left to the service.',
    format: { value: 'date-time', ...SCHEMA },
    example: '2026-11-29T08:00:00Z',
    internal: INTERNAL,
  },
  '/updated_at': {
    kind: 'string',
    summary: 'When the record was last changed; it is left to the service.',
    format: { value: 'date-time', ...SCHEMA },
    example: '2026-11-29T08:00:00Z',
    internal: INTERNAL,
  },
  '/effective_at': {
    kind: 'string',
    nullable: false,
    summary: 'Since when the state holds; it is left to the service.',
    format: { value: 'date-time', ...SCHEMA },
    example: '2026-11-29T08:00:00Z',
    internal: INTERNAL,
  },
  '/job_record_id': {
    kind: 'string',
    summary: 'The record of the job that the state belongs to; it is left to the service.',
    example: 'a1d4c7f0-6e25-4b93-8c1a-2f5e9d0b6743',
    internal: INTERNAL,
  },
  '/error_message': {
    kind: 'string',
    summary: 'Why the latest attempt failed; it is left to the service.',
    example: 'The file could not be read.',
    internal: INTERNAL,
  },
} as const satisfies ParameterGroup;
