import { PARSE_V1 } from '../catalogue/parse-v1/index.ts';
import { WEBHOOK_WIRE_NAMES } from '../catalogue/parse-v1/webhook-fields.ts';
import type { Document } from '../core/document.ts';
import type { Path } from '../core/path.ts';
import { parsePointer, valueAt } from '../core/path.ts';
import { kindOf } from './manifest-kind.ts';

/** A parameter that a manifest may state at two places: in the API's spelling, and at a place of the format's own. */
export interface TwoPlaces {
  readonly parameter: string;
  /** The format's own place, within the spec. */
  readonly preferred: Path;
}

const PARAMETERS_POINTER = /^\/job_config\/parameters\/([^/]+)$/;

/** All such parameters. */
export const TWO_PLACES: readonly TwoPlaces[] = PARSE_V1.flatMap((entry) => {
  const parameter = PARAMETERS_POINTER.exec(entry.pointer)?.[1];
  const isElsewhere = entry.manifest !== undefined && entry.manifest !== `/spec/parameters/${parameter}`;
  if (parameter === undefined || !isElsewhere) return [];
  return [{ parameter, preferred: parsePointer(entry.manifest ?? '').slice(1) }];
});

/** A setting in the API's spelling, and how it is written at the format's own place. */
export interface ApiSpelling {
  readonly path: Path;
  readonly preferred: Path;
  /** The keys of its items, by how the API spells them. */
  readonly itemKeys: ReadonlyMap<string, string> | undefined;
}

/**
 * Settings that a manifest writes in the API's spelling and not at the format's own place. None where it is merged with
 * an environment or a profile: these may write the same setting in either spelling, and both at once are an error.
 */
export function findApiSpellings(document: Document): ApiSpelling[] {
  const { value } = document;
  const isComposed = ['extends', 'environments'].some((key) => valueAt(value, ['spec', key]) !== undefined);
  if (isComposed || kindOf(document) !== 'ParseBatch') return [];
  return TWO_PLACES.flatMap(({ parameter, preferred: place }) => {
    const [path, preferred] = [
      ['spec', 'parameters', parameter],
      ['spec', ...place],
    ];
    if (valueAt(value, path) == null || valueAt(value, preferred) !== undefined) return [];
    return [{ path, preferred, itemKeys: parameter === 'webhook_configurations' ? ITEM_KEYS : undefined }];
  });
}

const ITEM_KEYS: ReadonlyMap<string, string> = new Map(
  Object.entries(WEBHOOK_WIRE_NAMES).map(([key, wire]) => [wire, key]),
);
