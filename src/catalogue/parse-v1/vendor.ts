import type { Counterpart, Fact, FactOf, ParameterGroup, Relation } from '../entry.ts';
import { UNDER_PRESET, VENDOR_MODE } from './engines.ts';

const GUIDE = { basis: 'documented', source: 'guide' } as const satisfies Fact;
const TIER_PICKS = { removed: 'The tier picks the model.', ...GUIDE } as const satisfies Counterpart;
const NO_OWN_KEYS = {
  removed: 'v2 takes no key and no deployment of your own.',
  ...GUIDE,
} as const satisfies Counterpart;

const NO_TIER = {
  when: { parameter: 'tier' },
  effect: 'The tier picks the model.',
  ignored: 'this',
  basis: 'inference',
  source: 'guide',
} as const satisfies Relation;

const READS_PAGES = {
  when: VENDOR_MODE,
  effect: 'Has no effect: no vision model reads the pages.',
  basis: 'inference',
  source: 'modes',
} as const satisfies Relation;

const AZURE_MODEL = {
  when: { parameter: 'vendor_multimodal_model_name', equals: 'custom-azure-model' },
  effect: 'Has no effect: another model is called.',
  basis: 'inference',
  source: 'modes',
} as const satisfies Relation;

const AZURE_FOUR = {
  when: {
    all: [
      { parameter: 'azure_openai_deployment_name' },
      { parameter: 'azure_openai_endpoint' },
      { parameter: 'azure_openai_api_version' },
      { parameter: 'azure_openai_key' },
    ],
  },
  effect: 'The deployment cannot be called without all four.',
  basis: 'inference',
  source: 'public-code',
} as const satisfies Relation;

/** Models that the documentation calls discontinued; they are not among those that the settings know. */
export const DISCONTINUED_MODELS = {
  value: ['gemini-1.5-flash', 'gemini-1.5-pro'],
  basis: 'documented',
  source: 'modes',
} as const satisfies FactOf<readonly string[]>;

/** Which vendor's model parses, and with whose key. */
export const vendor = {
  model: {
    kind: 'string',
    summary: 'The model that the agent modes use.',
    known: {
      value: [
        'anthropic-sonnet-3.5',
        'anthropic-sonnet-3.7',
        'anthropic-sonnet-4.0',
        'anthropic-sonnet-4.5',
        'anthropic-haiku-4.5',
        'openai-gpt-4-1-mini',
        'openai-gpt-4-1',
        'openai-gpt-5-nano',
        'openai-gpt-5-mini',
        'openai-gpt-5',
        'gemini-2.0-flash',
        'gemini-2.5-flash',
        'gemini-2.5-pro',
      ],
      basis: 'documented',
      source: 'prices',
    },
    example: 'openai-gpt-4-1-mini',
    requires: [
      {
        when: {
          any: [
            { parameter: 'parse_mode', equals: 'parse_page_with_agent' },
            { parameter: 'parse_mode', equals: 'parse_page_with_layout_agent' },
            { parameter: 'parse_mode', equals: 'parse_document_with_agent' },
            { parameter: 'premium_mode', equals: true },
            { parameter: 'auto_mode', equals: true },
          ],
        },
        effect: 'It is for the agent modes, which premium mode and the upgrades of auto mode use too.',
        basis: 'documented',
        source: 'client',
      },
    ],
    conflicts: [
      NO_TIER,
      {
        when: { parameter: 'parse_mode', equals: 'parse_page_with_layout_agent' },
        effect: 'Has no effect: that mode has one price, whatever the model.',
        ignored: 'this',
        basis: 'inference',
        source: 'prices',
      },
      UNDER_PRESET,
    ],
    v2: TIER_PICKS,
    note: 'The model sets the price of a page: 10 to 90 credits. anthropic-sonnet-3.5 is deprecated.',
  },
  vendor_multimodal_model_name: {
    kind: 'string',
    summary: 'The vision model that reads the pictures of the pages.',
    default: { value: 'openai-gpt4o', basis: 'documented', source: 'modes' },
    known: {
      value: [
        'openai-gpt4o',
        'openai-gpt-4o-mini',
        'openai-gpt-4-1-nano',
        'openai-gpt-4-1-mini',
        'openai-gpt-4-1',
        'openai-gpt-5-nano',
        'openai-gpt-5-mini',
        'openai-gpt-5',
        'anthropic-sonnet-3.5',
        'anthropic-sonnet-3.7',
        'anthropic-sonnet-4.0',
        'anthropic-sonnet-4.5',
        'anthropic-haiku-4.5',
        'gemini-2.0-flash',
        'gemini-2.5-flash',
        'gemini-2.5-pro',
        'custom-azure-model',
      ],
      basis: 'documented',
      source: 'prices',
    },
    example: 'gemini-2.5-flash',
    requires: [READS_PAGES],
    conflicts: [NO_TIER, UNDER_PRESET],
    v2: TIER_PICKS,
    note:
      'The model sets the price of a page: 6 to 150 credits. anthropic-sonnet-3.5 is deprecated; gemini-1.5-flash ' +
      'and gemini-1.5-pro are discontinued.',
  },
  vendor_multimodal_api_key: {
    kind: 'string',
    summary: "Your own key for the vision model's vendor; a page then costs 1 credit.",
    example: '${secret:VENDOR_API_KEY}',
    secret: true,
    requires: [
      {
        when: VENDOR_MODE,
        effect: 'The service refuses a vendor key in any other mode.',
        basis: 'documented',
        source: 'issue-685',
      },
    ],
    v2: NO_OWN_KEYS,
    note: 'The default model is openai-gpt4o: for the key of another vendor, set vendor_multimodal_model_name too.',
  },
  gpt4o_api_key: {
    kind: 'string',
    summary: 'Your own OpenAI key for gpt4o_mode; lowers the price.',
    example: '${secret:OPENAI_API_KEY}',
    secret: true,
    legacy: { replacement: 'vendor_multimodal_api_key', basis: 'documented', source: 'client' },
    requires: [
      {
        when: { parameter: 'gpt4o_mode', equals: true },
        effect: 'Has no effect: gpt-4o is not called.',
        basis: 'inference',
        source: 'client',
      },
    ],
    v2: NO_OWN_KEYS,
  },
  azure_openai_deployment_name: {
    kind: 'string',
    summary: 'The Azure OpenAI deployment that reads the pages.',
    example: 'gpt-4o',
    requires: [AZURE_FOUR, AZURE_MODEL, READS_PAGES],
    v2: NO_OWN_KEYS,
  },
  azure_openai_endpoint: {
    kind: 'string',
    summary: 'The URL at which the Azure OpenAI deployment is called.',
    example: 'https://acme.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21',
    requires: [AZURE_FOUR, AZURE_MODEL, READS_PAGES],
    v2: NO_OWN_KEYS,
    note: 'In use it is the whole chat/completions URL with its api-version, not only the host.',
  },
  azure_openai_api_version: {
    kind: 'string',
    summary: 'The version of the Azure OpenAI API to call.',
    example: '2024-10-21',
    requires: [AZURE_FOUR, AZURE_MODEL, READS_PAGES],
    v2: NO_OWN_KEYS,
  },
  azure_openai_key: {
    kind: 'string',
    summary: 'The key of the Azure OpenAI deployment.',
    example: '${secret:AZURE_OPENAI_KEY}',
    secret: true,
    requires: [AZURE_FOUR, AZURE_MODEL, READS_PAGES],
    v2: NO_OWN_KEYS,
  },
} as const satisfies ParameterGroup;
