import type { JsonValue } from '../../core/json.ts';
import type { Path } from '../../core/path.ts';
import type { Extent } from '../../load/line-map.ts';

/** A piece of a text: written out, or a shell variable whose value only the shell knows. */
export type Piece = string | { readonly variable: string };

/** A JSON value with its place in the text. */
export type JsonNode =
  | (Extent & {
      readonly kind: 'scalar';
      readonly value: null | boolean | number | string;
      /** Of a text that holds shell variables. */
      readonly pieces?: readonly Piece[];
    })
  | (Extent & { readonly kind: 'sequence'; readonly items: readonly JsonNode[] })
  | (Extent & { readonly kind: 'mapping'; readonly entries: ReadonlyMap<string, JsonEntry> });

/** One key of an object and its value. */
export interface JsonEntry {
  readonly key: Extent;
  readonly value: JsonNode;
}

/** How far a path leads. */
export interface Reached {
  readonly node: JsonNode;
  /** Where the key stands that led to the node. */
  readonly key: Extent | undefined;
  readonly depth: number;
}

/** Follows a path as far as it leads. */
export function follow(root: JsonNode, path: Path): Reached {
  let reached: Reached = { node: root, key: undefined, depth: 0 };
  for (const part of path) {
    const { node, depth } = reached;
    const entry = node.kind === 'mapping' ? node.entries.get(String(part)) : undefined;
    const next = entry?.value ?? (node.kind === 'sequence' ? node.items[Number(part)] : undefined);
    if (next === undefined) break;
    reached = { node: next, key: entry?.key, depth: depth + 1 };
  }
  return reached;
}

/** The value of a node as plain data. */
export function plainValue(node: JsonNode): JsonValue {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(plainValue);
  return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plainValue(value)]));
}
