import type { ParameterGroup } from '../entry.ts';
import { CHART_PARSING, SCHEMA, STATED, TIERS } from './tiers.ts';

const PARSING = '/processing_options/auto_mode_configuration/*/parsing_conf';
const RATIO = { value: { minimum: 0, maximum: 1 }, ...SCHEMA } as const;

/** What holds for the pages that a rule of auto mode matches; what it leaves out is as for all other pages. */
export const autoModeParsing = {
  [PARSING]: {
    kind: 'record',
    nullable: false,
    required: true,
    summary: 'What holds for the pages that the rule matches, in place of the settings for all.',
  },
  [`${PARSING}/tier`]: {
    kind: 'string',
    summary: 'The tier for these pages.',
    enum: TIERS,
    example: 'agentic',
    requires: [{ when: { parameter: `${PARSING}/version` }, effect: 'The two are stated together.', ...STATED }],
  },
  [`${PARSING}/version`]: {
    kind: 'string',
    summary: 'The dated release of that tier, or `latest`.',
    known: { value: ['latest'], ...SCHEMA },
    example: 'latest',
    requires: [{ when: { parameter: `${PARSING}/tier` }, effect: 'A version belongs to a tier.', ...STATED }],
  },
  [`${PARSING}/custom_prompt`]: {
    kind: 'string',
    summary: 'Instructions to the model for these pages, in place of the usual ones.',
    example: 'Keep every table complete.',
    conflicts: [
      {
        when: { parameter: `${PARSING}/tier`, equals: 'fast' },
        effect: 'Has no effect: the fast tier works by rules, without a model.',
        ignored: 'this',
        basis: 'inference',
        source: 'openapi',
      },
    ],
  },
  [`${PARSING}/language`]: { kind: 'string', summary: 'The main language of the document.', example: 'de' },
  [`${PARSING}/high_res_ocr`]: { kind: 'boolean', summary: 'Reads images at a higher resolution.' },
  [`${PARSING}/extract_layout`]: { kind: 'boolean', summary: 'Returns the boxes of the layout.' },
  [`${PARSING}/aggressive_table_extraction`]: {
    kind: 'boolean',
    summary: 'Looks harder for tables, and finds some that are none.',
  },
  [`${PARSING}/outlined_table_extraction`]: {
    kind: 'boolean',
    summary: 'Looks for tables whose cells have drawn borders.',
  },
  [`${PARSING}/adaptive_long_table`]: { kind: 'boolean', summary: 'Finds long tables and adapts the output to them.' },
  [`${PARSING}/specialized_chart_parsing`]: {
    kind: 'string',
    summary: 'Has a model turn charts into data.',
    enum: CHART_PARSING,
    example: 'efficient',
  },
  [`${PARSING}/ignore`]: { kind: 'record', summary: 'Which text is left out.' },
  [`${PARSING}/ignore/ignore_diagonal_text`]: { kind: 'boolean', summary: 'Leaves out text that stands at an angle.' },
  [`${PARSING}/ignore/ignore_hidden_text`]: {
    kind: 'boolean',
    summary: 'Leaves out text that the document hides from its reader.',
  },
  [`${PARSING}/crop_box`]: { kind: 'record', summary: 'Which part of each of these pages is parsed.' },
  [`${PARSING}/crop_box/top`]: {
    kind: 'number',
    summary: 'Where the part begins, from the top.',
    range: RATIO,
    example: 0.1,
  },
  [`${PARSING}/crop_box/right`]: {
    kind: 'number',
    summary: 'The right side of the part.',
    range: RATIO,
    example: 0.95,
  },
  [`${PARSING}/crop_box/bottom`]: {
    kind: 'number',
    summary: 'The lower side of the part.',
    range: RATIO,
    example: 0.9,
  },
  [`${PARSING}/crop_box/left`]: {
    kind: 'number',
    summary: 'Where the part begins, from the left.',
    range: RATIO,
    example: 0.05,
  },
  [`${PARSING}/spatial_text`]: { kind: 'record', summary: 'How text keeps its place on the page.' },
  [`${PARSING}/spatial_text/preserve_layout_alignment_across_pages`]: {
    kind: 'boolean',
    summary: 'Keeps columns of text in line over page breaks.',
  },
  [`${PARSING}/spatial_text/preserve_very_small_text`]: { kind: 'boolean', summary: 'Keeps very small text.' },
  [`${PARSING}/spatial_text/do_not_unroll_columns`]: {
    kind: 'boolean',
    summary: 'Leaves columns side by side.',
  },
  [`${PARSING}/presentation`]: { kind: 'record', summary: 'How slides are read.' },
  [`${PARSING}/presentation/out_of_bounds_content`]: {
    kind: 'boolean',
    summary: 'Keeps what lies outside the visible part of a slide.',
  },
  [`${PARSING}/presentation/skip_embedded_data`]: {
    kind: 'boolean',
    summary: 'Reads charts as they look, and not from the data behind them.',
  },
} as const satisfies ParameterGroup;
