import type { ParameterGroup } from '../entry.ts';

/** How the plain text keeps the places that words have on the page. */
export const spatial = {
  preserve_layout_alignment_across_pages: {
    kind: 'boolean',
    summary: 'Keeps the columns of the plain text in line from page to page.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/output_options/spatial_text/preserve_layout_alignment_across_pages',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
    note: 'It acts on the text output only.',
  },
  preserve_very_small_text: {
    kind: 'boolean',
    summary: 'Keeps lines in very small type, as in technical drawings.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/output_options/spatial_text/preserve_very_small_text',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
  },
  do_not_unroll_columns: {
    kind: 'boolean',
    summary: 'Leaves columns side by side, as on the page, and not one after the other as they are read.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/output_options/spatial_text/do_not_unroll_columns',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
    note: 'Structure is rebuilt less exactly with it. v2 turns it on by itself in every tier but `fast`.',
  },
} as const satisfies ParameterGroup;
