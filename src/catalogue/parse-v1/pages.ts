import type { Fact, FactOf, ParameterGroup, Relation } from '../entry.ts';

const GUIDE = { basis: 'documented', source: 'guide' } as const satisfies Fact;
const REGION = { basis: 'documented', source: 'region' } as const satisfies Fact;
const RATIO = { value: { minimum: 0, maximum: 1 }, ...REGION } as const satisfies FactOf<object>;
const ONE_CROP = 'Two spellings of one crop; which one wins is not documented.';
const UNDECIDED =
  'Undecided: 1 - value by the OpenAPI document, the value itself by the page on crop boxes; decide by hand.';

const OLD_CROP = {
  when: { parameter: 'bounding_box' },
  effect: ONE_CROP,
  basis: 'inference',
  source: 'region',
} as const satisfies Relation;

/** Which pages are parsed, and which part of each. */
export const pages = {
  target_pages: {
    kind: 'string',
    summary: 'The pages to parse: numbers and ranges with commas between them, from 0.',
    pattern: {
      value: { regexp: '^\\d+(-\\d+)?(,\\d+(-\\d+)?)*$', shown: '0-9,15' },
      basis: 'documented',
      source: 'expand-target-pages',
    },
    example: '0-9,15',
    v2: {
      pointer: '/page_ranges/target_pages',
      transform: 'count-from-one',
      how: 'Every number plus 1: v2 counts from 1, and refuses page 0 and duplicates.',
      ...GUIDE,
    },
    note: 'The first page is 0. The same pages are taken from every file of the batch.',
  },
  max_pages: {
    kind: 'integer',
    summary: 'The most pages to parse of each file.',
    range: { value: { minimum: 0 }, basis: 'documented', source: 'client' },
    example: 25,
    v2: {
      pointer: '/page_ranges/max_pages',
      transform: 'page-limit',
      how: 'copy; left out when 0, which v2 refuses',
      ...GUIDE,
    },
    note: '0 means all pages. It works together with target_pages; in v2 target_pages wins.',
  },
  bbox_top: {
    kind: 'number',
    summary: 'The part of the height to cut off at the top of each page.',
    range: RATIO,
    example: 0.1,
    conflicts: [OLD_CROP],
    v2: { pointer: '/crop_box/top', transform: 'copy', ...GUIDE },
    note: 'A margin, not a position. Together with bbox_bottom it must stay below 1 for anything to be left.',
  },
  bbox_right: {
    kind: 'number',
    summary: 'The part of the width to cut off at the right of each page.',
    range: RATIO,
    example: 0.05,
    conflicts: [OLD_CROP],
    v2: { pointer: '/crop_box/right', transform: 'undecided-edge', how: UNDECIDED, ...GUIDE },
    note: 'A margin, not a position. Together with bbox_left it must stay below 1 for anything to be left.',
  },
  bbox_bottom: {
    kind: 'number',
    summary: 'The part of the height to cut off at the bottom of each page.',
    range: RATIO,
    example: 0.2,
    conflicts: [OLD_CROP],
    v2: { pointer: '/crop_box/bottom', transform: 'undecided-edge', how: UNDECIDED, ...GUIDE },
    note: 'A margin, not a position. Together with bbox_top it must stay below 1 for anything to be left.',
  },
  bbox_left: {
    kind: 'number',
    summary: 'The part of the width to cut off at the left of each page.',
    range: RATIO,
    example: 0.05,
    conflicts: [OLD_CROP],
    v2: { pointer: '/crop_box/left', transform: 'copy', ...GUIDE },
    note: 'A margin, not a position. Together with bbox_right it must stay below 1 for anything to be left.',
  },
  bounding_box: {
    kind: 'string',
    summary: 'The four margins to cut off each page as one text: top, right, bottom, left.',
    pattern: {
      value: {
        regexp: '^\\s*(0(\\.\\d+)?|\\.\\d+|1(\\.0+)?)(\\s*,\\s*(0(\\.\\d+)?|\\.\\d+|1(\\.0+)?)){3}\\s*$',
        shown: '0.1,0,0.2,0',
      },
      ...REGION,
    },
    example: '0.1,0,0.2,0',
    deprecated: { replacement: 'bbox_top, bbox_right, bbox_bottom and bbox_left', ...REGION },
    conflicts: [
      {
        when: {
          any: [
            { parameter: 'bbox_top' },
            { parameter: 'bbox_right' },
            { parameter: 'bbox_bottom' },
            { parameter: 'bbox_left' },
          ],
        },
        effect: ONE_CROP,
        basis: 'inference',
        source: 'region',
      },
    ],
    v2: {
      pointer: '/crop_box',
      transform: 'four-margins',
      how: 'Split into four; for right and bottom it is undecided whether v2 means a margin or a position.',
      ...GUIDE,
    },
  },
} as const satisfies ParameterGroup;
