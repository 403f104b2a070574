import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { readAutoModeRules } from './auto-mode-rules.ts';
import type { ReadSetting } from './condition.ts';
import { holds, isSet } from './condition.ts';
import type { Fact } from './entry.ts';
import { ENGINE_FLAGS } from './parse-v1/engines.ts';
import { PARAMETERS, parameterNamed } from './parse-v1/index.ts';
import type { EnginePrice } from './prices.ts';
import { ADD_ON_PRICES, CHEAPEST_PAGE, ENGINE_PRICES, PRESET_PRICE, UNPUBLISHED_ADD_ONS } from './prices.ts';

/** Credits from the least to the most that a page may cost. */
export interface CreditRange {
  readonly minimum: number;
  readonly maximum: number;
}

/** One part of a page's price, and the settings that it follows from: none for the engine that is there by default. */
export interface CostPart extends Fact {
  readonly settings: readonly string[];
  readonly credits: CreditRange;
}

/** What a page of a batch costs by the published prices. */
export interface PageCost {
  /** The sum of the parts; undefined where no price is published for the engine. */
  readonly credits: CreditRange | undefined;
  /** The engine first, one part for each where several are selected; then what is added to it. */
  readonly parts: readonly CostPart[];
  /** The settings that decide about the price and have none that is published: their part is not in the sum. */
  readonly unpriced: readonly string[];
}

/** Works out what the settings of a batch make a page cost. Where several engines are selected, any of them may count. */
export function costOfPage(read: ReadSetting): PageCost {
  const engines = enginesOf(read);
  const priced = engines.filter((part) => 'credits' in part);
  const unpriced = engines.filter((part) => !('credits' in part)).flatMap(({ settings }) => settings);
  const addOns = ADD_ON_PRICES.filter(({ when }) => holds(when, read)).map(({ when, credits, ...fact }) => {
    return partOf([when.parameter], exactly(credits), fact);
  });
  return {
    credits: unpriced.length > 0 ? undefined : sumOf(priced, addOns),
    parts: [...priced, ...addOns],
    unpriced: [...new Set([...unpriced, ...UNPUBLISHED_ADD_ONS.filter((name) => isSet(read(name)))])],
  };
}

/** The engine, or the model that decides about its price, has no price that is published. */
interface Unpriced {
  readonly settings: readonly string[];
}

type EngineCost = CostPart | Unpriced;

/** A preset brings an engine of its own; auto mode is documented to win over `parse_mode`. */
function enginesOf(read: ReadSetting): readonly EngineCost[] {
  const preset = read('preset');
  if (isSet(preset)) return [presetCost(preset)];
  const selected = SELECTORS.filter(
    (name) => isSet(read(name)) && (name !== 'parse_mode' || !isSet(read('auto_mode'))),
  );
  if (selected.length === 0) return [engineCost([], BY_DEFAULT, read)];
  return selected.flatMap((name) => selectedCost(name, read));
}

const SELECTORS = ['tier', 'parse_mode', ...Object.keys(ENGINE_FLAGS)];

const BY_DEFAULT: JsonObject = { parse_mode: PARAMETERS.parse_mode.default.value };

/** An id stands for a saved configuration, whose settings are not in the manifest. */
function presetCost(preset: JsonValue): EngineCost {
  const settings = ['preset'];
  const isNamed = typeof preset === 'string' && !preset.startsWith('cfg-');
  return isNamed ? partOf(settings, exactly(PRESET_PRICE.value), PRESET_PRICE) : { settings };
}

function selectedCost(name: string, read: ReadSetting): readonly EngineCost[] {
  const mode = Object.entries(ENGINE_FLAGS).find(([flag]) => flag === name)?.[1];
  const isOwnPrice = ENGINE_PRICES.some(({ when }) => when.parameter === name);
  const selected: JsonObject = isOwnPrice || mode === undefined ? { [name]: read(name) } : { parse_mode: mode };
  const cost = engineCost([name], selected, read);
  return name === 'auto_mode' ? [cost, ...upgradeCosts(read)] : [cost];
}

