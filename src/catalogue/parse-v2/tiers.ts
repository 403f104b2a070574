import type { Condition, EnumValue, Fact, Relation } from '../entry.ts';

/** What the schema of the v2 API states in its structure. */
export const SCHEMA = { basis: 'schema', source: 'openapi' } as const satisfies Fact;

/** What the descriptions of the v2 API state in prose. */
export const STATED = { basis: 'documented', source: 'openapi' } as const satisfies Fact;

/** The tiers, the cheapest first. */
export const TIERS = [
  { value: 'fast', summary: 'By rules, without a model: 1 credit a page.' },
  { value: 'cost_effective', summary: 'With a model, at a moderate price: 3 credits a page.' },
  { value: 'agentic', summary: 'With an agent, steered by a prompt of your own: 10 credits a page.' },
  { value: 'agentic_plus', summary: 'With the best agent there is: 45 credits a page.' },
] as const satisfies readonly EnumValue[];

/** How charts are read, the cheapest way first. */
export const CHART_PARSING = [
  { value: 'efficient', summary: 'Fast and cheap.' },
  { value: 'agentic', summary: 'Between the two.' },
  { value: 'agentic_plus', summary: 'The most exact.' },
] as const satisfies readonly EnumValue[];

/** Holds for the tiers that have an agent. */
export const AGENTIC_TIERS = {
  any: [
    { parameter: '/tier', equals: 'agentic' },
    { parameter: '/tier', equals: 'agentic_plus' },
  ],
} as const satisfies Condition;

/** What the fast tier does not have. */
export const NOT_FAST = {
  when: { parameter: '/tier', equals: 'fast' },
  effect: 'The fast tier works by rules, without a model.',
  ignored: 'this',
  isUnavailable: true,
  ...STATED,
} as const satisfies Relation;

/** What the first release of the fast tier does not have. */
export const NOT_TEXT_ONLY = {
  when: {
    all: [
      { parameter: '/tier', equals: 'fast' },
      { parameter: '/version', equals: '2025-12-11' },
    ],
  },
  effect: 'Has no effect: before 2026-06-15 the fast tier gives text only.',
  ignored: 'this',
  basis: 'documented',
  source: 'layout',
} as const satisfies Relation;

/** What becomes of the text of images where it is left out. */
export const NO_IMAGE_TEXT = {
  when: { parameter: '/processing_options/ignore/ignore_text_in_image' },
  effect: 'Has no effect: no text is read from images.',
  ignored: 'this',
  basis: 'inference',
  source: 'openapi',
} as const satisfies Relation;
