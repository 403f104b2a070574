import { describe, expect, test } from 'vitest';
import { costOfConfiguration, priceOfTier, ruleTiers } from '../../src/catalogue/cost-v2.ts';
import { TIERS } from '../../src/catalogue/parse-v2/tiers.ts';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import { parsePointer, valueAt } from '../../src/core/path.ts';

function costOf(configuration: JsonObject) {
  return costOfConfiguration(reading(configuration));
}

function reading(configuration: JsonObject) {
  return (name: string): JsonValue | undefined => valueAt(configuration, parsePointer(name));
}

const DEAR = { table_in_page: true, parsing_conf: { tier: 'agentic_plus', version: 'latest' } };
const CHEAP = { image_in_page: true, parsing_conf: { tier: 'fast', version: 'latest' } };
const SAME = { text_in_page: 'total', parsing_conf: { high_res_ocr: true } };

test('every tier has a price, and the dearer one is further down', () => {
  const prices = TIERS.map(({ value }) => priceOfTier(value));
  expect(prices).toEqual([1, 3, 10, 45]);
  expect([priceOfTier('agentik'), priceOfTier(undefined)]).toEqual([undefined, undefined]);
});

describe('what a page of a v2 batch costs', () => {
  test('is what its tier does', () => {
    expect(costOf({ tier: 'agentic' })).toMatchObject({ credits: { minimum: 10, maximum: 10 }, unpriced: [] });
  });

  test('is anything between the tiers of its rules and its own', () => {
    const processing_options = { auto_mode_configuration: [DEAR, CHEAP, SAME] };
    const { credits, parts } = costOf({ tier: 'agentic', processing_options });
    expect(credits).toEqual({ minimum: 1, maximum: 45 });
    const place = '/processing_options/auto_mode_configuration';
    expect(parts.flatMap(({ settings }) => settings)).toEqual([
      '/tier',
      `${place}/0/parsing_conf/tier`,
      `${place}/1/parsing_conf/tier`,
    ]);
    expect(ruleTiers(reading({ processing_options }))).toHaveLength(2);
  });

  test('may be that of the cheapest page where the optimizer is on', () => {
    const processing_options = { cost_optimizer: { enable: true } };
    expect(costOf({ tier: 'agentic_plus', processing_options }).credits).toEqual({ minimum: 1, maximum: 45 });
  });

  test('has what scores add to every page, and what a form adds to some', () => {
    const processing_options = { confidence_score_effort: 'high', forms: 'enrich' };
    expect(costOf({ tier: 'agentic', processing_options }).credits).toEqual({ minimum: 15, maximum: 25 });
    expect(costOf({ tier: 'agentic', processing_options: { forms: 'default' } }).credits).toEqual({
      minimum: 10,
      maximum: 10,
    });
  });

  test('is more than is published where charts are read by a model', () => {
    const { credits, unpriced } = costOf({
      tier: 'fast',
      processing_options: { specialized_chart_parsing: 'agentic' },
    });
    expect(credits).toEqual({ minimum: 1, maximum: 1 });
    expect(unpriced).toEqual(['/processing_options/specialized_chart_parsing']);
  });

  test('is not known of a saved configuration, nor without a tier, whatever its rules state', () => {
    const saved = costOfConfiguration((name) => (name === '/config/job/configuration_id' ? 'cfg-1' : undefined));
    expect(saved).toEqual({ credits: undefined, parts: [], unpriced: ['/config/job/configuration_id'] });
    expect(costOf({ processing_options: { auto_mode_configuration: [DEAR] } }).credits).toBeUndefined();
  });
});
