import { entryAt } from '../catalogue/parse-v1/index.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { formatPointer, parsePointer, valueAt } from '../core/path.ts';
import type { ParseBatch } from '../generated/types.ts';
import type { CompiledBatch } from './request.ts';
import { APPLY_DIRECTORY } from './request.ts';

/** Where a value of a body comes from: a place in the composed manifest, or what compile adds, by its name. */
export type BodySource =
  | { readonly kind: 'manifest'; readonly path: Path }
  | { readonly kind: 'default'; readonly name: string };

/** A value of a body that holds no other, and where it comes from. */
export interface TracedValue {
  /** JSON pointer into the body. */
  readonly pointer: string;
  readonly source: BodySource;
}

/** Traces every scalar, and every empty mapping and sequence, of a batch's body. */
export function traceBody(batch: CompiledBatch, manifest: ParseBatch): TracedValue[] {
  return leavesOf(batch.request.body, []).map((path) => ({
    pointer: formatPointer(path),
    source: sourceOf(path, batch, manifest as unknown as JsonValue),
  }));
}

/** What compile writes where a manifest says nothing, by its place in the body. */
const DEFAULTS: Readonly<Record<string, string>> = {
  '/job_config/job_name': 'job_name',
  '/job_config/parameters/type': 'type',
  '/job_config/correlation_id': 'digest',
};

function leavesOf(value: JsonValue, path: Path): Path[] {
  const entries = Array.isArray(value) ? [...value.entries()] : isJsonObject(value) ? sortedEntries(value) : [];
  if (entries.length === 0) return [path];
  return entries.flatMap(([key, item]) => leavesOf(item as JsonValue, [...path, key]));
}

/** In the order in which the payload is written. */
function sortedEntries(object: JsonObject): [string, JsonValue | undefined][] {
  return Object.keys(object)
    .sort()
    .map((key) => [key, object[key]]);
}

function sourceOf(path: Path, { request }: CompiledBatch, manifest: JsonValue): BodySource {
  const isHole = path.length === 1 && valueAt(request.body, path) === APPLY_DIRECTORY;
  const places = isHole ? HOLE_PLACES : placesOf(path);
  const place = places.find((candidate) => valueAt(manifest, candidate) != null);
  if (place !== undefined) return { kind: 'manifest', path: place };
  const pointer = formatPointer(path);
  return { kind: 'default', name: DEFAULTS[pointer] ?? pointer };
}

/** What makes apply use a directory of its own. */
const HOLE_PLACES: readonly Path[] = [
  ['spec', 'source', 'files'],
  ['spec', 'source', 'stage'],
];

/** Where a manifest may state a value of the body: in its own spelling, in that of the API, or unchecked. */
function placesOf(path: Path): Path[] {
  const [, , ...parameter] = path;
  const isParameter = path[1] === 'parameters' && path.length > 2;
  return [
    ...ownPlaces(path),
    ...(isParameter
      ? [
          ['spec', 'parameters', ...parameter],
          ['spec', 'unchecked_parameters', ...parameter],
        ]
      : []),
  ];
}

/** The catalogue knows the place of a setting; what the setting holds lies below it. */
function ownPlaces(path: Path): Path[] {
  for (let length = path.length; length > 0; length -= 1) {
    const manifest = entryAt(formatPointer(path.slice(0, length)))?.manifest;
    if (manifest !== undefined) return [[...fillIn(parsePointer(manifest), path), ...path.slice(length)]];
  }
  return [];
}

/** Each `*` is an index, in the order in which the path has them. */
function fillIn(place: readonly string[], path: Path): Path {
  const indexes = path.filter((part) => typeof part === 'number');
  return place.map((part) => (part === '*' ? (indexes.shift() ?? part) : part));
}