/** What the rules of auto mode choose for the pages that they match, where they choose an engine. */
function upgradeCosts(read: ReadSetting): readonly EngineCost[] {
  const settings = ['auto_mode_configuration_json'];
  return readAutoModeRules(read('auto_mode_configuration_json')).flatMap(({ parsing_conf: chosen }) => {
    const readChosen: ReadSetting = (name) => (isJsonObject(chosen) ? chosen[name] : undefined);
    if (![...SELECTORS, 'preset'].some((name) => isSet(readChosen(name)))) return [];
    const { credits } = costOfPage(readChosen);
    return [credits === undefined ? { settings } : partOf(settings, credits, CHOSEN)];
  });
}

const CHOSEN = { basis: 'inference', source: 'auto-mode-triggers' } as const satisfies Fact;

function engineCost(settings: readonly string[], selected: JsonObject, read: ReadSetting): EngineCost {
  const price: EnginePrice | undefined = ENGINE_PRICES.find(({ when }) => holds(when, (name) => selected[name]));
  if (price === undefined) return { settings };
  const { ownKey, modelFrom } = price;
  if (ownKey !== undefined && isSet(read(OWN_KEY))) {
    return partOf([...settings, OWN_KEY], exactly(ownKey.value), ownKey);
  }
  const model = modelFrom !== undefined && isSet(read(modelFrom)) ? [modelFrom] : [];
  const credits = rangeOf(price, read);
  if (credits === undefined) return { settings: [...settings, ...model] };
  const isOptimized = selected['tier'] !== undefined && isSet(read(OPTIMIZER));
  if (!isOptimized) return partOf([...settings, ...model], credits, price);
  const minimum = Math.min(credits.minimum, CHEAPEST_PAGE.value);
  return partOf([...settings, OPTIMIZER], { ...credits, minimum }, CHEAPEST_PAGE);
}

const OWN_KEY = 'vendor_multimodal_api_key';
const OPTIMIZER = 'enable_cost_optimizer';

/** A model that is left open costs what its default does or, where none is documented, what any of them does. */
function rangeOf({ credits, models, modelFrom }: EnginePrice, read: ReadSetting): CreditRange | undefined {
  if (credits !== undefined) return typeof credits === 'number' ? exactly(credits) : credits;
  if (models === undefined || modelFrom === undefined) return undefined;
  const model = isSet(read(modelFrom)) ? read(modelFrom) : parameterNamed(modelFrom)?.default?.value;
  if (typeof model === 'string') return exactly(priceOfModel(models, model));
  const isWhole = !Object.keys(models).some((name) => name.endsWith('*'));
  const prices = Object.values(models);
  return isWhole ? { minimum: Math.min(...prices), maximum: Math.max(...prices) } : undefined;
}

function priceOfModel(models: Readonly<Record<string, number>>, model: string): number | undefined {
  return Object.entries(models).find(([name]) => {
    return name.endsWith('*') ? model.startsWith(name.slice(0, -1)) : name === model;
  })?.[1];
}

function partOf(settings: readonly string[], credits: CreditRange, { basis, source }: Fact): CostPart {
  return { settings, credits, basis, source };
}

function sumOf(engines: readonly CostPart[], addOns: readonly CostPart[]): CreditRange {
  const added = addOns.reduce((sum, { credits }) => sum + credits.maximum, 0);
  return {
    minimum: Math.min(...engines.map(({ credits }) => credits.minimum)) + added,
    maximum: Math.max(...engines.map(({ credits }) => credits.maximum)) + added,
  };
}

function exactly(credits: number): CreditRange;
function exactly(credits: number | undefined): CreditRange | undefined;
function exactly(credits: number | undefined): CreditRange | undefined {
  return credits === undefined ? undefined : { minimum: credits, maximum: credits };
}
