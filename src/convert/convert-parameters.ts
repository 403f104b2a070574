import { CLIENT_KEYWORDS, CLIENT_SPELLINGS } from '../catalogue/client-keywords.ts';
import { PARAMETERS, parameterNamed } from '../catalogue/parse-v1/index.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { SECRET_NAME } from '../core/mask.ts';
import { ownValue } from '../core/own-value.ts';
import { suggest, toSnakeCase } from '../core/suggest.ts';
import { validateParseBatch } from '../generated/validators/parse-batch.ts';
import { renameWebhooks } from './manifest-parts.ts';

/** The parts of a manifest's spec that parameters become. */
export interface ConvertedParameters {
  readonly spec: JsonObject;
  readonly notices: readonly string[];
}

/** Puts each parameter of a request where a manifest states it; `type`, a constant, is left to compile. */
export function convertParameters({ type: _type, ...given }: JsonObject): ConvertedParameters {
  const placed = Object.entries(given).map(([name, value]) => place(name, value as JsonValue, given));
  const collect = (wanted: Placed['block']): JsonObject =>
    Object.fromEntries(placed.flatMap(({ block, entry }) => (block === wanted && entry ? [entry] : [])));
  const blocks = { parameters: collect('parameters'), unchecked_parameters: collect('unchecked_parameters') };
  const filled = Object.entries(blocks).filter(([, block]) => Object.keys(block).length > 0);
  const spec = { ...Object.fromEntries(filled), ...collect('spec') };
  return { spec, notices: placed.flatMap(({ notices }) => notices ?? []) };
}

/** What becomes of a parameter; without an entry it is left out. */
interface Placed {
  readonly block?: 'spec' | 'parameters' | 'unchecked_parameters';
  readonly entry?: readonly [string, JsonValue];
  readonly notices?: readonly string[];
}

/** What an argument of a client that is no parameter did there; undefined for all else. */
export function clientKeyword(name: string): string | undefined {
  if (Object.hasOwn(PARAMETERS, name)) return undefined;
  return ownValue(CLIENT_KEYWORDS, name) ?? ownValue(CLIENT_KEYWORDS, toSnakeCase(name));
}

function place(name: string, value: JsonValue, given: JsonObject): Placed {
  const keyword = clientKeyword(name);
  const spelling = ownValue(CLIENT_SPELLINGS, name);
  if (Object.hasOwn(PARAMETERS, name)) return placeKnown(name, value);
  if (spelling !== undefined) return placeRespelt(name, value, spelling, given);
  return keyword === undefined ? placeUnknown(name, value) : { notices: [`\`${name}\` is left out: ${keyword}`] };
}

/** The preferred place, where it takes the value; else `spec.parameters`, which has the API's own spelling. */
function placeKnown(name: string, value: JsonValue): Placed {
  const key = /^\/spec\/([^/]+)$/.exec(parameterNamed(name)?.manifest ?? '')?.[1];
  const preferred = name === 'webhook_configurations' ? convertWebhooks(value) : value;
  if (key === undefined || preferred === undefined) return { block: 'parameters', entry: [name, value] };
  return { block: 'spec', entry: [key, preferred] };
}

/** `webhook_configurations` as a manifest's `webhooks`; undefined where that does not take all of it. */
function convertWebhooks(configurations: JsonValue): JsonValue | undefined {
  if (!Array.isArray(configurations) || !configurations.every(isJsonObject)) return undefined;
  const webhooks = renameWebhooks(configurations, () => '');
  const spec = { source: { directory_id: 'any' }, webhooks };
  const manifest = { apiVersion: 'parsebatch.dev/v1', kind: 'ParseBatch', metadata: { name: 'any' }, spec };
  return validateParseBatch(manifest).length === 0 ? webhooks : undefined;
}

function placeRespelt(name: string, value: JsonValue, spelling: string, given: JsonObject): Placed {
  if (given[spelling] !== undefined) {
    return { notices: [`\`${name}\` is left out: it is the clients' name of \`${spelling}\`, which is set too.`] };
  }
  const isOneOfList = parameterNamed(spelling)?.kind === 'strings' && !Array.isArray(value);
  const notices = [`\`${name}\` is written \`${spelling}\`, as the API calls it.`];
  return { block: 'parameters', entry: [spelling, isOneOfList ? [value] : value], notices };
}

function placeUnknown(name: string, value: JsonValue): Placed {
  const meant = suggest(name, Object.keys(PARAMETERS));
  const advice = `\`${name}\` is no parameter that parsebatch knows; did you mean \`${meant}\`?`;
  const notices = meant === undefined ? [] : [advice];
  const holdsText = /"(?:[,\]}]|$)/.test(JSON.stringify(value));
  if (!holdsText || !SECRET_NAME.test(name)) return { block: 'unchecked_parameters', entry: [name, value], notices };
  const loss = `\`${name}\` is left out: it may hold a credential, and no reference can stand in a parameter that parsebatch does not know.`;
  return { notices: [...notices, loss] };
}
