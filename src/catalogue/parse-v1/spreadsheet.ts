import type { ParameterGroup } from '../entry.ts';

/** How spreadsheets are read. */
export const spreadsheet = {
  spreadsheet_extract_sub_tables: {
    kind: 'boolean',
    summary: 'Returns several tables on one sheet as tables of their own, not the sheet as one table.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/input_options/spreadsheet/detect_sub_tables_in_sheets',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
    note: 'Off by default in a batch, on by default on POST /api/v1/parsing/upload.',
  },
  spreadsheet_force_formula_computation: {
    kind: 'boolean',
    summary: 'Computes every formula anew and does not take the value that is stored with it.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/input_options/spreadsheet/force_formula_computation_in_sheets',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
    note: 'Spreadsheets with formulas take longer.',
  },
  spreadsheet_include_hidden_sheets: {
    kind: 'boolean',
    summary: 'Reads hidden sheets too.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/input_options/spreadsheet/include_hidden_sheets',
      transform: 'copy',
      basis: 'schema',
      source: 'openapi',
    },
  },
} as const satisfies ParameterGroup;
