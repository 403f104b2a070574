import type { Parameter, ParameterGroup, Relation } from '../entry.ts';
import { STATED } from './tiers.ts';

const RULE = '/processing_options/auto_mode_configuration/*';

/** What a rule matches: pages by what is on them, and files by their names. */
export const autoModeTriggers = {
  [`${RULE}/trigger_mode`]: {
    kind: 'string',
    summary: 'Whether all triggers of a rule have to match, or any one of them.',
    default: { value: 'and', ...STATED },
    known: { value: ['and', 'or'], ...STATED },
    example: 'or',
  },
  [`${RULE}/page_md_error`]: flag('Matches pages whose markdown could not be made.'),
  [`${RULE}/text_in_page`]: text('Matches pages on which this text stands.', 'Terms and conditions'),
  [`${RULE}/regexp_in_page`]: text('Matches pages on which a regular expression does.', '(total cost|tax)'),
  [`${RULE}/regexp_in_page_mode`]: {
    ...text('The flags of `regexp_in_page`.', 'i'),
    requires: [beside('regexp_in_page')],
  },
  [`${RULE}/table_in_page`]: flag('Matches pages with a table.'),
  [`${RULE}/image_in_page`]: flag('Matches pages with an image that is no picture of the page.'),
  [`${RULE}/full_page_image_in_page`]: flag('Matches pages that are one image, as scans are.'),
  [`${RULE}/full_page_image_in_page_threshold`]: {
    kind: 'number',
    orText: true,
    summary: 'How much of a page an image covers to count as all of it, from 0 to 1.',
    default: { value: 0.8, ...STATED },
    example: 0.9,
    requires: [beside('full_page_image_in_page')],
  },
  [`${RULE}/layout_element_in_page`]: text('Matches pages with a layout element of this type.', 'table'),
  [`${RULE}/layout_element_in_page_confidence_threshold`]: {
    kind: 'number',
    orText: true,
    summary: 'How sure the layout has to be of an element.',
    example: 0.7,
    requires: [beside('layout_element_in_page')],
  },
  [`${RULE}/filename_regexp`]: text('Matches files whose name a regular expression does.', '^scan-'),
  [`${RULE}/filename_regexp_mode`]: {
    ...text('The flags of `filename_regexp`.', 'i'),
    requires: [beside('filename_regexp')],
  },
  [`${RULE}/filename_match_glob`]: text('Matches files whose name fits a pattern.', '*.txt'),
  [`${RULE}/filename_match_glob_list`]: {
    kind: 'strings',
    summary: 'Matches files whose name fits one of several patterns.',
    example: ['*.txt', '*.md'],
  },
  [`${RULE}/page_longer_than_n_chars`]: count('Matches pages of more characters than this.', 4000),
  [`${RULE}/page_shorter_than_n_chars`]: count('Matches pages of fewer characters than this.', 100),
  [`${RULE}/page_contains_at_least_n_words`]: count('Matches pages with this many words or more.', 500),
  [`${RULE}/page_contains_at_most_n_words`]: count('Matches pages with this many words or fewer.', 20),
  [`${RULE}/page_contains_at_least_n_lines`]: count('Matches pages with this many lines or more.', 60),
  [`${RULE}/page_contains_at_most_n_lines`]: count('Matches pages with this many lines or fewer.', 5),
  [`${RULE}/page_contains_at_least_n_images`]: count('Matches pages with this many images or more.', 2),
  [`${RULE}/page_contains_at_most_n_images`]: count('Matches pages with this many images or fewer.', 1),
  [`${RULE}/page_contains_at_least_n_tables`]: count('Matches pages with this many tables or more.', 2),
  [`${RULE}/page_contains_at_most_n_tables`]: count('Matches pages with this many tables or fewer.', 1),
  [`${RULE}/page_contains_at_least_n_links`]: count('Matches pages with this many links or more.', 10),
  [`${RULE}/page_contains_at_most_n_links`]: count('Matches pages with this many links or fewer.', 3),
  [`${RULE}/page_contains_at_least_n_charts`]: count('Matches pages with this many charts or more.', 1),
  [`${RULE}/page_contains_at_most_n_charts`]: count('Matches pages with this many charts or fewer.', 4),
  [`${RULE}/page_contains_at_least_n_layout_elements`]: count(
    'Matches pages with this many layout elements or more.',
    30,
  ),
  [`${RULE}/page_contains_at_most_n_layout_elements`]: count(
    'Matches pages with this many layout elements or fewer.',
    5,
  ),
  [`${RULE}/page_contains_at_least_n_percent_numbers`]: count(
    'Matches pages on which this share of words are numbers, or more.',
    40,
  ),
  [`${RULE}/page_contains_at_most_n_percent_numbers`]: count(
    'Matches pages on which this share of words are numbers, or less.',
    5,
  ),
  [`${RULE}/page_contains_at_least_n_numbers`]: count('Matches pages with this many numbers or more.', 50),
  [`${RULE}/page_contains_at_most_n_numbers`]: count('Matches pages with this many numbers or fewer.', 10),
} as const satisfies ParameterGroup;

/** What only says more about another trigger. */
function beside(trigger: string): Relation {
  const effect = 'Has no effect: the trigger that it is about is not set.';
  return { when: { parameter: `${RULE}/${trigger}` }, effect, basis: 'inference', source: 'openapi' };
}

function flag(summary: string): Parameter {
  return { kind: 'boolean', summary };
}

function text(summary: string, example: string): Parameter {
  return { kind: 'string', summary, example };
}

/** The API takes these numbers as texts, too. */
function count(summary: string, example: number): Parameter {
  return { kind: 'integer', orText: true, summary, example };
}
