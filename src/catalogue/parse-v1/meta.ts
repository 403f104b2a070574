import type { ParameterGroup } from '../entry.ts';

/** Which project and queue a job belongs to, and what is known about its files. */
export const meta = {
  priority: {
    kind: 'string',
    summary: 'How soon the job is taken from the queue.',
    enum: [{ value: 'low' }, { value: 'medium' }, { value: 'high' }, { value: 'critical' }],
    example: 'low',
    identity: false,
    v2: { removed: 'The v2 schema has no counterpart.', basis: 'schema', source: 'openapi' },
    note: 'A request only: the tier of the organization may ignore or overwrite it.',
  },
  custom_metadata: {
    kind: 'object',
    summary: 'An object of your own that is attached to every resulting document.',
    example: { department: 'finance', quarter: '2026-Q3' },
    v2: {
      removed: 'The v2 schema has no counterpart; metadata of the directory file, given at upload, comes closest.',
      basis: 'schema',
      source: 'openapi',
    },
  },
  resource_info: {
    kind: 'object',
    summary: 'A record about one source file.',
    example: { origin: 'scanner-2' },
    perFile: { basis: 'inference', source: 'openapi' },
    v2: { removed: 'The v2 schema has no counterpart.', basis: 'schema', source: 'openapi' },
    note: 'It describes one file; in a batch it would be the same for all of them.',
  },
  project_id: {
    kind: 'string',
    summary: 'The project that the parse jobs belong to.',
    example: '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f',
    v2: {
      pointer: '?project_id',
      transform: 'copy',
      how: 'Becomes the query parameter.',
      basis: 'inference',
      source: 'openapi',
    },
    note: 'One of three places for a project, with the record and the query; give all of them the same one.',
  },
} as const satisfies ParameterGroup;
