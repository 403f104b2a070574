import type { ParameterGroup } from '../entry.ts';

/** The fields of the request's body beside and around `job_config` (OpenAPI: BatchJobCreateRequest), by wire name. */
export const REQUEST_FIELDS = {
  directory_id: {
    manifest: '/spec/source/directory_id',
    kind: 'string',
    summary: 'The directory whose files are parsed.',
    example: 'dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
    conflicts: [{ when: { parameter: '/item_ids' }, basis: 'documented', source: 'openapi' }],
    v2: { pointer: '/source_directory_id', transform: 'copy', basis: 'schema', source: 'openapi' },
  },
  item_ids: {
    manifest: '/spec/source/item_ids',
    kind: 'strings',
    summary: 'The files that are parsed, by their ids in a directory.',
    example: ['dfl-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', 'dfl-11111111-2222-3333-4444-555555555555'],
    conflicts: [{ when: { parameter: '/directory_id' }, basis: 'documented', source: 'openapi' }],
    v2: {
      removed: 'A v2 batch takes a directory: put references to the files into one.',
      basis: 'schema',
      source: 'openapi',
    },
  },
  job_config: {
    kind: 'record',
    nullable: false,
    summary: 'What the job does with each file.',
    v2: {
      pointer: '/config/job',
      transform: 'copy',
      how: 'Names a saved configuration.',
      basis: 'schema',
      source: 'openapi',
    },
  },
  page_size: {
    manifest: '/spec/source/page_size',
    kind: 'integer',
    nullable: false,
    summary: 'How many files of a directory are taken up at a time.',
    default: { value: 100, basis: 'schema', source: 'openapi' },
    range: { value: { minimum: 1, maximum: 1000 }, basis: 'schema', source: 'openapi' },
    example: 200,
    identity: false,
    requires: [
      { when: { parameter: '/directory_id' }, effect: 'Has no effect.', basis: 'documented', source: 'openapi' },
    ],
    v2: { removed: 'The v2 batch request has no counterpart.', harmless: 'always', basis: 'schema', source: 'openapi' },
  },
  continue_as_new_threshold: {
    manifest: '/spec/source/continue_as_new_threshold',
    kind: 'integer',
    summary: 'How many files of a directory one execution of the job takes before the next goes on.',
    example: 1000,
    identity: false,
    requires: [
      { when: { parameter: '/directory_id' }, effect: 'Has no effect.', basis: 'documented', source: 'openapi' },
    ],
    v2: { removed: 'The v2 batch request has no counterpart.', harmless: 'always', basis: 'schema', source: 'openapi' },
    note: 'When left out it is the same as `page_size`.',
  },
} as const satisfies ParameterGroup;

/** The query parameters of the request, by name. */
export const QUERY_FIELDS = {
  project_id: {
    manifest: '/spec/project_id',
    kind: 'string',
    summary: 'The project that the batch is made in.',
    format: { value: 'uuid', basis: 'schema', source: 'openapi' },
    example: '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f',
    v2: { pointer: '?project_id', transform: 'copy', basis: 'schema', source: 'openapi' },
  },
  organization_id: {
    manifest: '/spec/organization_id',
    kind: 'string',
    summary: 'The organization that the project belongs to.',
    format: { value: 'uuid', basis: 'schema', source: 'openapi' },
    example: 'b2e9c4d7-18f3-4a60-9d5c-7e6f0a1b2c3d',
    v2: { pointer: '?organization_id', transform: 'copy', basis: 'schema', source: 'openapi' },
  },
} as const satisfies ParameterGroup;
