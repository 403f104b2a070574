import type { CST } from 'yaml';
import { isBlank } from './draft.ts';
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

/** A value and all that is in it, in the order of the text. */
export function listTokens(value: CST.Token | null | undefined, list: CST.Token[] = []): readonly CST.Token[] {
  if (!value) return list;
  list.push(value);
  if (!isCollection(value)) return list;
  for (const item of value.items) {
    listTokens(item.key, list);
    listTokens(item.value, list);
  }
  return list;
}

/** What is written in front of a value: its tag, and where the last token that is not blank ends. */
export interface Properties {
  readonly tag: CST.SourceToken | undefined;
  /** An empty value stands here. */
  readonly end: number;
}

/** Reads the tokens in front of a value. */
export function readProperties(tokens: readonly CST.SourceToken[], fallback: number): Properties {
  const last = tokens.findLast(({ type }) => !isBlank(type));
  return { tag: tokens.find(({ type }) => type === 'tag'), end: last ? extentOfToken(last).end : fallback };
}

/** The stretch of the text that a token with a source covers. */
export function extentOfToken({ offset, source }: { readonly offset: number; readonly source: string }): Extent {
  return { start: offset, end: offset + source.length };
}

function has(tokens: readonly CST.SourceToken[], kind: CST.SourceToken['type']): boolean {
  return tokens.some(({ type }) => type === kind);
}
