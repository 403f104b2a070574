import { classifyEntryAt } from '../catalogue/classify-v1/index.ts';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import { entryAt } from '../catalogue/parse-v1/index.ts';
import { batchEntryAt } from '../catalogue/parse-v2/index.ts';
import { BATCH_IN_PAYLOAD, CONFIGURATION_IN_PAYLOAD } from '../catalogue/secrets.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { formatPointer, parsePointer, valueAt } from '../core/path.ts';
import type { BatchManifest } from './compile-batch.ts';
import { APPLY_CONFIGURATION, APPLY_DIRECTORY } from './holes.ts';
import { payloadOf } from './payload.ts';
import type { CompiledBatch } from './request.ts';

/** Where a value of a payload comes from: a place in the composed manifest, or what compile adds, by its name. */
export type BodySource =
  | { readonly kind: 'manifest'; readonly path: Path }
  | { readonly kind: 'default'; readonly name: string };

/** A value of a payload that holds no other, and where it comes from. */
export interface TracedValue {
  /** JSON pointer into the payload. */
  readonly pointer: string;
  readonly source: BodySource;
}

/** Traces every scalar, and every empty mapping and sequence, of a batch's payload. */
export function tracePayload(batch: CompiledBatch, manifest: BatchManifest): TracedValue[] {
  const payload = payloadOf(batch);
  const isV2 = batch.kind === 'Batch';
  const holes = new Set(batch.request.holes.map((hole) => `${isV2 ? BATCH_IN_PAYLOAD : ''}${hole}`));
  const placesOf = (path: Path): readonly Path[] => {
    if (holes.has(formatPointer(path))) return HOLE_PLACES[String(valueAt(payload, path))] ?? [];
    return PLACES[batch.kind](path);
  };
  return leavesOf(payload, []).map((path) => ({
    pointer: formatPointer(path),
    source: sourceOf(path, placesOf(path), manifest as unknown as JsonValue),
  }));
}

const PLACES: Readonly<Record<CompiledBatch['kind'], (path: Path) => readonly Path[]>> = {
  ParseBatch: v1Places,
  ClassifyBatch: classifyPlaces,
  Batch: v2Places,
};

/** What compile writes where a manifest says nothing, by its place in the payload. */
const DEFAULTS: Readonly<Record<string, string>> = {
  '/job_config/job_name': 'job_name',
  '/job_config/parameters/type': 'type',
  '/job_config/correlation_id': 'digest',
  '/job_config/id': 'digest',
  '/job_config/status': 'status',
  '/configuration/name': 'digest',
  '/configuration/parameters/product_type': 'product_type',
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

function sourceOf(path: Path, places: readonly Path[], manifest: JsonValue): BodySource {
  const place = places.find((candidate) => valueAt(manifest, candidate) != null);
  if (place !== undefined) return { kind: 'manifest', path: place };
  const pointer = formatPointer(path);
  return { kind: 'default', name: DEFAULTS[pointer] ?? pointer };
}

/** What makes apply use a directory, or a configuration, of its own. */
const HOLE_PLACES: Readonly<Record<string, readonly Path[]>> = {
  [APPLY_DIRECTORY]: [
    ['spec', 'source', 'files'],
    ['spec', 'source', 'stage'],
    ['spec', 'source', 'item_ids'],
  ],
  [APPLY_CONFIGURATION]: [['spec', 'job', 'parameters']],
};

/** Where a manifest may state a value of the body: in its own spelling, in that of the API, or unchecked. */
function v1Places(path: Path): Path[] {
  const [, , ...parameter] = path;
  const isParameter = path[1] === 'parameters' && path.length > 2;
  return [
    ...catalogued(path, entryAt),
    ...(isParameter
      ? [
          ['spec', 'parameters', ...parameter],
          ['spec', 'unchecked_parameters', ...parameter],
        ]
      : []),
  ];
}

/** The request around the job is that of a parse batch. */
function classifyPlaces(path: Path): Path[] {
  if (path[0] !== 'job_config') return catalogued(path, entryAt);
  return [['spec', 'unchecked_parameters', ...path.slice(1)], ...catalogued(path, classifyEntryAt)];
}

function v2Places(path: Path): Path[] {
  const [, , ...parameter] = path;
  const pointer = formatPointer(path);
  if (pointer.startsWith(`${CONFIGURATION_IN_PAYLOAD}/`))
    return [
      ['spec', 'unchecked_parameters', ...parameter],
      ['spec', 'job', 'parameters', ...parameter],
    ];
  return pointer.startsWith(BATCH_IN_PAYLOAD) ? catalogued(path.slice(1), batchEntryAt) : [];
}

/** The catalogue knows the place of a setting; what the setting holds lies below it. */
function catalogued(path: Path, entryAt: (pointer: string) => CatalogueEntry | undefined): Path[] {
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
