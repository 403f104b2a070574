import { isSet } from '../catalogue/condition.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';

/** Texts that have nothing in common but what stands on nearly any page. */
const SAMPLES = ['on the 1st.', 'the end: 20', '3 in the set'];

/** Whether nearly any page has this text. */
export function isBroadText(text: string): boolean {
  return SAMPLES.every((sample) => sample.includes(text));
}

/** Whether a regular expression, with or without slashes around it, matches nearly any page. */
export function isBroadExpression(text: string): boolean {
  const expression = read(text);
  return expression !== undefined && SAMPLES.every((sample) => expression.test(sample));
}

/** Whether a rule of `auto_mode_configuration_json` applies to nearly any page: it has no trigger, or only such ones. */
export function isBroadRule({ parsing_conf: _, trigger_mode: mode, ...triggers }: JsonObject): boolean {
  const set = Object.entries(triggers).filter(([, value]) => isSet(value));
  const broad = set.filter(([name, value]) => isBroadTrigger(name, value));
  return mode === 'or' && set.length > 0 ? broad.length > 0 : broad.length === set.length;
}

function isBroadTrigger(name: string, value: JsonValue | undefined): boolean {
  if (name === 'text_in_page') return typeof value === 'string' && isBroadText(value);
  if (name === 'regexp_in_page') return typeof value === 'string' && isBroadExpression(value);
  return LEAST.test(name) && Number(value) <= 1;
}

/** An expression that matches nearly any page is short. */
const MAX_LENGTH = 24;

/** Every page has at least one of these. */
const LEAST = /^page_(longer_than_n_chars|contains_at_least_n_(words|lines))$/;

/**
 * What does not compile is not judged, nor what might try the ways through a sample for ever: a repeated group, or many
 * repetitions in a row. A flag that makes an expression remember where it was is left out.
 */
function read(text: string): RegExp | undefined {
  const [, source = text, flags = ''] = /^\/(.+)\/([a-z]*)$/s.exec(text) ?? [];
  if (source.length > MAX_LENGTH || /\)[*+{]/.test(source)) return undefined;
  try {
    return new RegExp(source, flags.replaceAll(/[gy]/g, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
