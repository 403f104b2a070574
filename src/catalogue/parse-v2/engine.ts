import type { ParameterGroup } from '../entry.ts';
import { TIER_VERSIONS } from '../versions.ts';
import { NOT_FAST, SCHEMA, STATED, TIERS } from './tiers.ts';

/** Which tier parses, in which release, and what it is told. */
export const engine = {
  '/tier': {
    kind: 'string',
    nullable: false,
    required: true,
    summary: 'Which tier parses: it decides most about the quality and the price of a page.',
    enum: TIERS,
    example: 'agentic',
    requires: [{ when: { parameter: '/version' }, effect: 'The two are stated together.', ...SCHEMA }],
    v1: ['parse_mode', 'tier', 'fast_mode', 'premium_mode', 'use_vendor_multimodal_model', 'gpt4o_mode'],
  },
  '/version': {
    kind: 'string',
    nullable: false,
    required: true,
    summary: 'Which dated release of the tier parses, or `latest`.',
    known: { value: ['latest', ...new Set(Object.values(TIER_VERSIONS).map(([newest]) => newest))], ...SCHEMA },
    example: '2026-06-15',
    requires: [{ when: { parameter: '/tier' }, effect: 'A version belongs to a tier.', ...SCHEMA }],
    v1: ['version'],
    note: 'A release of one tier is unknown to another, and `latest` is another release next month.',
  },
  '/agentic_options': {
    kind: 'record',
    summary: 'What the model of a tier is told.',
    conflicts: [NOT_FAST],
  },
  '/agentic_options/custom_prompt': {
    kind: 'string',
    summary: 'Instructions to the model in your own words: what to look for, and how to write it.',
    example: 'Keep every table complete. Write dates as YYYY-MM-DD.',
    conflicts: [NOT_FAST],
    v1: [
      'parsing_instruction',
      'formatting_instruction',
      'complemental_formatting_instruction',
      'content_guideline_instruction',
      'system_prompt',
      'system_prompt_append',
      'user_prompt',
    ],
  },
  '/fast_options': {
    kind: 'record',
    summary: 'Settings of the fast tier; there are none yet.',
    requires: [{ when: { parameter: '/tier', equals: 'fast' }, effect: 'The other tiers refuse it.', ...STATED }],
  },
  '/disable_cache': {
    kind: 'boolean',
    summary: 'Parses again what the cache still holds, and bills it again.',
    v1: ['invalidate_cache', 'do_not_cache'],
    note: 'Without it, parsing the same file with the same settings again within 48 hours costs nothing.',
  },
  '/client_name': {
    kind: 'string',
    summary: 'Which program asks, for statistics and for the search for mistakes.',
    example: 'invoice-pipeline',
  },
  '/product_type': {
    kind: 'const',
    nullable: false,
    summary: 'Says that the configuration is one for parsing; compilation writes it.',
    default: { value: 'parse_v2', ...STATED },
  },
} as const satisfies ParameterGroup;
