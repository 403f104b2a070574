import type { ParameterGroup } from '../entry.ts';

/** Timeouts, strictness and what happens to failed pages. */
export const control = {
  replace_failed_page_mode: {
    kind: 'string',
    summary: 'What stands in the result for a page that could not be parsed.',
    default: { value: 'raw_text', basis: 'schema', source: 'openapi' },
    enum: [{ value: 'raw_text' }, { value: 'blank_page' }, { value: 'error_message' }],
    v2: { removed: 'The v2 schema has no counterpart.', basis: 'schema', source: 'openapi' },
  },
} as const satisfies ParameterGroup;
