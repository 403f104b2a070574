import type { ParameterGroup } from '../entry.ts';
import { LANGUAGES } from '../languages.ts';
import { AGENTIC_TIERS, CHART_PARSING, NO_IMAGE_TEXT, NOT_FAST, STATED } from './tiers.ts';

/** How pages are read, whatever the tier. */
export const processing = {
  '/processing_options': {
    kind: 'record',
    nullable: false,
    summary: 'How pages are read, whatever the tier.',
  },
  '/processing_options/ignore': {
    kind: 'record',
    nullable: false,
    summary: 'Which text is left out.',
  },
  '/processing_options/ignore/ignore_diagonal_text': {
    kind: 'boolean',
    summary: 'Leaves out text that stands at an angle, such as watermarks.',
    v1: ['skip_diagonal_text'],
  },
  '/processing_options/ignore/ignore_text_in_image': {
    kind: 'boolean',
    summary: 'Leaves out text that stands only in images.',
    v1: ['disable_ocr'],
    note: 'A bare scan has no other text.',
  },
  '/processing_options/ignore/ignore_hidden_text': {
    kind: 'boolean',
    summary: 'Leaves out text that the document hides from its reader.',
    v1: ['remove_hidden_text'],
  },
  '/processing_options/ocr_parameters': {
    kind: 'record',
    nullable: false,
    summary: 'How text in images is read.',
  },
  '/processing_options/ocr_parameters/languages': {
    kind: 'strings',
    summary: 'The languages in which text in images is read, the main one first.',
    enum: LANGUAGES,
    example: ['en', 'de'],
    conflicts: [NO_IMAGE_TEXT],
    v1: ['languages', 'lang'],
    note: '`zh` and `sr` are not codes of this set.',
  },
  '/processing_options/aggressive_table_extraction': {
    kind: 'boolean',
    summary: 'Looks harder for tables, those without lines too, and finds some that are none.',
    v1: ['aggressive_table_extraction'],
  },
  '/processing_options/disable_heuristics': {
    kind: 'boolean',
    summary: 'Turns off what finds tables with drawn lines and adapts to long ones.',
    v1: ['outlined_table_extraction', 'adaptive_long_table'],
    note: 'The two are on in v2, and off in v1.',
  },
  '/processing_options/specialized_chart_parsing': {
    kind: 'string',
    summary: 'Has a model turn charts into data.',
    enum: CHART_PARSING,
    example: 'efficient',
    v1: ['specialized_chart_parsing_agentic', 'specialized_chart_parsing_plus', 'specialized_chart_parsing_efficient'],
    note: 'It has layout boxes and exact ones made as well; its price is not published.',
  },
  '/processing_options/cost_optimizer': {
    kind: 'record',
    summary: 'How the price of easy pages is kept down.',
    requires: [{ when: AGENTIC_TIERS, effect: 'The other tiers do not have it.', ...STATED }],
  },
  '/processing_options/cost_optimizer/enable': {
    kind: 'boolean',
    summary: 'Sends easy pages to cheaper processing and keeps the agent for the others.',
    requires: [{ when: AGENTIC_TIERS, effect: 'The other tiers do not have it.', ...STATED }],
    v1: ['enable_cost_optimizer'],
  },
  '/processing_options/confidence_score_effort': {
    kind: 'string',
    summary: 'How much work goes into the scores that say how well pages were parsed.',
    enum: [{ value: 'high', summary: 'More exact scores, and one for the whole document.' }],
    example: 'high',
    credits: { value: 5, ...STATED },
    v1: ['confidence_score_effort'],
  },
  '/processing_options/forms': {
    kind: 'string',
    summary: 'Whether forms get a further pass that finds their sections, fields and grids.',
    default: { value: 'default', ...STATED },
    enum: [
      { value: 'default', summary: 'No further pass.' },
      { value: 'enrich', summary: 'One for each page with a form: 10 credits more for these.' },
    ],
    example: 'enrich',
    conflicts: [NOT_FAST],
    note: 'The vendor calls it beta.',
  },
  '/processing_options/auto_mode_configuration': {
    kind: 'records',
    summary: 'Rules that parse some pages otherwise: what they match, and what holds for these pages.',
    example: [{ table_in_page: true, parsing_conf: { tier: 'agentic', version: 'latest' } }],
    v1: [
      'auto_mode',
      'auto_mode_trigger_on_regexp_in_page',
      'auto_mode_trigger_on_text_in_page',
      'auto_mode_trigger_on_table_in_page',
      'auto_mode_trigger_on_image_in_page',
      'auto_mode_configuration_json',
    ],
  },
} as const satisfies ParameterGroup;
