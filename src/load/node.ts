import type { Extent } from './line-map.ts';

/** A value as it was written. */
export type Node = Target | AliasNode;

/** A value that an alias can stand for. */
export type Target = ScalarNode | SequenceNode | MappingNode;

/** Where a value stands, and what it comes to once aliases and merges are resolved. */
interface Measured extends Extent {
  /** How many values it stands for, itself included. */
  readonly size: number;
  /** How many levels of nesting it has; a scalar has none. */
  readonly height: number;
}

/** A text, number, boolean or null. */
export interface ScalarNode extends Measured {
  readonly kind: 'scalar';
  readonly value: null | boolean | number | string;
}

/** A sequence. */
export interface SequenceNode extends Measured {
  readonly kind: 'sequence';
  readonly items: readonly Node[];
}

/** A mapping with the keys that count, in the order written, and what is merged into it. */
export interface MappingNode extends Measured {
  readonly kind: 'mapping';
  readonly entries: ReadonlyMap<string, Entry>;
  readonly merge: Merge | undefined;
}

/** A key, as a place, with its value. */
export interface Entry {
  readonly key: Extent;
  readonly value: Node;
}

/** A merge key, as a place, with the mappings that it merges; earlier ones win. */
export interface Merge {
  readonly key: Extent;
  readonly sources: readonly MappingNode[];
}

/** An alias; it has no target where that is unknown or cannot be put in its place. */
export interface AliasNode extends Measured {
  readonly kind: 'alias';
  readonly target: Target | undefined;
}

/** The value that a node stands for, and undefined for an alias without target. */
export function resolveAlias(node: Node): Target | undefined {
  return node.kind === 'alias' ? node.target : node;
}

/** An entry of a mapping, own or merged, with the merge keys on the way to it, nearest first. */
export function findEntry(mapping: MappingNode, key: string): { entry: Entry; merges: readonly Extent[] } | undefined {
  const own = mapping.entries.get(key);
  if (own !== undefined) return { entry: own, merges: [] };
  for (const source of mapping.merge?.sources ?? []) {
    const found = findEntry(source, key);
    if (found === undefined || mapping.merge === undefined) continue;
    return { entry: found.entry, merges: [mapping.merge.key, ...found.merges] };
  }
  return undefined;
}
