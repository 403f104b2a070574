import type { ReadSetting } from '../catalogue/condition.ts';
import { isSet } from '../catalogue/condition.ts';
import { entryAt, parameterNamed } from '../catalogue/parse-v1/index.ts';
import { WEBHOOK_WIRE_NAMES } from '../catalogue/parse-v1/webhook-fields.ts';
import { batchEntryAt } from '../catalogue/parse-v2/index.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { parsePointer, valueAt } from '../core/path.ts';
import { isOfV2 } from '../core/v2-kinds.ts';
import { configurationNames, configurationPlace, isMisspeltSetting } from './configuration-settings.ts';
import { hasMisspelt } from './misspelt-keys.ts';

/** A setting of a batch, and where the manifest states it. */
export interface Setting {
  /** Undefined where it is not stated. */
  readonly value: JsonValue | undefined;
  readonly path: Path;
}

/** A webhook, whichever of the two spellings it is written in. */
export interface WebhookSettings {
  readonly path: Path;
  /** A field by the name that manifests give it. */
  readonly field: (name: WebhookField) => Setting;
  /** As for settings: whether a key that webhooks do not have was most likely meant for a field. */
  readonly isMisspelt: (name: WebhookField) => boolean;
}

/** What a webhook has. */
export type WebhookField = 'url' | 'events' | 'output_format' | 'headers' | 'signing_secret';

/** What a composed manifest sets, found by the names that the API and the catalogue use. */
export interface BatchSettings {
  /** Whether they are those of a batch of the v2 API. */
  readonly isOfV2: boolean;
  /** The composed spec; empty where there is none. */
  readonly spec: JsonObject;
  /**
   * A setting by its parameter's name, or a JSON pointer into the request body (`/directory_id`,
   * `/job_config/webhook_url`), at the place where the manifest states it. A pointer into the parse configuration of the v2
   * API (`/page_ranges/max_pages`) leads to a setting of `spec.job.parameters`.
   */
  readonly find: (name: string) => Setting;
  /** The value alone, for the conditions of the catalogue. */
  readonly read: ReadSetting;
  /** The text of a setting; undefined where it is not stated or not a text. */
  readonly text: (name: string) => string | undefined;
  /** Whether a setting is set: `false`, `null`, `""` and `[]` count as not set. */
  readonly isSet: (name: string) => boolean;
  /**
   * Whether a key that the format does not have, or not there, was most likely meant for a setting. It is reported as
   * such: that the setting is not there would be the same mistake again.
   */
  readonly isMisspelt: (name: string) => boolean;
  /** The parameters that are set, in v2 as pointers into the configuration, in the order in which they are written. */
  readonly names: readonly string[];
  readonly webhooks: readonly WebhookSettings[];
}

/** Reads the settings of a composed manifest, whose form may be wrong. */
export function readSettings(manifest: JsonValue | undefined): BatchSettings {
  const spec = valueAt(manifest, ['spec']);
  const found = new Map<string, Setting>(); // rules ask for the same settings over and over
  const find = (name: string): Setting => {
    const setting = found.get(name) ?? findSetting(manifest, name);
    found.set(name, setting);
    return setting;
  };
  const read: ReadSetting = (name) => find(name).value;
  const isV2 = isOfV2(valueAt(manifest, ['kind']));
  return {
    isOfV2: isV2,
    spec: isJsonObject(spec) ? spec : {},
    find,
    read,
    text: (name) => {
      const value = read(name);
      return typeof value === 'string' ? value : undefined;
    },
    isSet: (name) => isSet(read(name)),
    isMisspelt: (name) => isMisspeltSetting(manifest, name) ?? isMisspelt(manifest, name),
    names: isV2 ? configurationNames(manifest) : parameterNames(valueAt(spec, ['parameters'])),
    webhooks: [...readWebhooks(find('webhook_configurations')), ...readWebhooks(savedWebhooks(manifest))],
  };
}

function parameterNames(parameters: JsonValue | undefined): readonly string[] {
  return isJsonObject(parameters) ? Object.keys(parameters).filter((name) => isSet(parameters[name])) : [];
}

function findSetting(manifest: JsonValue | undefined, name: string): Setting {
  const { paths, absent } = placesOf(name);
  for (const path of paths) {
    const value = valueAt(manifest, path);
    if (value !== undefined) return { path, value };
  }
  return absent;
}

/** Where a manifest may state a setting, the format's own place first. */
interface SettingPlaces {
  readonly paths: readonly Path[];
  /** The setting of a manifest that does not state it. */
  readonly absent: Setting;
}

/** Those that were asked for: rules ask for the same ones of every manifest. */
const PLACES = new Map<string, SettingPlaces>();

function placesOf(name: string): SettingPlaces {
  const known = PLACES.get(name);
  if (known !== undefined) return known;
  const paths = findPlaces(name);
  const places = { paths, absent: { path: paths[0] ?? ['spec'], value: undefined } };
  PLACES.set(name, places);
  return places;
}

function findPlaces(name: string): readonly Path[] {
  if (name.startsWith('/')) {
    const place = entryAt(name)?.manifest;
    if (place !== undefined) return [parsePointer(place)];
    const inConfiguration = configurationPlace(name);
    if (inConfiguration !== undefined) return [inConfiguration];
    const ofBatch = batchEntryAt(name)?.manifest;
    return ofBatch === undefined ? [] : [parsePointer(ofBatch)];
  }
  const own = parameterNamed(name)?.manifest;
  const asParameter = ['spec', 'parameters', name];
  return own === undefined ? [asParameter] : [parsePointer(own), asParameter];
}

/** Keys of a spec may stand in its source or among its parameters by mistake, and the other way round. */
function isMisspelt(manifest: JsonValue | undefined, name: string): boolean {
  const { paths: places } = placesOf(name);
  const keys = places.map((path) => String(path.at(-1)));
  return CONTAINERS.some((container) => {
    const own = places.flatMap((path) => (path.length === container.length + 1 ? [String(path.at(-1))] : []));
    const isKnown = (key: string): boolean =>
      own.includes(key) || (container.at(-1) === 'parameters' && parameterNamed(key) !== undefined);
    return hasMisspelt(valueAt(manifest, container), keys, isKnown);
  });
}

const CONTAINERS: readonly Path[] = [['spec'], ['spec', 'source'], ['spec', 'parameters']];

/** Those that a v2 batch saves with its configuration. */
function savedWebhooks(manifest: JsonValue | undefined): Setting {
  const path = ['spec', 'job', 'parameters', 'webhook_configurations'];
  return { path, value: valueAt(manifest, path) };
}

function readWebhooks({ value, path }: Setting): WebhookSettings[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((webhook: JsonValue, index) =>
    isJsonObject(webhook) ? [readWebhook(webhook, [...path, index])] : [],
  );
}

function readWebhook(webhook: JsonObject, path: Path): WebhookSettings {
  return {
    path,
    field: (name) => {
      const wire = WEBHOOK_WIRE_NAMES[name] ?? name;
      const usual = path.at(-2) === WIRE_PLACE ? wire : name;
      const key = [wire, name].find((spelling) => webhook[spelling] !== undefined) ?? usual;
      return { path: [...path, key], value: webhook[key] };
    },
    isMisspelt: (name) => hasMisspelt(webhook, [name, WEBHOOK_WIRE_NAMES[name] ?? name], isWebhookField),
  };
}

/** Where webhooks are written as the API spells them. */
const WIRE_PLACE = 'webhook_configurations';

function isWebhookField(key: string): boolean {
  return Object.entries(WEBHOOK_WIRE_NAMES).some((names) => names.includes(key));
}
