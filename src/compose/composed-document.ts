import type { Related } from '../core/diagnostic.ts';
import type { Comment, Document } from '../core/document.ts';
import { invariant } from '../core/invariant.ts';
import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Origin } from '../core/origin.ts';
import type { Path } from '../core/path.ts';
import { formatPointer } from '../core/path.ts';
import type { Layer, Writing } from './layer.ts';
import type { Merged } from './merge-layers.ts';
import { plainValue, writeOver } from './merge-layers.ts';

/** What a text with references came to. */
export interface Resolution {
  readonly value: JsonValue;
  /** The value as its variable has it written; a text of several parts is its own source, a list has none. */
  readonly source: string | undefined;
  /** The variables that were read. */
  readonly chain: readonly Related[];
}

/** What a composed document is made of. */
export interface ComposedParts {
  readonly manifest: Document;
  readonly spec: Merged | undefined;
  /** By JSON pointer into the composed manifest. */
  readonly resolutions: ReadonlyMap<string, Resolution>;
}

/** A composed document that can also say what was written over. */
export interface ComposedDocument extends Document {
  /** The places that wrote the value at `path`, the one that counts first; none for a part of what one layer wrote. */
  readonly writingsAt: (path: Path) => readonly Writing[];
}

/** A manifest as it comes out of its layers; values keep the places that wrote them. A class as `LoadedDocument` is one. */
export class ComposedManifest implements ComposedDocument {
  readonly file: string;
  readonly index: number;
  readonly value: JsonValue;
  readonly #manifest: Document;
  readonly #root: Merged;
  readonly #resolutions: ComposedParts['resolutions'];

  constructor(parts: ComposedParts) {
    const { manifest, resolutions } = parts;
    this.file = manifest.file;
    this.index = manifest.index;
    this.#manifest = manifest;
    this.#root = buildRoot(parts);
    this.#resolutions = resolutions;
    this.value = withResolutions(plainValue(this.#root), [], resolutions);
  }

  originOf(path: Path, at: 'key' | 'value'): Origin {
    return originOf(find(this.#root, path), at);
  }

  sourceOf(path: Path): string | undefined {
    const resolution = this.#resolutions.get(formatPointer(path));
    return resolution === undefined ? sourceOf(find(this.#root, path)) : resolution.source;
  }

  chainOf(path: Path): readonly Related[] {
    const { chain = [] } = resolutionAt(this.#resolutions, path) ?? {};
    return [...chain, ...find(this.#root, path).writing.layer.chain];
  }

  writingsAt(path: Path): readonly Writing[] {
    const { reached, rest } = find(this.#root, path);
    return rest.length === 0 ? reached.writings : [];
  }

  isResolved(path: Path): boolean {
    return resolutionAt(this.#resolutions, path) !== undefined;
  }

  get comments(): readonly Comment[] {
    return this.#manifest.comments;
  }
}

/** The manifest's own keys, and the composed spec in the place of its spec. */
function buildRoot({ manifest, spec }: ComposedParts): Merged {
  invariant(isJsonObject(manifest.value), 'what is composed is a mapping');
  const layer: Layer = { document: manifest, path: [], chain: [] };
  const { spec: _, ...own } = manifest.value;
  const root = writeOver(undefined, own, { layer, path: [] });
  if (root.kind === 'leaf' || spec === undefined) return root;
  return { ...root, entries: new Map([...root.entries, ['spec', ownFirst(spec, manifest)]]) };
}

/** What a spec lacks as a whole is said of the manifest, whichever layer came last. */
function ownFirst(spec: Merged, manifest: Document): Merged {
  const own = spec.writings.filter(({ layer, path }) => layer.document === manifest && path.length === 1);
  return { ...spec, writings: [...own, ...spec.writings.filter((writing) => !own.includes(writing))] };
}

/** How far a path leads through what was merged. */
interface Found {
  readonly reached: Merged;
  /** The place that wrote it. */
  readonly writing: Writing;
  /** The part of the path that is left: below a leaf its own document knows the way on. */
  readonly rest: Path;
}

function find(root: Merged, path: Path): Found {
  let reached = root;
  let depth = 0;
  for (; depth < path.length; depth += 1) {
    const entry = reached.kind === 'mapping' ? reached.entries.get(String(path[depth])) : undefined;
    if (entry === undefined) break;
    reached = entry;
  }
  const [writing] = reached.writings;
  invariant(writing !== undefined, 'every merged value was written');
  return { reached, writing, rest: path.slice(depth) };
}

/** Where a mapping has no such key, the mapping. */
function originOf({ reached, writing, rest }: Found, at: 'key' | 'value'): Origin {
  const { document } = writing.layer;
  if (reached.kind === 'leaf') return document.originOf([...writing.path, ...rest], at);
  return document.originOf(writing.path, rest.length === 0 ? at : 'value');
}

function sourceOf({ reached, writing, rest }: Found): string | undefined {
  return reached.kind === 'leaf' ? writing.layer.document.sourceOf([...writing.path, ...rest]) : undefined;
}

/** What a list holds came with the reference that the list came with. */
function resolutionAt(resolutions: ReadonlyMap<string, Resolution>, path: Path): Resolution | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const resolution = resolutions.get(formatPointer(path.slice(0, length)));
    if (resolution !== undefined) return resolution;
  }
  return undefined;
}

function withResolutions(value: JsonValue, path: Path, resolutions: ReadonlyMap<string, Resolution>): JsonValue {
  if (resolutions.size === 0) return value;
  if (typeof value === 'string') return resolutions.get(formatPointer(path))?.value ?? value;
  if (Array.isArray(value)) return value.map((item, index) => withResolutions(item, [...path, index], resolutions));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withResolutions(item as JsonValue, [...path, key], resolutions)]),
  );
}
