import type { Fact, FactOf, ParameterGroup } from '../entry.ts';
import { ONE_ENGINE, otherEngines, PARSE_MODES, UNDER_PRESET } from './engines.ts';

const GUIDE = { basis: 'documented', source: 'guide' } as const satisfies Fact;
const INFERENCE = { basis: 'inference', source: 'modes' } as const satisfies Fact;
/** The v2 schema says so; for the same names on v1 nothing is stated. */
const FROM_V2 = { basis: 'inference', source: 'openapi' } as const satisfies Fact;
const SCHEMA = { basis: 'schema', source: 'openapi' } as const satisfies Fact;
const OFF = { value: false, ...SCHEMA } as const satisfies FactOf<boolean>;

/** Which engine parses. Nine settings select one; auto_mode, the ninth, is in a group of its own. */
export const mode = {
  parse_mode: {
    kind: 'string',
    summary: 'Which engine parses: page by page or the whole document, without a model, with one, or with an agent.',
    default: { value: 'parse_page_with_llm', basis: 'documented', source: 'modes' },
    enum: PARSE_MODES,
    example: 'parse_page_with_agent',
    conflicts: [
      {
        when: { parameter: 'auto_mode', equals: true },
        effect: 'Auto mode wins and parse_mode is ignored.',
        ignored: 'this',
        basis: 'documented',
        source: 'issue-653',
      },
      { when: otherEngines('parse_mode', ['auto_mode']), effect: ONE_ENGINE, ...INFERENCE },
      UNDER_PRESET,
    ],
    v2: {
      pointer: '/tier',
      transform: 'tier-of-mode',
      how:
        "parse_page_without_llm becomes 'fast'; parse_page_with_llm 'cost_effective'; parse_page_with_agent and " +
        "parse_page_with_lvm 'agentic'; parse_page_with_layout_agent, parse_document_with_agent and " +
        "parse_document_with_lvm 'agentic_plus'; parse_document_with_llm 'cost_effective' with " +
        '/output_options/markdown/tables/merge_continued_tables.',
      basis: 'inference',
      source: 'guide',
    },
    note: 'parse_document_with_llm costs 30 credits a page, ten times parse_page_with_llm.',
  },
  tier: {
    kind: 'string',
    summary: 'Selects the engine by the tier names of the v2 API.',
    known: { value: ['fast', 'cost_effective', 'agentic', 'agentic_plus'], ...SCHEMA },
    example: 'cost_effective',
    requires: [{ when: { parameter: 'version' }, effect: 'The v2 schema requires the two together.', ...FROM_V2 }],
    conflicts: [
      { when: otherEngines('tier'), effect: ONE_ENGINE, ...INFERENCE },
      {
        when: { any: [{ parameter: 'model' }, { parameter: 'vendor_multimodal_model_name' }] },
        effect: 'The tier picks the model.',
        ignored: 'other',
        basis: 'inference',
        source: 'guide',
      },
      UNDER_PRESET,
    ],
    v2: { pointer: '/tier', transform: 'copy', ...SCHEMA },
    note: 'The known values are those of the v2 schema; the v1 schema takes any text.',
  },
  version: {
    kind: 'string',
    summary: 'Which dated release of the tier parses.',
    known: { value: ['latest'], ...SCHEMA },
    example: 'latest',
    requires: [{ when: { parameter: 'tier' }, effect: 'A version belongs to a tier.', ...FROM_V2 }],
    v2: {
      pointer: '/version',
      transform: 'copy',
      how: 'copy; v2 requires it',
      ...SCHEMA,
    },
    note: 'Besides latest, a date (YYYY-MM-DD) that the tier lists; the lists differ from tier to tier.',
  },
  enable_cost_optimizer: {
    kind: 'boolean',
    summary: 'Sends easy pages to cheaper processing and keeps the full engine for the others.',
    requires: [
      {
        when: {
          any: [
            { parameter: 'tier', equals: 'agentic' },
            { parameter: 'tier', equals: 'agentic_plus' },
          ],
        },
        effect: 'The v2 schema offers it for these tiers only.',
        ...FROM_V2,
      },
    ],
    v2: { pointer: '/processing_options/cost_optimizer/enable', transform: 'copy', ...SCHEMA },
  },
  preset: {
    kind: 'string',
    summary: 'A named bundle of settings, or the id of a saved parse configuration.',
    example: 'cfg-PARSE_AGENTIC',
    legacy: { replacement: 'tier; ids of saved configurations stay', basis: 'schema', source: 'openapi-upload' },
    conflicts: [
      {
        when: otherEngines('preset'),
        effect: 'A preset overrides most other settings.',
        ignored: 'other',
        basis: 'inference',
        source: 'client',
      },
    ],
    v2: {
      pointer: '/config/job/configuration_id',
      transform: 'configuration-id',
      how: 'An id (cfg-…) is copied; for a name, choose a tier.',
      basis: 'inference',
      source: 'openapi',
    },
    note: 'Overrides most other settings. Named presets cost 90 credits a page; their exact names are not published.',
  },
  fast_mode: {
    kind: 'boolean',
    summary: 'Text only and fastest: no OCR of images, no tables or headings, no markdown.',
    default: OFF,
    legacy: {
      replacement: 'parse_mode: parse_page_without_llm with disable_ocr and disable_image_extraction, or tier: fast',
      ...GUIDE,
    },
    conflicts: [
      {
        when: { parameter: 'gpt4o_mode', equals: true },
        effect: 'Fast mode is not compatible with gpt-4o.',
        basis: 'documented',
        source: 'client',
      },
      { when: otherEngines('fast_mode', ['gpt4o_mode']), effect: ONE_ENGINE, ...INFERENCE },
      UNDER_PRESET,
    ],
    v2: { pointer: '/tier', transform: 'value-if-true', value: 'fast', how: "true becomes 'fast'", ...GUIDE },
    note: 'Documented as equal to parse_page_without_llm with disable_ocr and disable_image_extraction.',
  },
  premium_mode: {
    kind: 'boolean',
    summary: 'The best-quality engine that works page by page.',
    default: OFF,
    legacy: { replacement: 'parse_mode: parse_page_with_agent, or tier', ...GUIDE },
    conflicts: [{ when: otherEngines('premium_mode'), effect: ONE_ENGINE, ...INFERENCE }, UNDER_PRESET],
    v2: {
      pointer: '/tier',
      transform: 'value-if-true',
      value: 'agentic_plus',
      how: "true becomes 'agentic_plus'; 'agentic' is cheaper and nearer to parse_page_with_agent",
      ...GUIDE,
    },
    note: 'Documented as equal to parse_mode: parse_page_with_agent.',
  },
  continuous_mode: {
    kind: 'boolean',
    summary: 'Parses across page breaks, for tables that go on over several pages.',
    default: OFF,
    deprecated: { replacement: 'parse_mode: parse_document_with_llm', basis: 'documented', source: 'modes' },
    conflicts: [{ when: otherEngines('continuous_mode'), effect: ONE_ENGINE, ...INFERENCE }, UNDER_PRESET],
    v2: {
      removed:
        'No direct counterpart; /output_options/markdown/tables/merge_continued_tables joins tables over page breaks.',
      ...GUIDE,
    },
    note: 'Costs 30 credits a page.',
  },
  use_vendor_multimodal_model: {
    kind: 'boolean',
    summary: "Has a vendor's vision model read a screenshot of every page instead of the regular parsing.",
    default: OFF,
    legacy: { replacement: 'parse_mode: parse_page_with_lvm', basis: 'documented', source: 'client' },
    conflicts: [{ when: otherEngines('use_vendor_multimodal_model'), effect: ONE_ENGINE, ...INFERENCE }, UNDER_PRESET],
    v2: { pointer: '/tier', transform: 'by-hand', how: 'Dropped; choose a tier.', ...GUIDE },
    note: 'Documented as equal to parse_mode: parse_page_with_lvm.',
  },
  gpt4o_mode: {
    kind: 'boolean',
    summary: 'Has gpt-4o read the pages.',
    default: OFF,
    legacy: {
      replacement: 'parse_mode: parse_page_with_lvm with vendor_multimodal_model_name: openai-gpt4o, or tier',
      basis: 'documented',
      source: 'client',
    },
    conflicts: [
      {
        when: { parameter: 'fast_mode', equals: true },
        effect: 'Fast mode is not compatible with gpt-4o.',
        basis: 'documented',
        source: 'client',
      },
      { when: otherEngines('gpt4o_mode', ['fast_mode']), effect: ONE_ENGINE, ...INFERENCE },
      UNDER_PRESET,
    ],
    v2: {
      pointer: '/tier',
      transform: 'by-hand',
      how: "Choose a tier: 'cost_effective' in place of gpt-4o-mini, 'agentic_plus' for the best quality.",
      ...GUIDE,
    },
  },
} as const satisfies ParameterGroup;
