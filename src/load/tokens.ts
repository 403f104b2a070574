import type { CST } from 'yaml';
import type { Extent } from './line-map.ts';

/** A token that holds other values. */
export type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

/** Whether a token holds other values. */
export function isCollection(token: CST.Token | null | undefined): token is Collection {
  return token?.type === 'block-map' || token?.type === 'block-seq' || token?.type === 'flow-collection';
}

/** Whether a collection is a sequence, in block or flow form. */
export function isSequence(token: Collection): boolean {
  return token.type === 'block-seq' || (token.type === 'flow-collection' && token.start.source === '[');
}

/** Whether an item is a key with its value: in a flow sequence `[a: b]` is a mapping of its own. */
export function isPair(parent: Collection, { start, key, sep }: CST.CollectionItem): boolean {
  if (parent.type === 'block-seq') return false;
  if (has(start, 'explicit-key-ind') || (sep !== undefined && has(sep, 'map-value-ind'))) return true;
  return !isSequence(parent) && (Boolean(key) || has(start, 'anchor') || has(start, 'tag'));
}

/** Where a collection ends: behind its bracket, or behind its last value. */
export function collectionEnd(token: Collection, last: Extent | undefined): number {
  if (token.type !== 'flow-collection') return last?.end ?? token.offset + 1;
  const bracket = token.end[0];
  return bracket === undefined ? (last?.end ?? token.offset + 1) : bracket.offset + bracket.source.length;
}

function has(tokens: readonly CST.SourceToken[], kind: CST.SourceToken['type']): boolean {
  return tokens.some(({ type }) => type === kind);
}
