import type { ParameterGroup } from '../entry.ts';

/** How slides are read. */
export const presentation = {
  presentation_out_of_bounds_content: {
    kind: 'boolean',
    summary: 'Reads what lies outside the visible area of a slide too.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/input_options/presentation/out_of_bounds_content',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
    note: 'Documented for `.pptx` files only.',
  },
  presentation_skip_embedded_data: {
    kind: 'boolean',
    summary: 'Reads charts on slides as they look and leaves the data tables behind them out.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/input_options/presentation/skip_embedded_data',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
  },
} as const satisfies ParameterGroup;
