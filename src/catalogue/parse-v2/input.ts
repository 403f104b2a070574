import type { ParameterGroup } from '../entry.ts';

/** How files of one format or another are read; what does not concern a file is passed over. */
export const input = {
  '/input_options': { kind: 'record', nullable: false, summary: 'How files of one format or another are read.' },
  '/input_options/html': { kind: 'record', nullable: false, summary: 'How web pages are read.' },
  '/input_options/html/make_all_elements_visible': {
    kind: 'boolean',
    summary: 'Reads what the page hides as if it were shown.',
    v1: ['html_make_all_elements_visible'],
  },
  '/input_options/html/remove_fixed_elements': {
    kind: 'boolean',
    summary: 'Leaves out what stays in place while the page scrolls, such as cookie banners.',
    v1: ['html_remove_fixed_elements'],
  },
  '/input_options/html/remove_navigation_elements': {
    kind: 'boolean',
    summary: 'Leaves out menus and other navigation.',
    v1: ['html_remove_navigation_elements'],
  },
  '/input_options/pdf': {
    kind: 'record',
    nullable: false,
    summary: 'How PDF files are read; there are no settings yet.',
  },
  '/input_options/spreadsheet': { kind: 'record', nullable: false, summary: 'How spreadsheets are read.' },
  '/input_options/spreadsheet/detect_sub_tables_in_sheets': {
    kind: 'boolean',
    summary: 'Finds several tables in one sheet.',
    v1: ['spreadsheet_extract_sub_tables'],
  },
  '/input_options/spreadsheet/force_formula_computation_in_sheets': {
    kind: 'boolean',
    summary: 'Computes formulas anew; slower.',
    v1: ['spreadsheet_force_formula_computation'],
  },
  '/input_options/spreadsheet/include_hidden_sheets': {
    kind: 'boolean',
    summary: 'Reads hidden sheets, too.',
    v1: ['spreadsheet_include_hidden_sheets'],
  },
  '/input_options/presentation': { kind: 'record', nullable: false, summary: 'How slides are read.' },
  '/input_options/presentation/out_of_bounds_content': {
    kind: 'boolean',
    summary: 'Keeps what lies outside the visible part of a slide.',
    v1: ['presentation_out_of_bounds_content'],
  },
  '/input_options/presentation/skip_embedded_data': {
    kind: 'boolean',
    summary: 'Reads charts as they look, and not from the data behind them.',
    v1: ['presentation_skip_embedded_data'],
  },
  '/input_options/image': { kind: 'record', nullable: false, summary: 'How images are read.' },
  '/input_options/image/camera_photo_correction': {
    kind: 'boolean',
    summary: 'Straightens photographed documents: crops them, and evens out tilt and light.',
    note: 'For JPEG, PNG, WebP and HEIC; what looks like a clean scan stays as it is.',
  },
} as const satisfies ParameterGroup;
