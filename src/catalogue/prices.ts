import type { Condition, Fact, FactOf } from './entry.ts';

/** Credits for a page; two numbers where the price depends on what is found on the page. */
export type Credits = number | { readonly minimum: number; readonly maximum: number };

/** Credits for a page under one engine. Where the model decides, `models` has one price each. */
export interface EnginePrice extends Fact {
  readonly when: Condition;
  readonly credits?: Credits;
  /** By the name in the parameter `modelFrom`; a key that ends in `*` stands for every name that starts so. */
  readonly models?: Readonly<Record<string, number>>;
  readonly modelFrom?: 'model' | 'vendor_multimodal_model_name';
  /** The price of a page when the caller pays the vendor with a key of his own. */
  readonly ownKey?: FactOf<number>;
}

/** Credits that a setting adds to each page. */
export interface AddOnPrice extends Fact {
  readonly when: Condition;
  readonly credits: number;
}

/** The day the prices were copied. What is not in this file has no published price. */
export const PRICES_DATED = '2026-09-09';

/** US dollars for 1,000 credits beyond those of a plan, the same in North America and in Europe. */
export const DOLLARS_PER_1000_CREDITS = {
  value: 1.25,
  basis: 'documented',
  source: 'prices',
} as const satisfies FactOf<number>;

const PRICE = { basis: 'documented', source: 'prices' } as const satisfies Fact;

/** What a page costs, by the setting that selects the engine. Without any of these it is `parse_page_with_llm`. */
export const ENGINE_PRICES = [
  { when: { parameter: 'tier', equals: 'fast' }, credits: 1, ...PRICE },
  { when: { parameter: 'tier', equals: 'cost_effective' }, credits: 3, ...PRICE },
  { when: { parameter: 'tier', equals: 'agentic' }, credits: 10, ...PRICE },
  { when: { parameter: 'tier', equals: 'agentic_plus' }, credits: 45, ...PRICE },
  { when: { parameter: 'parse_mode', equals: 'parse_page_without_llm' }, credits: 1, ...PRICE },
  { when: { parameter: 'parse_mode', equals: 'parse_page_with_llm' }, credits: 3, ...PRICE },
  {
    when: { parameter: 'parse_mode', equals: 'parse_page_with_lvm' },
    modelFrom: 'vendor_multimodal_model_name',
    models: {
      'anthropic-sonnet-3.5': 60,
      'anthropic-sonnet-3.7': 60,
      'anthropic-sonnet-4.0': 60,
      'anthropic-sonnet-4.5': 60,
      'anthropic-haiku-4.5': 30,
      'openai-gpt4o': 30,
      'openai-gpt-4o-mini': 15,
      'openai-gpt-4-1-nano': 15,
      'openai-gpt-4-1-mini': 20,
      'openai-gpt-4-1': 30,
      'openai-gpt-5-nano': 10,
      'openai-gpt-5-mini': 30,
      'openai-gpt-5': 150,
      'gemini-2.0-flash': 6,
      'gemini-2.5-flash': 25,
      'gemini-2.5-pro': 60,
      'custom-azure-model': 1,
    },
    ownKey: { value: 1, ...PRICE },
    ...PRICE,
  },
  {
    when: { parameter: 'parse_mode', equals: 'parse_page_with_agent' },
    modelFrom: 'model',
    models: {
      'anthropic-sonnet-3.5': 45,
      'anthropic-sonnet-3.7': 90,
      'anthropic-sonnet-4.0': 90,
      'anthropic-sonnet-4.5': 90,
      'anthropic-haiku-4.5': 45,
      'openai-gpt-4-1-mini': 10,
      'openai-gpt-4-1': 45,
      'openai-gpt-5-nano': 10,
      'openai-gpt-5-mini': 45,
      'openai-gpt-5': 90,
      'gemini-2.0-flash': 10,
      'gemini-2.5-flash': 10,
      'gemini-2.5-pro': 45,
    },
    ...PRICE,
  },
  { when: { parameter: 'parse_mode', equals: 'parse_page_with_layout_agent' }, credits: 45, ...PRICE },
  { when: { parameter: 'parse_mode', equals: 'parse_document_with_llm' }, credits: 30, ...PRICE },
  {
    when: { parameter: 'parse_mode', equals: 'parse_document_with_agent' },
    modelFrom: 'model',
    models: { 'anthropic-sonnet-*': 90 },
    ...PRICE,
  },
  { when: { parameter: 'continuous_mode', equals: true }, credits: 30, ...PRICE },
  { when: { parameter: 'auto_mode', equals: true }, credits: { minimum: 3, maximum: 45 }, ...PRICE },
] as const satisfies readonly EnginePrice[];

/** A page under a named preset (invoices, scientific papers, technical documents, forms); not under a `cfg-…` id. */
export const PRESET_PRICE = { value: 90, ...PRICE } as const satisfies FactOf<number>;

/** What a setting adds to each page. */
export const ADD_ON_PRICES = [
  { when: { parameter: 'extract_layout', equals: true }, credits: 3, ...PRICE },
  { when: { parameter: 'structured_output', equals: true }, credits: 3, ...PRICE },
  {
    when: { parameter: 'confidence_score_effort', equals: 'high' },
    credits: 5,
    basis: 'documented',
    source: 'openapi',
  },
] as const satisfies readonly AddOnPrice[];

/** What the pass over a page with a form adds in v2. */
export const FORM_PAGE = { value: 10, ...PRICE } as const satisfies FactOf<number>;

/** The settings that change a price in a way that no table tells. */
export const UNPUBLISHED_ADD_ONS = [
  'specialized_chart_parsing_agentic',
  'specialized_chart_parsing_plus',
  'specialized_chart_parsing_efficient',
  'specialized_image_parsing',
] as const;

/** The least that any engine costs: what the cost optimizer may bring an easy page down to. */
export const CHEAPEST_PAGE = { value: 1, basis: 'inference', source: 'prices' } as const satisfies FactOf<number>;

/** What is not billed by the page, in credits. */
export const UNIT_PRICES = {
  spreadsheet_sheet: { value: 1, ...PRICE },
  audio_minute: { value: 3, ...PRICE },
  stored_gigabyte_day: { value: 100, ...PRICE },
} as const satisfies Readonly<Record<string, FactOf<number>>>;

/** For how many hours a file parsed again with the same settings costs nothing. */
export const CACHE_HOURS = { value: 48, basis: 'documented', source: 'retention' } as const satisfies FactOf<number>;
