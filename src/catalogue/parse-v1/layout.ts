import type { ParameterGroup } from '../entry.ts';

/** Boxes around what stands on a page. */
export const layout = {
  extract_layout: {
    kind: 'boolean',
    summary: 'Returns where on each page its tables, figures, titles, lists and texts stand.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    credits: { value: 3, basis: 'documented', source: 'prices' },
    v2: {
      removed: 'v2 always returns boxes; `output_options.granular_bboxes` asks for finer ones.',
      harmless: true,
      basis: 'documented',
      source: 'guide',
    },
    note: 'Older pages and the Python client still give its price as one credit per page.',
  },
  layout_aware: {
    kind: 'boolean',
    summary: 'Lets the layout that is found on a page guide its parsing.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: { removed: 'The v2 schema has no counterpart.', basis: 'schema', source: 'openapi' },
    note: 'Known by its name only: no public page describes it.',
  },
  precise_bounding_box: {
    kind: 'boolean',
    summary: 'Draws boxes closer to what they hold, at the cost of speed.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      removed: 'Always on in v2 but for the tier `fast`; false cannot be kept.',
      harmless: true,
      basis: 'documented',
      source: 'guide',
    },
  },
  line_level_bounding_box: {
    kind: 'boolean',
    summary: 'Returns a box for every line of text.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/output_options/granular_bboxes',
      transform: 'value-if-true',
      value: ['line'],
      how: "true becomes ['line'].",
      basis: 'inference',
      source: 'openapi',
    },
  },
  ignore_document_elements_for_layout_detection: {
    kind: 'boolean',
    summary: 'Finds the layout by sight alone, without the objects that the document itself holds.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    requires: [
      {
        when: {
          any: [
            { parameter: 'extract_layout' },
            { parameter: 'layout_aware' },
            { parameter: 'parse_mode', equals: 'parse_page_with_layout_agent' },
          ],
        },
        effect: 'Has no effect: no layout is looked for.',
        basis: 'inference',
        source: 'client',
      },
    ],
    v2: { removed: 'The v2 schema has no counterpart.', basis: 'schema', source: 'openapi' },
  },
} as const satisfies ParameterGroup;
