import type { Node, Part } from '../node.ts';
import { leafNode, placeOf } from '../node.ts';
import type { Builder } from './builder.ts';

/** A node while it is built. */
interface Growing extends Node {
  end: number;
  size: number;
  height: number;
  readonly parts: Map<string, Part>;
}

/** Makes nodes as the exact reader does. */
export const NODES: Builder<Node> = {
  scalar: (value, start, end) => leafNode('scalar', { start, end }, value),
  mapping: (start) => grow('mapping', start),
  put(mapping, key, start, end, item) {
    if (mapping.parts.has(key)) return false;
    add(mapping as Growing, key, { key: { start, end }, node: item }); // made by `mapping`
    return true;
  },
  sequence: (start) => grow('sequence', start),
  push: (sequence, item) => add(sequence as Growing, String(sequence.parts.size), { node: item }), // made by `sequence`
  close(collection, end) {
    if (end !== undefined) (collection as Growing).end = end; // made by one of the above
    return collection;
  },
  alias: (target, start, end) => ({ ...target, alias: { start, end } }),
};

function grow(kind: 'mapping' | 'sequence', start: number): Growing {
  return { kind, start, end: start, value: null, parts: new Map(), size: 1, height: 1 };
}

function add(collection: Growing, name: string, part: Part): void {
  collection.parts.set(name, part);
  collection.end = placeOf(part.node).end;
  collection.size += part.node.size;
  collection.height = Math.max(collection.height, 1 + part.node.height);
}
