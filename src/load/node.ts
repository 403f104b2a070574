import type { JsonValue } from '../core/json.ts';
import type { Extent } from './line-map.ts';

/** A value and where it was written. An alias is the node of its target, with its own place beside it. */
export interface Node extends Extent {
  /** `unknown` is an alias whose target cannot be put in its place. */
  readonly kind: 'scalar' | 'sequence' | 'mapping' | 'unknown';
  /** What a scalar comes to; null for all else. */
  readonly value: null | boolean | number | string;
  /** The items, or the keys that count in the order written. */
  readonly parts: ReadonlyMap<string, Part>;
  readonly merge?: Merge | undefined;
  /** How many values it stands for, itself included. */
  readonly size: number;
  /** How many levels of nesting it has; a scalar has none. */
  readonly height: number;
  /** The alias that brought it here. */
  readonly alias?: Extent;
}

/** An item of a sequence, or an entry of a mapping. */
export interface Part {
  readonly node: Node;
  /** The key as a place; items have none. */
  readonly key?: Extent;
}

/** A merge key, as a place, with the mappings that it merges; earlier ones win. */
export interface Merge {
  readonly key: Extent;
  readonly sources: readonly Node[];
}

/** A node without parts. */
export function leafNode(kind: 'scalar' | 'unknown', { start, end }: Extent, value: Node['value']): Node {
  return { kind, start, end, value, parts: NO_PARTS, size: 1, height: 0 };
}

/** Where a node stands: its alias where it has one. */
export function placeOf(node: Node): Extent {
  return node.alias ?? node;
}

/** The nodes of parts, in their order. */
export function nodesOf(parts: Node['parts']): Node[] {
  return Array.from(parts.values(), ({ node }) => node);
}

/** A part of a node, own or merged, with the merge keys on the way to it, nearest first. */
export function findPart({ parts, merge }: Node, name: string): { part: Part; merges: readonly Extent[] } | undefined {
  const part = parts.get(name);
  if (part !== undefined || merge === undefined) return part && { part, merges: [] };
  for (const source of merge.sources) {
    const found = findPart(source, name);
    if (found !== undefined) return { part: found.part, merges: [merge.key, ...found.merges] };
  }
  return undefined;
}

/** The value of a node as plain data, with a copy in the place of every alias. */
export function plainValue(node: Node): JsonValue {
  if (node.kind === 'sequence') return nodesOf(node.parts).map(plainValue);
  return node.kind === 'mapping' ? addParts({}, node) : node.value;
}

/** Own keys come first and win; among merged mappings the earlier one wins. */
function addParts(object: Record<string, JsonValue>, { parts, merge }: Node): JsonValue {
  for (const [key, { node }] of parts) if (!Object.hasOwn(object, key)) object[key] = plainValue(node);
  for (const source of merge?.sources ?? []) addParts(object, source);
  return object;
}

const NO_PARTS: ReadonlyMap<string, Part> = new Map();
