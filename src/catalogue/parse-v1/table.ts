import type { ParameterGroup } from '../entry.ts';

/** How tables are found and written. */
export const table = {
  adaptive_long_table: {
    kind: 'boolean',
    summary: 'Looks for long tables and fits the output to them.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/processing_options/disable_heuristics',
      transform: 'unless-any',
      how: 'Inverted: true only where this and `outlined_table_extraction` are both written as false.',
      basis: 'documented',
      source: 'guide',
    },
    note: 'Off by default here, on by default in v2.',
  },
  compact_markdown_table: {
    kind: 'boolean',
    summary: 'Writes Markdown tables without the spaces that pad their cells.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    conflicts: [
      {
        when: { parameter: 'output_tables_as_HTML' },
        effect: 'Has no effect: no Markdown table is written.',
        ignored: 'this',
        basis: 'inference',
        source: 'options',
      },
    ],
    v2: {
      pointer: '/output_options/markdown/tables/compact_markdown_tables',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
  },
  outlined_table_extraction: {
    kind: 'boolean',
    summary: 'Reads tables with drawn cell borders in a way of their own.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/processing_options/disable_heuristics',
      transform: 'unless-any',
      how: 'Inverted: true only where this and `adaptive_long_table` are both written as false.',
      basis: 'documented',
      source: 'guide',
    },
    note: 'May take other drawn boxes for tables. Off by default here, on by default in v2.',
  },
  aggressive_table_extraction: {
    kind: 'boolean',
    summary: 'Finds more tables, and takes more for a table that is none.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/processing_options/aggressive_table_extraction',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
  },
  merge_tables_across_pages_in_markdown: {
    kind: 'boolean',
    summary: 'Joins a table that goes on over several pages into one.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/output_options/markdown/tables/merge_continued_tables',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
    note: 'The Markdown is then not divided into pages, and page headers and footers are left out of it.',
  },
  guess_xlsx_sheet_name: {
    kind: 'boolean',
    summary: 'Names the sheets of the spreadsheet that the tables are exported to after what they hold.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/output_options/tables_as_spreadsheet/guess_sheet_name',
      transform: 'copy',
      beside: { pointer: '/output_options/tables_as_spreadsheet/enable', value: true },
      how: 'Copied; `tables_as_spreadsheet.enable` has to be set too.',
      basis: 'documented',
      source: 'guide',
    },
    note: 'The Python client calls it `guess_xlsx_sheet_names`. In v2 it is on by default once the export is enabled.',
  },
  keep_page_separator_when_merging_tables: {
    kind: 'boolean',
    summary: 'Keeps the page separator where a joined table crossed from page to page.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    requires: [
      {
        when: { parameter: 'merge_tables_across_pages_in_markdown' },
        effect: 'Has no effect: no table is joined.',
        basis: 'inference',
        source: 'guide',
      },
    ],
    v2: { removed: 'Joining tables needs no setting of this kind in v2.', basis: 'documented', source: 'guide' },
  },
  output_tables_as_HTML: {
    kind: 'boolean',
    summary: 'Writes tables as HTML inside the Markdown, so that merged cells survive.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    conflicts: [
      {
        when: {
          any: [{ parameter: 'compact_markdown_table' }, { parameter: 'markdown_table_multiline_header_separator' }],
        },
        effect: 'The settings for Markdown tables have no effect.',
        ignored: 'other',
        basis: 'inference',
        source: 'options',
      },
    ],
    v2: {
      pointer: '/output_options/markdown/tables/output_tables_as_markdown',
      transform: 'inverted',
      how: 'Inverted.',
      basis: 'documented',
      source: 'guide',
    },
    note: '`HTML` is written in capitals in the name.',
  },
  markdown_table_multiline_header_separator: {
    kind: 'string',
    summary: 'What stands between the lines of a header cell in a Markdown table.',
    default: { value: '<br/>', basis: 'documented', source: 'client' },
    example: ' / ',
    conflicts: [
      {
        when: { parameter: 'output_tables_as_HTML' },
        effect: 'Has no effect: no Markdown table is written.',
        ignored: 'this',
        basis: 'inference',
        source: 'options',
      },
    ],
    v2: {
      pointer: '/output_options/markdown/tables/markdown_table_multiline_separator',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
    note: 'In v2 it stands between the lines of every cell, not only of header cells.',
  },
} as const satisfies ParameterGroup;
