import { specOf, toBasePath } from '../catalogue/place.ts';
import { COMPOSING_KEYS } from '../core/composing-keys.ts';
import type { Document } from '../core/document.ts';
import type { Path } from '../core/path.ts';
import { formatPointer } from '../core/path.ts';
import { isOfV2 } from '../core/v2-kinds.ts';
import { BATCH_KEYS, CLASSIFY_KEYS, MANIFEST_KEYS, PROJECT_KEYS } from '../generated/keys.ts';
import type { ManifestKind } from './manifest-kind.ts';
import { kindOf } from './manifest-kind.ts';

/** The keys that a part of a document may have, and how messages speak of its places. */
export interface Format {
  readonly kind: ManifestKind;
  /** What the document is called in a sentence. */
  readonly document: string;
  /** By place: where a path lies, with `*` for items and for keys of the user's own. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** The spec, or the partial one of an environment, that the part belongs to. */
  readonly spec: Path;
}

/** The format of a document around a path: an environment has other keys than the spec that it is merged over. */
export function formatAt(document: Document, path: Path): Format {
  const kind = kindOf(document);
  const spec = kind === 'Project' ? [] : specOf(path);
  return { kind, document: NAMES[kind], keys: spec.length > 1 ? environmentKeys(kind) : KEYS[kind], spec };
}

/** Where a path lies in its format: item numbers become `*`, and what lies in an environment lies in the spec. */
export function placeOf({ kind }: Format, path: Path): string {
  if (kind === 'Project') return formatPointer(path.map((part, index) => (isOwnKey(path, index) ? '*' : part)));
  return formatPointer(toBasePath(path).map(starForNumber));
}

/** A place as messages spell it, within the spec that the format is about. */
export function nameOf({ document, spec }: Format, place: string): string {
  if (place === '') return document;
  return `\`${inSpec(spec, place).slice(1).replaceAll('/*', '[]').replaceAll('/', '.')}\``;
}

/** A place of the base spec as one of the spec that the format is about. */
export function inSpec(spec: Path, place: string): string {
  return spec.length > 1 ? place.replace(/^\/spec(?=\/|$)/, formatPointer(spec)) : place;
}

/** A path with `*` for the items of sequences. */
export function pointerOf(path: Path): string {
  return formatPointer(path.map(starForNumber));
}

const NAMES: Readonly<Record<ManifestKind, string>> = {
  ParseBatch: 'a manifest',
  ParseBatchProfile: 'a profile',
  ClassifyBatch: 'a manifest',
  Batch: 'a manifest',
  BatchProfile: 'a profile',
  Project: 'a project file',
};

const KEYS: Readonly<Record<ManifestKind, Format['keys']>> = {
  ParseBatch: MANIFEST_KEYS,
  ParseBatchProfile: without(MANIFEST_KEYS, ['matrix']),
  ClassifyBatch: CLASSIFY_KEYS,
  Batch: BATCH_KEYS,
  BatchProfile: without(BATCH_KEYS, ['matrix']),
  Project: PROJECT_KEYS,
};

const ENVIRONMENT_KEYS = without(MANIFEST_KEYS, COMPOSING_KEYS);
const CLASSIFY_ENVIRONMENT_KEYS = without(CLASSIFY_KEYS, COMPOSING_KEYS);
const BATCH_ENVIRONMENT_KEYS = without(BATCH_KEYS, COMPOSING_KEYS);

function environmentKeys(kind: ManifestKind): Format['keys'] {
  if (kind === 'ClassifyBatch') return CLASSIFY_ENVIRONMENT_KEYS;
  return isOfV2(kind) ? BATCH_ENVIRONMENT_KEYS : ENVIRONMENT_KEYS;
}

function without(keys: Format['keys'], composing: readonly string[]): Format['keys'] {
  const spec = keys['/spec'] ?? [];
  return { ...keys, '/spec': spec.filter((key) => !composing.includes(key)) };
}

function starForNumber(part: string | number): string {
  return typeof part === 'number' ? '*' : part;
}

/** In a project file the environments have names of the user's own. */
function isOwnKey(path: Path, index: number): boolean {
  return typeof path[index] === 'number' || (index === 1 && path[0] === 'environments');
}
