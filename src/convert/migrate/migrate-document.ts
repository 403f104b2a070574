import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Path } from '../../core/path.ts';
import { formatPointer, valueAt } from '../../core/path.ts';
import type { Conversion } from './convert-settings.ts';
import { mergeSpecs, migrateSpec } from './migrate-spec.ts';
import { WEBHOOK_KEYS } from './statements.ts';

/** What becomes of one setting of a manifest. */
export interface MigrationLine {
  /** Where v1 states it: a JSON pointer into the document. */
  readonly pointer: string;
  /** What it is called; what is inferred is accepted by this name. */
  readonly name: string;
  readonly outcome: Conversion['outcome'];
  /** Where v2 states it; absent where it does not. */
  readonly to?: string;
  /** One sentence more. */
  readonly reason?: string;
}

/** A v1 manifest or profile as one of v2. */
export interface MigratedDocument {
  readonly value: JsonObject;
  readonly lines: readonly MigrationLine[];
  /** What of v1 stands at a place of v2, where it is not what stood there, by JSON pointer. */
  readonly origins: ReadonlyMap<string, readonly Path[]>;
  /** What to say above a place of v2, by JSON pointer. */
  readonly notes: ReadonlyMap<string, string>;
  /** New keys of the mappings in a sequence, by the sequence's JSON pointer. */
  readonly itemKeys: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Gives the v1 spec that a document's own is merged over: what it extends, each with the environment of that name. */
export type SpecUnder = (environment: string | undefined) => JsonObject;

/** The kinds that can be migrated, each with what it becomes. */
export const MIGRATED_KINDS: Readonly<Record<string, string>> = {
  ParseBatch: 'Batch',
  ParseBatchProfile: 'BatchProfile',
};

/** Migrates a document that has no mistakes as it is written. */
export function migrateDocument(document: JsonObject, specUnder: SpecUnder): MigratedDocument {
  const spec = objectAt(document, ['spec']);
  const isManifest = document['kind'] === 'ParseBatch';
  const gathered = { lines: [], origins: new Map(), notes: new Map(), itemKeys: new Map() } satisfies Gathered;
  const base = migratePart(spec, { path: ['spec'], around: specUnder(undefined), isWhole: isManifest }, gathered);
  const environments = Object.keys(objectAt(spec, ['environments'])).map((name) => {
    const path = ['spec', 'environments', name];
    const around = mergeSpecs(specUnder(name), withoutEnvironments(spec));
    return [name, migratePart(valueAt(document, path), { path, around, isWhole: false }, gathered)] as const;
  });
  const whole =
    environments.length > 0 ? { ...objectAt(base, []), environments: Object.fromEntries(environments) } : base;
  const kind = MIGRATED_KINDS[String(document['kind'])];
  return { value: { ...document, kind, ...('spec' in document && { spec: whole }) }, ...gathered };
}

interface Gathered {
  readonly lines: MigrationLine[];
  readonly origins: Map<string, readonly Path[]>;
  readonly notes: Map<string, string>;
  readonly itemKeys: Map<string, ReadonlyMap<string, string>>;
}

interface Part {
  readonly path: Path;
  readonly around: JsonObject;
  readonly isWhole: boolean;
}

function migratePart(given: JsonValue | undefined, { path, around, isWhole }: Part, gathered: Gathered): JsonValue {
  if (!isJsonObject(given)) return given ?? null;
  const { spec, placed, conversions } = migrateSpec(given, { around, isWhole });
  gathered.lines.push(...conversions.map((conversion) => toLine(conversion, path)), ...uncheckedLines(given, path));
  for (const container of [['job'], ['job', 'parameters']]) {
    if (valueAt(spec, container) !== undefined) gathered.origins.set(formatPointer([...path, ...container]), []);
  }
  if (isJsonObject(given['parameters'])) {
    gathered.origins.set(formatPointer([...path, 'job', 'parameters']), [[...path, 'parameters']]);
  }
  for (const { place, from, inferredFrom } of placed) {
    const pointer = formatPointer([...path, ...place]);
    gathered.origins.set(
      pointer,
      from.map((way) => [...path, ...way]),
    );
    if (inferredFrom.length > 0) gathered.notes.set(pointer, noteOf(inferredFrom));
    if (from.some(([key]) => key === 'webhooks')) gathered.itemKeys.set(pointer, WEBHOOK_KEYS);
  }
  return spec;
}

/** What the comment says beside what is inferred. */
function noteOf(names: readonly string[]): string {
  return `inferred from ${[...new Set(names)].map((name) => `\`${name}\``).join(', ')}`;
}

function toLine({ statement, outcome, place, reason }: Conversion, path: Path): MigrationLine {
  return {
    pointer: formatPointer([...path, ...statement.path]),
    name: String(statement.path.at(-1)),
    outcome,
    ...(place && { to: formatPointer([...path, ...place]) }),
    ...(reason !== undefined && { reason }),
  };
}

/** Nobody knows what these become. */
function uncheckedLines(spec: JsonObject, path: Path): MigrationLine[] {
  return Object.keys(objectAt(spec, ['unchecked_parameters'])).map((name) => ({
    pointer: formatPointer([...path, 'unchecked_parameters', name]),
    name,
    outcome: 'lost',
    reason: 'It is unknown what it is in v2.',
  }));
}

function withoutEnvironments({ environments: _environments, ...spec }: JsonObject): JsonObject {
  return spec;
}

function objectAt(value: JsonObject | JsonValue, path: Path): JsonObject {
  const found = valueAt(value as JsonValue, path);
  return isJsonObject(found) ? found : {};
}
