import type { ParameterGroup, Relation } from '../entry.ts';

const ONE_MODEL = {
  effect: 'Which model reads the charts is not documented.',
  basis: 'inference',
  source: 'client',
} as const satisfies Omit<Relation, 'when'>;

/** How charts and images are turned into data and text. */
export const chart = {
  specialized_chart_parsing_agentic: {
    kind: 'boolean',
    summary: 'Turns charts into data with a model that first works out what kind of chart it sees.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    conflicts: [
      {
        when: {
          any: [{ parameter: 'specialized_chart_parsing_plus' }, { parameter: 'specialized_chart_parsing_efficient' }],
        },
        ...ONE_MODEL,
      },
    ],
    v2: {
      pointer: '/processing_options/specialized_chart_parsing',
      transform: 'value-if-true',
      value: 'agentic',
      how: "To be confirmed: 'agentic' by its name, 'agentic_plus' by an edition of the migration guide.",
      basis: 'inference',
      source: 'guide',
    },
    note: 'Has no published price. In v2 every chart model also turns on layout and precise boxes.',
  },
  specialized_chart_parsing_plus: {
    kind: 'boolean',
    summary: 'Turns charts into data in one step, more exactly than the efficient model and at a higher price.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    conflicts: [
      {
        when: {
          any: [
            { parameter: 'specialized_chart_parsing_agentic' },
            { parameter: 'specialized_chart_parsing_efficient' },
          ],
        },
        ...ONE_MODEL,
      },
    ],
    v2: {
      pointer: '/processing_options/specialized_chart_parsing',
      transform: 'value-if-true',
      value: 'agentic_plus',
      how: "To be confirmed: 'agentic_plus' by its name, 'agentic' by an edition of the migration guide.",
      basis: 'inference',
      source: 'guide',
    },
    note: 'Has no published price. In v2 every chart model also turns on layout and precise boxes.',
  },
  specialized_chart_parsing_efficient: {
    kind: 'boolean',
    summary: 'Turns charts into data with the cheapest of the three chart models, faster than the agentic one.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    conflicts: [
      {
        when: {
          any: [{ parameter: 'specialized_chart_parsing_agentic' }, { parameter: 'specialized_chart_parsing_plus' }],
        },
        ...ONE_MODEL,
      },
    ],
    v2: {
      pointer: '/processing_options/specialized_chart_parsing',
      transform: 'value-if-true',
      value: 'efficient',
      how: "true becomes 'efficient'.",
      basis: 'documented',
      source: 'guide',
    },
    note: 'Has no published price. In v2 every chart model also turns on layout and precise boxes.',
  },
  specialized_image_parsing: {
    kind: 'boolean',
    summary: 'Writes down what images show with a model of their own.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: { removed: 'The v2 schema has no counterpart.', basis: 'schema', source: 'openapi' },
    note: 'Known by its name only: no public page describes it, and it has no published price.',
  },
  extract_charts: {
    kind: 'boolean',
    summary: 'Finds the charts of a document and marks them as such.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      removed: 'No counterpart; `processing_options.specialized_chart_parsing` comes nearest.',
      basis: 'inference',
      source: 'openapi',
    },
  },
} as const satisfies ParameterGroup;
