import { isJsonObject } from '../core/json.ts';
import type { ReadSetting } from './condition.ts';
import { isSet } from './condition.ts';
import type { CostPart, CreditRange, PageCost } from './cost.ts';
import type { Fact } from './entry.ts';
import { CHEAPEST_PAGE, ENGINE_PRICES, FORM_PAGE } from './prices.ts';

/** Where a v2 batch names a configuration in the place of stating one. */
export const SAVED_CONFIGURATION = '/config/job/configuration_id';

/** Works out what the settings of a v2 batch make a page cost; settings are named by their pointers. */
export function costOfConfiguration(read: ReadSetting): PageCost {
  if (isSet(read(SAVED_CONFIGURATION))) return { credits: undefined, parts: [], unpriced: [SAVED_CONFIGURATION] };
  const engines = [...tierCost(read, TIER), ...ruleTiers(read).flatMap((name) => tierCost(read, name))];
  const addOns = addOnsOf(read);
  return {
    credits: engines[0]?.settings[0] === TIER ? sumOf(engines, addOns) : undefined,
    parts: [...engines, ...addOns],
    unpriced: isSet(read(CHARTS)) ? [CHARTS] : [],
  };
}

/** The settings that state the tier of some pages: those of the rules of auto mode. */
export function ruleTiers(read: ReadSetting): readonly string[] {
  const rules = read(RULES);
  if (!Array.isArray(rules)) return [];
  return rules.flatMap((rule, index) => {
    const parsing = isJsonObject(rule) ? rule['parsing_conf'] : undefined;
    return isJsonObject(parsing) && isSet(parsing['tier']) ? [`${RULES}/${index}/parsing_conf/tier`] : [];
  });
}

/** What a page costs by a tier; undefined for what is none. */
export function priceOfTier(tier: unknown): number | undefined {
  const price = ENGINE_PRICES.find(({ when }) => when.parameter === 'tier' && when.equals === tier);
  return price !== undefined && 'credits' in price && typeof price.credits === 'number' ? price.credits : undefined;
}

const TIER = '/tier';
const RULES = '/processing_options/auto_mode_configuration';
const CHARTS = '/processing_options/specialized_chart_parsing';
const OPTIMIZER = '/processing_options/cost_optimizer/enable';
const SCORES = '/processing_options/confidence_score_effort';
const FORMS = '/processing_options/forms';
const PUBLISHED = { basis: 'documented', source: 'prices' } as const satisfies Fact;
const DESCRIBED = { basis: 'documented', source: 'openapi' } as const satisfies Fact;

/** The optimizer is about the pages that no rule takes. */
function tierCost(read: ReadSetting, name: string): readonly CostPart[] {
  const credits = priceOfTier(read(name));
  if (credits === undefined) return [];
  const isOptimized = name === TIER && isSet(read(OPTIMIZER));
  if (!isOptimized) return [{ settings: [name], credits: exactly(credits), ...PUBLISHED }];
  const { value, ...fact } = CHEAPEST_PAGE;
  return [{ settings: [name, OPTIMIZER], credits: { minimum: value, maximum: credits }, ...fact }];
}

function addOnsOf(read: ReadSetting): readonly CostPart[] {
  return [
    ...(read(SCORES) === 'high' ? [{ settings: [SCORES], credits: exactly(5), ...DESCRIBED }] : []),
    ...(read(FORMS) === 'enrich'
      ? [{ settings: [FORMS], credits: { minimum: 0, maximum: FORM_PAGE.value }, ...PUBLISHED }]
      : []),
  ];
}

function sumOf(engines: readonly CostPart[], addOns: readonly CostPart[]): CreditRange {
  const added = (end: keyof CreditRange) => addOns.reduce((sum, { credits }) => sum + credits[end], 0);
  return {
    minimum: Math.min(...engines.map(({ credits }) => credits.minimum)) + added('minimum'),
    maximum: Math.max(...engines.map(({ credits }) => credits.maximum)) + added('maximum'),
  };
}

function exactly(credits: number): CreditRange {
  return { minimum: credits, maximum: credits };
}
