import { CLIENT_KEYWORDS, CLIENT_SPELLINGS } from '../catalogue/client-keywords.ts';
import { PARAMETERS, parameterNamed } from '../catalogue/parse-v1/index.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { suggest, toSnakeCase } from '../core/suggest.ts';
import { convertWebhooks } from './convert-webhooks.ts';

/** The parts of a manifest's spec that parameters become. */
export interface ConvertedParameters {
  readonly spec: JsonObject;
  readonly notices: readonly string[];
}

/** Puts each parameter of a request where a manifest states it; `type`, a constant, is left to compile. */
export function convertParameters(parameters: JsonObject): ConvertedParameters {
  const sorted: Sorted = { spec: new Map(), known: new Map(), unchecked: new Map(), notices: [] };
  for (const [name, value] of Object.entries(parameters)) {
    if (name !== 'type' && value !== undefined) placeParameter(sorted, { name, value, parameters });
  }
  const spec = {
    ...(sorted.known.size > 0 && { parameters: Object.fromEntries(sorted.known) }),
    ...(sorted.unchecked.size > 0 && { unchecked_parameters: Object.fromEntries(sorted.unchecked) }),
    ...Object.fromEntries(sorted.spec),
  };
  return { spec, notices: sorted.notices };
}

interface Sorted {
  readonly spec: Map<string, JsonValue>;
  readonly known: Map<string, JsonValue>;
  readonly unchecked: Map<string, JsonValue>;
  readonly notices: string[];
}

interface Given {
  readonly name: string;
  readonly value: JsonValue;
  readonly parameters: JsonObject;
}

function placeParameter(sorted: Sorted, given: Given): void {
  const { name, value } = given;
  const keyword = ownValue(CLIENT_KEYWORDS, name) ?? ownValue(CLIENT_KEYWORDS, toSnakeCase(name));
  const spelling = ownValue(CLIENT_SPELLINGS, name);
  if (Object.hasOwn(PARAMETERS, name)) placeKnown(sorted, name, value);
  else if (spelling !== undefined) placeRespelt(sorted, given, spelling);
  else if (keyword !== undefined) sorted.notices.push(`\`${name}\` is left out: ${keyword}`);
  else {
    sorted.unchecked.set(name, value);
    sorted.notices.push(...adviceOn(name));
  }
}

/** The preferred place, where it takes the value; else `spec.parameters`, which has the API's own spelling. */
function placeKnown({ spec, known }: Sorted, name: string, value: JsonValue): void {
  const key = /^\/spec\/([^/]+)$/.exec(parameterNamed(name)?.manifest ?? '')?.[1];
  const preferred = name === 'webhook_configurations' ? convertWebhooks(value) : value;
  if (key === undefined || preferred === undefined) known.set(name, value);
  else spec.set(key, preferred);
}

function placeRespelt(sorted: Sorted, { name, value, parameters }: Given, spelling: string): void {
  if (parameters[spelling] !== undefined) {
    sorted.notices.push(`\`${name}\` is left out: it is the clients' name of \`${spelling}\`, which is set too.`);
    return;
  }
  const isOneOfList = parameterNamed(spelling)?.kind === 'strings' && !Array.isArray(value);
  sorted.known.set(spelling, isOneOfList ? [value] : value);
  sorted.notices.push(`\`${name}\` is written \`${spelling}\`, as the API calls it.`);
}

/** Names that most likely hold a credential. */
const CREDENTIAL = /api_?key|secret|token|passw|credential/i;

function adviceOn(name: string): string[] {
  const meant = suggest(name, Object.keys(PARAMETERS));
  return [
    ...(meant === undefined ? [] : [`\`${name}\` is no parameter that parsebatch knows; did you mean \`${meant}\`?`]),
    ...(CREDENTIAL.test(name)
      ? [`\`${name}\` may hold a credential: it stands in the manifest as text, as its field takes no reference.`]
      : []),
  ];
}

function ownValue(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
