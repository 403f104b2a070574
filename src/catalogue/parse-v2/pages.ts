import type { ParameterGroup } from '../entry.ts';
import { SCHEMA, STATED } from './tiers.ts';

const RATIO = { value: { minimum: 0, maximum: 1 }, ...SCHEMA } as const;
const CONTRADICTED =
  'By the schema a position on the page; the page on crop boxes calls it the distance from that side, as in v1.';

/** Which pages are parsed, and which part of each. */
export const pages = {
  '/page_ranges': { kind: 'record', nullable: false, summary: 'Which pages are parsed.' },
  '/page_ranges/target_pages': {
    kind: 'string',
    summary: 'The pages to parse: numbers and ranges with commas between them, from 1.',
    pattern: { value: { regexp: '^\\d+(-\\d+)?(,\\d+(-\\d+)?)*$', shown: '1-10,16' }, ...STATED },
    example: '1-10,16',
    v1: ['target_pages'],
    note: 'The first page is 1, where v1 counts from 0. A page that is named twice is refused.',
  },
  '/page_ranges/max_pages': {
    kind: 'integer',
    summary: 'The most pages to parse of each file.',
    range: { value: { minimum: 1 }, ...SCHEMA },
    example: 25,
    conflicts: [
      {
        when: { parameter: '/page_ranges/target_pages' },
        effect: 'Has no effect: target_pages wins.',
        ignored: 'this',
        ...STATED,
      },
    ],
    v1: ['max_pages'],
  },
  '/crop_box': {
    kind: 'record',
    nullable: false,
    summary: 'Which part of each page is parsed, as shares of its width and height.',
    v1: ['bounding_box'],
  },
  '/crop_box/top': {
    kind: 'number',
    summary: 'Where the part begins, from the top.',
    range: RATIO,
    example: 0.1,
    v1: ['bbox_top'],
  },
  '/crop_box/right': {
    kind: 'number',
    summary: 'The right side of the part.',
    range: RATIO,
    example: 0.95,
    v1: ['bbox_right'],
    note: CONTRADICTED,
  },
  '/crop_box/bottom': {
    kind: 'number',
    summary: 'The lower side of the part.',
    range: RATIO,
    example: 0.9,
    v1: ['bbox_bottom'],
    note: CONTRADICTED,
  },
  '/crop_box/left': {
    kind: 'number',
    summary: 'Where the part begins, from the left.',
    range: RATIO,
    example: 0.05,
    v1: ['bbox_left'],
  },
} as const satisfies ParameterGroup;
