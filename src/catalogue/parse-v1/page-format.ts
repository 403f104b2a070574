import type { FactOf, ParameterGroup, Relation } from '../entry.ts';

const PAGE_NUMBER = {
  value: '{pageNumber}',
  basis: 'documented',
  source: 'options',
} as const satisfies FactOf<string>;

const NO_HEADERS_IN_FAST_MODE = {
  when: { any: [{ parameter: 'fast_mode' }, { parameter: 'parse_mode', equals: 'parse_page_without_llm' }] },
  effect: 'Has no effect: fast mode finds no page headers or footers.',
  ignored: 'this',
  basis: 'documented',
  source: 'options',
} as const satisfies Relation;

const NO_HEADERS_IN_MERGED_TABLES = {
  when: { parameter: 'merge_tables_across_pages_in_markdown' },
  effect: 'Has no effect: joining tables leaves page headers and footers out of the Markdown.',
  ignored: 'this',
  basis: 'inference',
  source: 'options',
} as const satisfies Relation;

const HEADERS_HIDDEN = {
  when: { parameter: 'hide_headers' },
  effect: 'Has no effect: no page header is written.',
  ignored: 'this',
  basis: 'inference',
  source: 'options',
} as const satisfies Relation;

const FOOTERS_HIDDEN = {
  when: { parameter: 'hide_footers' },
  effect: 'Has no effect: no page footer is written.',
  ignored: 'this',
  basis: 'inference',
  source: 'options',
} as const satisfies Relation;

/** What stands between and around pages, and what becomes of page headers and footers. */
export const pageFormat = {
  page_separator: {
    kind: 'string',
    summary: 'What stands between two pages in the text and the Markdown.',
    default: { value: '\n---\n', basis: 'documented', source: 'options' },
    placeholder: PAGE_NUMBER,
    example: '\n== {pageNumber} ==\n',
    v2: { removed: 'v2 has no page separators.', basis: 'documented', source: 'guide' },
    note: '`{pageNumber}` becomes the number of the page that follows; `{page_number}` is reported not to (issue 721).',
  },
  page_prefix: {
    kind: 'string',
    summary: 'What stands before every page.',
    default: { value: '', basis: 'documented', source: 'options' },
    placeholder: PAGE_NUMBER,
    example: 'START OF PAGE {pageNumber}\n',
    v2: { removed: 'v2 puts nothing before a page.', basis: 'documented', source: 'guide' },
    note: '`{pageNumber}` becomes the number of the page; `{page_number}` is reported not to (issue 721).',
  },
  page_suffix: {
    kind: 'string',
    summary: 'What stands after every page.',
    default: { value: '', basis: 'documented', source: 'options' },
    placeholder: PAGE_NUMBER,
    example: '\nEND OF PAGE {pageNumber}',
    v2: { removed: 'v2 puts nothing after a page.', basis: 'documented', source: 'guide' },
    note: '`{pageNumber}` becomes the number of the page; `{page_number}` is reported not to (issue 721).',
  },
  hide_headers: {
    kind: 'boolean',
    summary: 'Leaves the page headers that are found out of the Markdown.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    conflicts: [
      NO_HEADERS_IN_FAST_MODE,
      {
        when: { any: [{ parameter: 'page_header_prefix' }, { parameter: 'page_header_suffix' }] },
        effect: 'No page header is left for the prefix and the suffix.',
        ignored: 'other',
        basis: 'inference',
        source: 'options',
      },
    ],
    v2: { removed: 'v2 handles page headers by itself.', basis: 'documented', source: 'guide' },
    note: 'The JSON result still has them, as `pageHeaderMarkdown`.',
  },
  hide_footers: {
    kind: 'boolean',
    summary: 'Leaves the page footers that are found out of the Markdown.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    conflicts: [
      NO_HEADERS_IN_FAST_MODE,
      {
        when: { any: [{ parameter: 'page_footer_prefix' }, { parameter: 'page_footer_suffix' }] },
        effect: 'No page footer is left for the prefix and the suffix.',
        ignored: 'other',
        basis: 'inference',
        source: 'options',
      },
    ],
    v2: { removed: 'v2 handles page footers by itself.', basis: 'documented', source: 'guide' },
    note: 'The JSON result still has them, as `pageFooterMarkdown`.',
  },
  page_header_prefix: {
    kind: 'string',
    summary: 'What stands before a page header in the Markdown.',
    example: '[Header]',
    conflicts: [NO_HEADERS_IN_FAST_MODE, HEADERS_HIDDEN, NO_HEADERS_IN_MERGED_TABLES],
    v2: { removed: 'v2 puts nothing before a page header.', basis: 'documented', source: 'guide' },
  },
  page_header_suffix: {
    kind: 'string',
    summary: 'What stands after a page header in the Markdown.',
    example: '[/Header]',
    conflicts: [NO_HEADERS_IN_FAST_MODE, HEADERS_HIDDEN, NO_HEADERS_IN_MERGED_TABLES],
    v2: {
      removed: 'v2 puts nothing after a page header; the migration guide names only the prefix.',
      basis: 'inference',
      source: 'guide',
    },
  },
  page_footer_prefix: {
    kind: 'string',
    summary: 'What stands before a page footer in the Markdown.',
    example: '[Footer]',
    conflicts: [NO_HEADERS_IN_FAST_MODE, FOOTERS_HIDDEN, NO_HEADERS_IN_MERGED_TABLES],
    v2: { removed: 'v2 puts nothing before a page footer.', basis: 'documented', source: 'guide' },
  },
  page_footer_suffix: {
    kind: 'string',
    summary: 'What stands after a page footer in the Markdown.',
    example: '[/Footer]',
    conflicts: [NO_HEADERS_IN_FAST_MODE, FOOTERS_HIDDEN, NO_HEADERS_IN_MERGED_TABLES],
    v2: {
      removed: 'v2 puts nothing after a page footer; the migration guide names only the prefix.',
      basis: 'inference',
      source: 'guide',
    },
  },
} as const satisfies ParameterGroup;
