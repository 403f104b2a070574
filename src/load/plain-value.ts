import type { JsonValue } from '../core/json.ts';
import type { MappingNode, Node } from './node.ts';
import { resolveAlias } from './node.ts';

/** The value of a node as plain data: aliases copied, merges merged, null where an alias has no target. */
export function plainValue(node: Node): JsonValue {
  const target = resolveAlias(node);
  if (target === undefined) return null;
  if (target.kind === 'scalar') return target.value;
  if (target.kind === 'sequence') return target.items.map(plainValue);
  const object: Record<string, JsonValue> = {};
  addEntries(target, object);
  return object;
}

/** Explicit keys come first and win; among merged mappings the earlier one wins. */
function addEntries(mapping: MappingNode, object: Record<string, JsonValue>): void {
  for (const [key, { value }] of mapping.entries) {
    if (!Object.hasOwn(object, key)) object[key] = plainValue(value);
  }
  for (const source of mapping.merge?.sources ?? []) addEntries(source, object);
}
