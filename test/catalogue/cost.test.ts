import { describe, expect, test } from 'vitest';
import { costOfPage } from '../../src/catalogue/cost.ts';
import type { JsonObject } from '../../src/core/json.ts';

const SONNET = { model: 'anthropic-sonnet-4.5' };
const AGENT = { parse_mode: 'parse_page_with_agent' };
const VISION = { parse_mode: 'parse_page_with_lvm' };

function costOf(parameters: JsonObject) {
  return costOfPage((name) => parameters[name]);
}

describe('a page', () => {
  test.each<[string, JsonObject, [number, number]]>([
    ['by default', {}, [3, 3]],
    ['where all that selects an engine is off', { fast_mode: false, preset: '', tier: null }, [3, 3]],
    ['without a model', { parse_mode: 'parse_page_without_llm' }, [1, 1]],
    ['in fast mode', { fast_mode: true }, [1, 1]],
    ['under the tier fast', { tier: 'fast', version: 'latest' }, [1, 1]],
    ['under the tier cost_effective', { tier: 'cost_effective' }, [3, 3]],
    ['under the tier agentic', { tier: 'agentic' }, [10, 10]],
    ['under the tier agentic_plus', { tier: 'agentic_plus' }, [45, 45]],
    ['that the cost optimizer looks at', { tier: 'agentic_plus', enable_cost_optimizer: true }, [1, 45]],
    ['under a cost optimizer without a tier', { enable_cost_optimizer: true }, [3, 3]],
    ['that an agent reads with an unnamed model', AGENT, [10, 90]],
    ['that an agent reads with a cheap model', { ...AGENT, model: 'gemini-2.5-flash' }, [10, 10]],
    ['that an agent reads with a dear model', { ...AGENT, ...SONNET }, [90, 90]],
    ['in premium mode', { premium_mode: true }, [10, 90]],
    ['in premium mode with a model', { premium_mode: true, ...SONNET }, [90, 90]],
    ['that the layout agent reads', { parse_mode: 'parse_page_with_layout_agent' }, [45, 45]],
    ['of a document read at once', { parse_mode: 'parse_document_with_llm' }, [30, 30]],
    ['of a document an agent reads at once', { parse_mode: 'parse_document_with_agent', ...SONNET }, [90, 90]],
    ['in continuous mode', { continuous_mode: true }, [30, 30]],
    ['that the default vision model reads', VISION, [30, 30]],
    ['that a named vision model reads', { ...VISION, vendor_multimodal_model_name: 'openai-gpt-5' }, [150, 150]],
    ['by the old flag of vision models', { use_vendor_multimodal_model: true }, [30, 30]],
    ['with a key of your own', { ...VISION, vendor_multimodal_api_key: '${secret:KEY}' }, [1, 1]],
    ['with a key that no mode uses', { ...AGENT, ...SONNET, vendor_multimodal_api_key: '${secret:KEY}' }, [90, 90]],
    ['on Azure', { ...VISION, vendor_multimodal_model_name: 'custom-azure-model' }, [1, 1]],
    ['in auto mode', { auto_mode: true }, [3, 45]],
    ['in auto mode, which wins over parse_mode', { auto_mode: true, ...AGENT, ...SONNET }, [3, 45]],
    ['under a named preset', { preset: 'invoice' }, [90, 90]],
    ['under a preset, which overrides the mode', { preset: 'invoice', fast_mode: true }, [90, 90]],
    ['with its layout', { extract_layout: true }, [6, 6]],
    ['with JSON by a schema', { structured_output: true }, [6, 6]],
    ['with careful scores', { confidence_score_effort: 'high' }, [8, 8]],
    ['with a score of another kind', { confidence_score_effort: 'low' }, [3, 3]],
    ['with all that is added', { auto_mode: true, extract_layout: true, structured_output: true }, [9, 51]],
    ['under two engines', { fast_mode: true, tier: 'agentic' }, [1, 10]],
    ['under two names of one engine', { fast_mode: true, parse_mode: 'parse_page_without_llm' }, [1, 1]],
  ])('%s', (_, parameters, [minimum, maximum]) => {
    const { credits, unpriced } = costOf(parameters);
    expect(credits).toEqual({ minimum, maximum });
    expect(unpriced).toEqual([]);
  });

  test.each<[string, JsonObject, readonly string[]]>([
    ['of a mode without one', { parse_mode: 'parse_document_with_lvm' }, ['parse_mode']],
    ['of a whole document read by an unnamed model', { parse_mode: 'parse_document_with_agent' }, ['parse_mode']],
    ['of an unknown mode', { parse_mode: 'parse_page_by_hand' }, ['parse_mode']],
    ['of an unknown tier', { tier: 'premium' }, ['tier']],
    ['of an unknown model', { ...AGENT, model: 'acme-1' }, ['parse_mode', 'model']],
    ['of gpt-4o mode', { gpt4o_mode: true }, ['gpt4o_mode']],
    ['of a saved configuration', { preset: 'cfg-PARSE_AGENTIC' }, ['preset']],
    ['of one of two engines', { fast_mode: true, gpt4o_mode: true }, ['gpt4o_mode']],
    ['of wrong shapes', { parse_mode: ['parse_page_with_llm'], tier: { name: 'fast' } }, ['tier', 'parse_mode']],
  ])('has no published price because %s', (_, parameters, unpriced) => {
    expect(costOf(parameters)).toMatchObject({ credits: undefined, unpriced });
  });

  test('costs what is published where a part of it is not', () => {
    expect(costOf({ specialized_chart_parsing_plus: true, specialized_image_parsing: true })).toMatchObject({
      credits: { minimum: 3, maximum: 3 },
      unpriced: ['specialized_chart_parsing_plus', 'specialized_image_parsing'],
    });
  });

  test('costs in auto mode what the rules choose', () => {
    const rules = (parsing_conf: JsonObject) => ({
      auto_mode: true,
      auto_mode_configuration_json: JSON.stringify([{ table_in_page: true, parsing_conf }]),
    });
    expect(costOf(rules({ user_prompt: 'Keep tables.' })).credits).toEqual({ minimum: 3, maximum: 45 });
    expect(costOf(rules({ ...AGENT, ...SONNET })).credits).toEqual({ minimum: 3, maximum: 90 });
    expect(costOf(rules({ preset: 'cfg-x' }))).toMatchObject({
      credits: undefined,
      unpriced: ['auto_mode_configuration_json'],
    });
  });

  test.each(['', '{', '{}', '[1, null, []]', '[{"parsing_conf": 3}]'])('costs as without rules under %j', (text) => {
    expect(costOf({ auto_mode: true, auto_mode_configuration_json: text }).credits).toEqual({
      minimum: 3,
      maximum: 45,
    });
  });
});

test('the parts name the settings that they follow from, and their source', () => {
  expect(costOf({ ...AGENT, ...SONNET, extract_layout: true, confidence_score_effort: 'high' }).parts).toEqual([
    {
      settings: ['parse_mode', 'model'],
      credits: { minimum: 90, maximum: 90 },
      basis: 'documented',
      source: 'prices',
    },
    { settings: ['extract_layout'], credits: { minimum: 3, maximum: 3 }, basis: 'documented', source: 'prices' },
    {
      settings: ['confidence_score_effort'],
      credits: { minimum: 5, maximum: 5 },
      basis: 'documented',
      source: 'openapi',
    },
  ]);
  expect(costOf({}).parts).toMatchObject([{ settings: [], basis: 'documented' }]);
  expect(costOf({ tier: 'agentic', enable_cost_optimizer: true }).parts).toMatchObject([
    { settings: ['tier', 'enable_cost_optimizer'], basis: 'inference' },
  ]);
});
