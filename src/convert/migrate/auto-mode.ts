import { configurationEntryAt } from '../../catalogue/parse-v2/index.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import { escapeReferences } from '../../core/reference.ts';
import { tierOfMode } from './tier-of-mode.ts';
import type { Answer, Asked, Transform } from './transform.ts';

const UPGRADED = { tier: 'agentic', version: 'latest' };
const RULE = '/processing_options/auto_mode_configuration/*';

/** Auto mode as a list of rules over the tier that it starts from. */
export const convertAutoMode: Transform = (asked) => {
  const { read } = asked;
  if (read('auto_mode') !== true) return { dropped: 'Auto mode is off.' };
  const text = read('auto_mode_configuration_json');
  const rules = text === undefined ? rulesOfTriggers(read) : readRules(String(text), asked);
  if (!Array.isArray(rules)) return rules;
  const beside = [
    { pointer: '/tier', value: 'cost_effective' },
    { pointer: '/version', value: 'latest' },
  ];
  return rules.length > 0
    ? { value: rules, beside }
    : { beside, lost: 'It has no trigger: no page would be upgraded.' };
};

function rulesOfTriggers(read: Asked['read']): JsonValue[] {
  return TRIGGERS.flatMap((trigger) => {
    const value = read(`auto_mode_trigger_on_${trigger}`);
    return value === undefined || value === false || value === '' ? [] : [{ [trigger]: value, parsing_conf: UPGRADED }];
  });
}

const TRIGGERS = ['regexp_in_page', 'text_in_page', 'table_in_page', 'image_in_page'];

function readRules(text: string, asked: Asked): JsonValue[] | Answer {
  let rules: unknown;
  try {
    rules = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return { lost: 'The text is not JSON.' };
    throw error;
  }
  if (!Array.isArray(rules) || !rules.every(isJsonObject)) return { lost: 'The text is not a list of rules.' };
  const converted = rules.map((rule) => convertRule(rule, asked));
  const failed = converted.find((rule): rule is string => typeof rule === 'string');
  return failed === undefined ? (converted as JsonObject[]) : { lost: failed };
}

/** A rule of v2, or why there is none. */
function convertRule({ parsing_conf = {}, ...triggers }: JsonObject, asked: Asked): JsonObject | string {
  if (!isJsonObject(parsing_conf)) return 'A `parsing_conf` is not an object.';
  const conf: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(parsing_conf)) {
    const answer = convertSetting(name, value as JsonValue, asked);
    if (answer === undefined) return `v2 has no \`${name}\` in \`parsing_conf\`.`;
    if (Object.keys(answer).some((key) => Object.hasOwn(conf, key))) return `In v2 \`${name}\` shares its place.`;
    Object.assign(conf, answer);
  }
  const unknown = Object.keys(triggers).find((name) => configurationEntryAt(`${RULE}/${name}`) === undefined);
  if (unknown !== undefined) return `v2 has no trigger \`${unknown}\`.`;
  const numbers = Object.entries(triggers).map(([name, value]) => [name, readNumber(name, value as JsonValue)]);
  const parsed = Object.keys(conf).length === 0 ? UPGRADED : conf;
  return escapeTexts({ ...Object.fromEntries(numbers), parsing_conf: parsed }) as JsonObject;
}

/** The rules of v1 write numbers as texts. */
function readNumber(name: string, value: JsonValue): JsonValue {
  const isNumber = /^(?:integer|number)$/.test(configurationEntryAt(`${RULE}/${name}`)?.kind ?? '');
  return isNumber && typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
}

function convertSetting(name: string, value: JsonValue, asked: Asked): JsonObject | undefined {
  if (name === 'parse_mode') {
    const tier = tierOfMode({ ...asked, value, read: () => undefined }).value;
    return tier === undefined ? undefined : { tier, version: 'latest' };
  }
  if (PROMPTS.has(name)) return { custom_prompt: value };
  return configurationEntryAt(`${RULE}/parsing_conf/${name}`) && { [name]: value };
}

const PROMPTS: ReadonlySet<string> = new Set(['user_prompt', 'system_prompt', 'system_prompt_append']);

/** What was inside of a text that was read as JSON stands in the manifest itself now. */
function escapeTexts(value: JsonValue): JsonValue {
  if (typeof value === 'string') return escapeReferences(value.replaceAll('$${', () => '${'));
  if (Array.isArray(value)) return value.map(escapeTexts);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, escapeTexts(item as JsonValue)]));
}
