import type { ParameterGroup, Relation } from '../entry.ts';
import { NOT_TEXT_ONLY, SCHEMA, STATED } from './tiers.ts';

/** What is about pipe tables alone. */
const NO_PIPE_TABLES = {
  when: { parameter: '/output_options/markdown/tables/output_tables_as_markdown', equals: false },
  effect: 'Has no effect: tables are written as HTML.',
  ignored: 'this',
  basis: 'inference',
  source: 'openapi',
} as const satisfies Relation;

/** What is written, and in which form. */
export const output = {
  '/output_options': { kind: 'record', nullable: false, summary: 'What is written, and in which form.' },
  '/output_options/markdown': { kind: 'record', nullable: false, summary: 'How the markdown is written.' },
  '/output_options/markdown/annotate_links': {
    kind: 'boolean',
    summary: 'Writes where links lead, and not only their texts.',
    conflicts: [NOT_TEXT_ONLY],
    v1: ['annotate_links'],
  },
  '/output_options/markdown/annotate_revisions': {
    kind: 'boolean',
    summary: 'Returns tracked changes and comments as parts of the pages.',
    conflicts: [NOT_TEXT_ONLY],
    v1: ['annotate_revisions'],
  },
  '/output_options/markdown/annotate_line_numbers': {
    kind: 'boolean',
    summary: 'Finds line numbers printed beside the text, and says where they stand in the markdown.',
    conflicts: [NOT_TEXT_ONLY],
    since: '2.16.0',
  },
  '/output_options/markdown/inline_images': {
    kind: 'boolean',
    summary: 'Writes images into the markdown as base64 data.',
    conflicts: [NOT_TEXT_ONLY],
    v1: ['inline_images_in_markdown'],
  },
  '/output_options/markdown/tables': { kind: 'record', nullable: false, summary: 'How tables are written.' },
  '/output_options/markdown/tables/compact_markdown_tables': {
    kind: 'boolean',
    summary: 'Writes pipe tables without spaces that only align them.',
    conflicts: [NO_PIPE_TABLES, NOT_TEXT_ONLY],
    v1: ['compact_markdown_table'],
  },
  '/output_options/markdown/tables/output_tables_as_markdown': {
    kind: 'boolean',
    summary: 'Writes tables as pipe tables and not as HTML; merged cells are lost.',
    conflicts: [NOT_TEXT_ONLY],
    v1: ['output_tables_as_HTML'],
  },
  '/output_options/markdown/tables/markdown_table_multiline_separator': {
    kind: 'string',
    summary: 'What stands between the lines of one cell of a pipe table.',
    example: '<br>',
    conflicts: [NO_PIPE_TABLES, NOT_TEXT_ONLY],
    v1: ['markdown_table_multiline_header_separator'],
  },
  '/output_options/markdown/tables/merge_continued_tables': {
    kind: 'boolean',
    summary: 'Joins a table that goes on over several pages, on the first of them.',
    conflicts: [NOT_TEXT_ONLY],
    v1: ['merge_tables_across_pages_in_markdown'],
  },
  '/output_options/spatial_text': {
    kind: 'record',
    nullable: false,
    summary: 'How text keeps its place on the page, in the text output.',
  },
  '/output_options/spatial_text/preserve_layout_alignment_across_pages': {
    kind: 'boolean',
    summary: 'Keeps columns of text in line over page breaks.',
    v1: ['preserve_layout_alignment_across_pages'],
  },
  '/output_options/spatial_text/preserve_very_small_text': {
    kind: 'boolean',
    summary: 'Keeps very small text, such as that of drawings.',
    v1: ['preserve_very_small_text'],
  },
  '/output_options/spatial_text/do_not_unroll_columns': {
    kind: 'boolean',
    summary: 'Leaves columns side by side, and does not put one after the other.',
    v1: ['do_not_unroll_columns'],
    note: 'All tiers but fast do so by themselves.',
  },
  '/output_options/tables_as_spreadsheet': {
    kind: 'record',
    nullable: false,
    summary: 'Whether tables are written as a spreadsheet, too.',
  },
  '/output_options/tables_as_spreadsheet/enable': { kind: 'boolean', summary: 'Writes the tables as an XLSX file.' },
  '/output_options/tables_as_spreadsheet/guess_sheet_name': {
    kind: 'boolean',
    nullable: false,
    summary: 'Names the sheets by what stands around the tables.',
    default: { value: true, ...SCHEMA },
    requires: [
      {
        when: { parameter: '/output_options/tables_as_spreadsheet/enable' },
        effect: 'Has no effect: no spreadsheet is written.',
        basis: 'inference',
        source: 'guide',
      },
    ],
    v1: ['guess_xlsx_sheet_name'],
  },
  '/output_options/extract_printed_page_number': {
    kind: 'boolean',
    summary: 'Returns the number that is printed on a page.',
    v1: ['extract_printed_page_number'],
  },
  '/output_options/images_to_save': {
    kind: 'strings',
    summary: 'Which images are kept beside the text; an empty list keeps none.',
    enum: [
      { value: 'screenshot', summary: 'A picture of every page.' },
      { value: 'embedded', summary: 'The images of the document itself.' },
      { value: 'layout', summary: 'Figures and diagrams, cut out of the page.' },
    ],
    example: ['screenshot', 'embedded'],
    v1: ['save_images', 'images_to_save', 'take_screenshot'],
    note: 'When left out, `layout` is kept where the output links to such images.',
  },
  '/output_options/additional_outputs': {
    kind: 'strings',
    nullable: false,
    summary: 'Further files that are written.',
    known: { value: ['stripped_md', 'concatenated_stripped_txt', 'word_bbox'], ...STATED },
    example: ['stripped_md', 'word_bbox'],
  },
  '/output_options/granular_bboxes': {
    kind: 'strings',
    nullable: false,
    summary: 'How fine the boxes are that a further file holds; the result itself has those of whole items.',
    enum: [
      { value: 'cell', summary: 'One for each cell of a table.' },
      { value: 'line', summary: 'One for each line of text.' },
      { value: 'word', summary: 'One for each word.' },
    ],
    example: ['line'],
    conflicts: [NOT_TEXT_ONLY],
    v1: ['line_level_bounding_box'],
  },
  '/output_options/save_output_pdf': {
    kind: 'boolean',
    summary: 'Keeps a PDF of the document as well.',
    v1: ['output_pdf_of_document'],
    note: 'Spreadsheets, plain texts and sound have none.',
  },
} as const satisfies ParameterGroup;
