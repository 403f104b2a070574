import type { ParameterGroup } from '../entry.ts';

/** What the result holds beside the text. */
export const output = {
  annotate_links: {
    kind: 'boolean',
    summary: 'Adds the targets of links to the output, not only their text.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/output_options/markdown/annotate_links',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
  },
  annotate_revisions: {
    kind: 'boolean',
    summary: 'Adds tracked changes and comments, as Word has them, to the structured output of each page.',
    since: 'document',
    v2: {
      pointer: '/output_options/markdown/annotate_revisions',
      transform: 'copy',
      basis: 'schema',
      source: 'openapi',
    },
  },
  disable_reconstruction: {
    kind: 'boolean',
    summary: 'Does not rebuild headings, tables and other structure from the text.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    conflicts: [
      {
        when: { parameter: 'strict_mode_reconstruction' },
        effect: 'Nothing is rebuilt that could fail.',
        ignored: 'other',
        basis: 'inference',
        source: 'openapi',
      },
      {
        when: { parameter: 'structured_output' },
        effect: 'No structure is there to take the data from.',
        ignored: 'other',
        basis: 'inference',
        source: 'openapi',
      },
      {
        when: {
          any: [
            { parameter: 'output_tables_as_HTML' },
            { parameter: 'compact_markdown_table' },
            { parameter: 'markdown_table_multiline_header_separator' },
            { parameter: 'merge_tables_across_pages_in_markdown' },
            { parameter: 'keep_page_separator_when_merging_tables' },
          ],
        },
        effect: 'The table settings have no table to act on.',
        ignored: 'other',
        basis: 'inference',
        source: 'openapi',
      },
    ],
    v2: { removed: 'No counterpart; the tier `fast` comes nearest.', basis: 'inference', source: 'openapi' },
  },
  output_pdf_of_document: {
    kind: 'boolean',
    summary: 'Returns a PDF of each document beside the other results.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: { pointer: '/output_options/save_output_pdf', transform: 'copy', basis: 'schema', source: 'openapi' },
    note: 'Spreadsheets get no PDF. The migration guide calls it removed; the v2 schema of August 2026 has it.',
  },
  confidence_score_effort: {
    kind: 'string',
    summary: 'Rates the parsing quality of every page with more care.',
    known: { value: ['high'], basis: 'inference', source: 'openapi' },
    example: 'high',
    since: '2.13.0',
    credits: { value: 5, basis: 'documented', source: 'openapi' },
    v2: {
      pointer: '/processing_options/confidence_score_effort',
      transform: 'copy',
      how: "Copied if 'high', the only value of v2.",
      basis: 'schema',
      source: 'openapi',
    },
    note: 'The price is that of `high` in v2; the batch schema takes any text and says nothing about it.',
  },
  extract_printed_page_number: {
    kind: 'boolean',
    summary: 'Returns for each page the number that is printed on it.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/output_options/extract_printed_page_number',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
  },
} as const satisfies ParameterGroup;
