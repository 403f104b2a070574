import type { ParameterGroup } from '../entry.ts';

/** What the platform sets for itself, and the constant that names the kind of job. */
export const internal = {
  max_pages_enforced: {
    kind: 'integer',
    summary: 'A limit on pages that the platform sets; `max_pages` is the one for users.',
    example: 100,
    internal: { basis: 'inference', source: 'openapi' },
    v2: { removed: 'The v2 schema has no counterpart.', basis: 'schema', source: 'openapi' },
    note: 'No public page describes it.',
  },
  internal_is_screenshot_job: {
    kind: 'boolean',
    summary: 'Turns the job into one that only takes pictures of pages.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    internal: { basis: 'inference', source: 'openapi' },
    v2: { removed: 'The v2 schema has no counterpart.', basis: 'schema', source: 'openapi' },
    note: 'Known by its name only; `images_to_save: [screenshot]` is the public way to page pictures.',
  },
  type: {
    kind: 'const',
    nullable: false,
    summary: 'Says that these are the parameters of a parse job.',
    default: { value: 'parse', basis: 'schema', source: 'openapi' },
    example: 'parse',
    v2: {
      pointer: '/config/job/type',
      transform: 'constant',
      value: 'parse_v2',
      how: "'parse' becomes 'parse_v2', as does the `product_type` of the saved configuration.",
      basis: 'schema',
      source: 'openapi',
    },
    note: 'compile writes it: a manifest need not.',
  },
  outputBucket: {
    kind: 'string',
    summary: 'The bucket that the platform keeps results in, not one of your own.',
    example: 'platform-results',
    internal: { basis: 'inference', source: 'openapi' },
    conflicts: [
      {
        when: { parameter: 'output_s3_path_prefix' },
        effect: 'Two places for the results; which of them counts is not documented.',
        basis: 'inference',
        source: 'openapi',
      },
    ],
    v2: { removed: 'The v2 schema has no counterpart.', basis: 'schema', source: 'openapi' },
    note: 'To have results in a bucket of your own, use `output_s3_path_prefix`.',
  },
  pipeline_id: {
    kind: 'string',
    summary: 'The index pipeline that the job feeds.',
    example: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
    internal: { basis: 'inference', source: 'openapi' },
    v2: { removed: 'The v2 schema has no counterpart.', basis: 'schema', source: 'openapi' },
    note: 'Set when an index takes files in; a batch of its own has no pipeline.',
  },
} as const satisfies ParameterGroup;
