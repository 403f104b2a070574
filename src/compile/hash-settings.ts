import { CLASSIFY_PLACE, classifyEntryAt } from '../catalogue/classify-v1/index.ts';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import { entryAt, PARAMETERS, parameterNamed } from '../catalogue/parse-v1/index.ts';
import { CONFIGURATION_PLACE, configurationEntryAt } from '../catalogue/parse-v2/index.ts';
import { CONFIGURATION_IN_PAYLOAD, secrecyInPayload } from '../catalogue/secrets.ts';
import type { HashText } from '../core/hash.ts';
import { hashJson } from '../core/hash-json.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { formatPointer, parsePointer } from '../core/path.ts';

/** What the digest of the content covers; nothing in it is null. */
export interface Content extends JsonObject {
  readonly kind: string;
  readonly source: JsonObject;
  /** Of a v1 batch. */
  readonly job_config?: JsonObject;
  /** Of a v2 batch, with its parameters in place. */
  readonly job?: JsonObject;
}

/**
 * A hash of each setting that the digest of the content covers, by its JSON pointer in the composed manifest. Another hash
 * is another value; of credentials it is only told that they are there.
 */
export type SettingHashes = Readonly<Record<string, string>>;

/** So many hex digits tell two values apart. */
const DIGITS = 16;

/** Hashes the settings of a content one by one: with all of them the same, only the text of a credential can be another. */
export function hashSettings(
  { kind, rerun, source, job_config = {}, job = {} }: Content,
  hash: HashText,
): SettingHashes {
  const settings: readonly Setting[] = [
    ['/kind', kind],
    ...(rerun === undefined ? [] : [['/spec/rerun', rerun] as const]),
    ...entriesOf(source).map(([key, value]) => [formatPointer(['spec', 'source', key]), value] as const),
    ...(kind === 'ClassifyBatch'
      ? nestedSettings(job_config, [], OF_CLASSIFY)
      : entriesOf(job_config).flatMap(settingsAt)),
    ...entriesOf(job).flatMap(settingsOfJob),
  ];
  return Object.fromEntries(settings.map(([pointer, value]) => [pointer, hashSetting(value, hash)]));
}

/** The hash of one value of a setting. */
export function hashSetting(value: JsonValue, hash: HashText): string {
  return hashJson(value, hash).slice(0, DIGITS);
}

type Setting = readonly [pointer: string, value: JsonValue];

/** The settings in one field of the record: a field of its own, or each entry of it. */
function settingsAt([field, value]: Setting): readonly Setting[] {
  const path = ['job_config', field];
  if (field === 'parameters' && isJsonObject(value)) return entriesOf(value).flatMap(parameterSetting);
  const place = placeOf(entryAt(formatPointer(path)));
  if (place === undefined) return [];
  const entries = isJsonObject(value) ? entriesOf(value) : [];
  if (entries.length === 0) return [[place, withoutCredentials(value, path)]];
  return entries.map(([key, item]) => [`${place}${formatPointer([key])}`, withoutCredentials(item, [...path, key])]);
}

/** A parameter is one setting, whatever is in it; one that the catalogue does not know can only be written unchecked. */
function parameterSetting([name, value]: readonly [string, JsonValue]): readonly Setting[] {
  const isKnown = Object.hasOwn(PARAMETERS, name);
  const place = isKnown ? placeOf(parameterNamed(name)) : formatPointer(['spec', 'unchecked_parameters', name]);
  return place === undefined ? [] : [[place, withoutCredentials(value, ['job_config', 'parameters', name])]];
}

function settingsOfJob([field, value]: Setting): readonly Setting[] {
  if (field === 'parameters' && isJsonObject(value)) return nestedSettings(value, [], OF_CONFIGURATION);
  return [[formatPointer(['spec', 'job', field]), value]];
}

/** Settings that are nested in a manifest as the API nests them. */
interface Nesting {
  readonly at: (path: Path) => CatalogueEntry | undefined;
  /** Where a manifest states them, and where a payload has them. */
  readonly place: string;
  readonly inPayload: string;
}

const OF_CONFIGURATION: Nesting = {
  at: (path) => configurationEntryAt(formatPointer(path)),
  place: CONFIGURATION_PLACE,
  inPayload: CONFIGURATION_IN_PAYLOAD,
};

const OF_CLASSIFY: Nesting = {
  at: (path) => classifyEntryAt(formatPointer(['job_config', ...path])),
  place: CLASSIFY_PLACE,
  inPayload: '/job_config',
};

/** A setting that holds others is these, where it holds any; one that the catalogue does not know can only be written unchecked. */
function nestedSettings(holder: JsonObject, path: Path, nesting: Nesting): readonly Setting[] {
  return entriesOf(holder).flatMap(([key, value]) => {
    const here = [...path, key];
    const inPayload = [...parsePointer(nesting.inPayload), ...here];
    const entry = nesting.at(here);
    if (entry?.kind === 'record' && isJsonObject(value) && entriesOf(value).length > 0)
      return nestedSettings(value, here, nesting);
    const root = entry === undefined ? ['spec', 'unchecked_parameters'] : parsePointer(nesting.place);
    const hidden = withoutCredentials(value, inPayload);
    return entry?.kind === 'const' ? [] : [[formatPointer([...root, ...here]), hidden] as const];
  });
}

/** A constant is no setting: every manifest of the kind has it. */
function placeOf(entry: CatalogueEntry | undefined): string | undefined {
  return entry?.kind === 'const' ? undefined : entry?.manifest;
}

/** The hash of a short credential that somebody has written out could be guessed. */
function withoutCredentials(value: JsonValue, path: Path): JsonValue {
  if (secrecyInPayload(path) !== undefined) return '${secret}';
  if (Array.isArray(value)) return value.map((item, index) => withoutCredentials(item, [...path, index]));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(entriesOf(value).map(([key, item]) => [key, withoutCredentials(item, [...path, key])]));
}

function entriesOf(object: JsonObject): readonly Setting[] {
  return Object.entries(object).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
}
