import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import { isJsonObject } from '../../src/core/json.ts';
import type { Project, Source, Target } from './arbitrary-project.ts';
import { placeOfProfile } from './written-project.ts';

/** What one layer says, where it stands and how a reader gets there. */
export interface Says {
  readonly value: JsonValue;
  /** `file#document pointer`, or the name of a flag. */
  readonly place: string;
  /** `file#document pointer`, nearest first. */
  readonly chain: readonly string[];
}

/** What a place comes to: the layer that counts, and below a mapping every key. */
export interface Expected {
  readonly last: Says;
  readonly entries: ReadonlyMap<string, Expected> | undefined;
}

/** Every layer of a project, the weakest first, a profile as often as ways lead to it. */
export function layersOfProject({ manifest, profiles }: Project, { environment, settings }: Target): Says[] {
  const walk = (source: Source, file: string, chain: readonly string[]): Says[] => {
    const own = environment === undefined ? undefined : source.environments[environment];
    const place = `${file} /spec/environments/${environment}`;
    return [
      ...source.extended.flatMap((number, index) => {
        const profile = profiles[number];
        const way = [`${file} /spec/extends/${index}`, ...chain];
        return profile === undefined ? [] : walk(profile, placeOfProfile(number), way);
      }),
      { value: source.spec, place: `${file} /spec`, chain },
      ...(own === undefined ? [] : [{ value: own, place, chain: [place, ...chain] }]),
    ];
  };
  const flags = settings.map(({ path, value }, index) => {
    const nested = path.reduceRight<JsonValue>((inner, key) => ({ [key]: inner }), value);
    return { value: nested, place: `--set ${index}`, chain: [] };
  });
  return [...walk(manifest, 'm.yaml#0', []), ...flags];
}

/**
 * What the layers come to, by definition: the last layer that says anything about a place counts. Where that is a
 * mapping, its keys are those of all mappings behind the last layer that said something else.
 */
export function mergeByDefinition(
  layers: readonly Says[],
  seen: (earlier: JsonValue, later: JsonValue) => void,
): Expected {
  layers.forEach(({ value }, index) => {
    const earlier = layers[index - 1];
    if (earlier !== undefined) seen(earlier.value, value);
  });
  const last = layers.at(-1);
  if (last === undefined) throw new Error('expected a layer');
  if (!isJsonObject(last.value)) return { last, entries: undefined };
  const mappings = layers.slice(layers.findLastIndex(({ value }) => !isJsonObject(value)) + 1);
  const keys = new Set(mappings.flatMap(({ value }) => Object.keys(value as JsonObject)));
  const entries = Array.from(keys, (key) => {
    const inner = mappings.flatMap((layer) => below(layer, key));
    return [key, mergeByDefinition(inner, seen)] as const;
  });
  return { last, entries: new Map(entries) };
}

/** The expected value without its places. */
export function plainOf({ last, entries }: Expected): JsonValue {
  if (entries === undefined) return last.value;
  return Object.fromEntries(Array.from(entries, ([key, entry]) => [key, plainOf(entry)]));
}

function below({ value, place, chain }: Says, key: string): Says[] {
  const item = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  if (item === undefined) return [];
  const isFlag = place.startsWith('--');
  return [{ value: item, place: isFlag ? place : `${place}/${key.replace('~', '~0').replace('/', '~1')}`, chain }];
}
