import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Path } from '../../core/path.ts';
import { isAtOrBelow, valueAt } from '../../core/path.ts';
import { BATCH_KEYS } from '../../generated/keys.ts';
import { completeEngine } from './complete-engine.ts';
import type { Conversion } from './convert-settings.ts';
import { convertSettings } from './convert-settings.ts';
import { readStatements } from './statements.ts';
import { placeInSpec, withValue } from './takes-value.ts';

/** What a spec is migrated with. */
export interface SpecSurroundings {
  /** The v1 spec that it is merged over. */
  readonly around: JsonObject;
  /** Whether it is one that a batch can be made of by itself: it has to say which tier parses. */
  readonly isWhole: boolean;
}

/** A part of a spec of v2, and what of v1 it is. */
export interface Placed {
  readonly place: Path;
  readonly value: JsonValue;
  /** The ways from the spec to the settings that it was. */
  readonly from: readonly Path[];
  /** The settings that it is inferred from. */
  readonly inferredFrom: readonly string[];
}

/** A spec of v2, without its environments. */
export interface MigratedSpec {
  readonly spec: JsonObject;
  readonly placed: readonly Placed[];
  readonly conversions: readonly Conversion[];
}

/** Migrates a spec, or the partial one of a profile or an environment. */
export function migrateSpec(spec: JsonObject, { around, isWhole }: SpecSurroundings): MigratedSpec {
  const own = readStatements(spec);
  const all = readStatements(mergeSpecs(around, spec));
  const inherited = inheritedFrom(around);
  const stated = own.filter(({ entry, path }) => !staysInPlace(path) || entry.v2 === undefined);
  const found = oneConfiguration(convertSettings(stated, all), inherited);
  const conversions = found.map((conversion) => clearInherited(conversion, found, inherited));
  const engine = completeEngine(conversions, { inherited, all: placesOf(convertSettings(all, all)), isWhole });
  const placed = [...engine.placed, ...besideOf(engine.conversions, inherited)];
  return { spec: assemble(spec, placed, isWhole), placed, conversions: engine.conversions };
}

/** What v2 comes to below a spec. */
function inheritedFrom(around: JsonObject): Places {
  const statements = readStatements(around);
  const conversions = convertSettings(statements, statements);
  const all = placesOf(conversions);
  const { placed } = completeEngine(conversions, { inherited: new Map(), all, isWhole: false });
  return new Map([...all, ...placed.map(({ place, value }) => [JSON.stringify(place), value] as const)]);
}

/** The value that is written to each place, by the place. */
export type Places = ReadonlyMap<string, JsonValue>;

function placesOf(conversions: readonly Conversion[]): Places {
  const besides = conversions.flatMap(({ beside = [] }) => beside);
  return new Map<string, JsonValue>([
    ...besides.map(({ pointer, value }) => [JSON.stringify(placeInSpec(pointer)), value] as const),
    ...conversions.flatMap(({ place, value }) =>
      place === undefined || value === undefined ? [] : [[JSON.stringify(place), value] as const],
    ),
  ]);
}

/** Whether v2 states the same thing in the same place. */
export function staysInPlace(path: Path): boolean {
  if (path[0] === 'webhooks' || path[0] === 'unchecked_parameters') return false;
  const place = `/${['spec', ...path.slice(0, -1)].join('/')}`;
  return (BATCH_KEYS[place] ?? []).includes(String(path.at(-1)));
}

const CONFIGURATION: Path = ['job', 'configuration_id'];
const PARAMETERS: Path = ['job', 'parameters'];

/** A job has a saved configuration or parameters; v1 takes both together. */
function oneConfiguration(conversions: readonly Conversion[], inherited: Places): readonly Conversion[] {
  const isNamed = ({ place }: Conversion): boolean => place !== undefined && isAtOrBelow(place, CONFIGURATION);
  const isStated = ({ place }: Conversion): boolean => place !== undefined && isAtOrBelow(place, PARAMETERS);
  const isInherited = [...inherited.keys()].some((key) => isAtOrBelow(JSON.parse(key) as Path, PARAMETERS));
  const hasParameters = isInherited || conversions.some(isStated);
  const hasName = inherited.has(JSON.stringify(CONFIGURATION));
  const reason = 'A job of v2 has a saved configuration or parameters, and not both.';
  return conversions.map(({ statement, ...rest }) => {
    const conversion = { statement, ...rest };
    const isLost = (hasParameters && isNamed(conversion)) || (hasName && isStated(conversion));
    return isLost ? { statement, outcome: 'lost', reason } : conversion;
  });
}

/** What says nothing in v2, over something inherited that does, has to take it away. */
function clearInherited(conversion: Conversion, found: readonly Conversion[], inherited: Places): Conversion {
  const { statement, outcome, place } = conversion;
  const { v2 } = statement.entry;
  if (outcome !== 'dropped' || place !== undefined || v2 === undefined || 'removed' in v2) return conversion;
  const own = placeInSpec(v2.pointer);
  const isWritten = found.some((other) => other.place && JSON.stringify(other.place) === JSON.stringify(own));
  if (isWritten || (inherited.get(JSON.stringify(own)) ?? null) === null) return conversion;
  return { statement, outcome: 'converted', place: own, value: null };
}

function besideOf(conversions: readonly Conversion[], inherited: Places): Placed[] {
  const written = new Set(conversions.map(({ place }) => JSON.stringify(place)));
  return conversions.flatMap(({ beside = [], statement }) =>
    beside.flatMap(({ pointer, value }) => {
      const place = placeInSpec(pointer);
      const key = JSON.stringify(place);
      if (written.has(key) || inherited.get(key) === value) return [];
      written.add(key);
      return [{ place, value, from: [], inferredFrom: [String(statement.path.at(-1))] }];
    }),
  );
}

/** The keys that stay, in their order, and the job where the parameters stood. */
function assemble(spec: JsonObject, placed: readonly Placed[], isWhole: boolean): JsonObject {
  const kept = Object.entries(spec).flatMap(([key, value]): (readonly [string, JsonValue])[] => {
    if (key === 'source' && isJsonObject(value)) {
      return [[key, Object.fromEntries(Object.entries(value).filter(([name]) => staysInPlace([key, name])))]];
    }
    return staysInPlace([key]) ? [[key, value as JsonValue]] : [];
  });
  const start: JsonObject = isWhole ? { job: { type: 'parse_v2' } } : {};
  const made = placed.reduce((object, { place, value }) => withValue(object, place, value), start);
  const job = valueAt(made, ['job']);
  const others = Object.entries(made).filter(([key]) => key !== 'job');
  const at = Object.keys(spec).indexOf('parameters');
  const before = Object.keys(spec).filter(
    (key, index) => staysInPlace([key]) && (at === -1 ? key !== 'environments' && key !== 'matrix' : index < at),
  ).length;
  const parts = job === undefined ? kept : [...kept.slice(0, before), ['job', job] as const, ...kept.slice(before)];
  return Object.fromEntries([...parts, ...others]);
}

/** Merges a partial spec over another one, as composition does. */
export function mergeSpecs(under: JsonObject, over: JsonObject): JsonObject {
  const merged: Record<string, JsonValue | undefined> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] = isJsonObject(value) ? mergeSpecs(isJsonObject(before) ? before : {}, value) : value;
  }
  return merged;
}
