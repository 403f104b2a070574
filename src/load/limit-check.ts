import type { CST } from 'yaml';
import { describeExcess } from './excess.ts';
import type { Finding } from './finding.ts';
import type { InputLimits } from './limits.ts';
import type { Extent } from './line-map.ts';
import type { Collection } from './tokens.ts';
import { isCollection, isPair, isSequence } from './tokens.ts';

/** The first place in the text at which documents go beyond a limit of nesting, aliases or keys. */
export function findExcess(documents: readonly CST.Document[], limits: InputLimits): Finding | undefined {
  const counter: Counter = { limits, aliases: 0, keys: 0 };
  for (const { value } of documents) {
    const excess = visit(value, 1, counter);
    if (excess !== undefined) return excess;
  }
  return undefined;
}

interface Counter {
  readonly limits: InputLimits;
  aliases: number;
  keys: number;
}

/** `depth` is that of the token, if it is a collection. */
function visit(token: CST.Token | null | undefined, depth: number, counter: Counter): Finding | undefined {
  if (token?.type === 'alias') {
    counter.aliases += 1;
    if (counter.aliases > counter.limits.aliases) return describeExcess('aliases', extentOf(token), counter.limits);
  }
  if (!isCollection(token)) return undefined;
  if (depth > counter.limits.depth) return describeExcess('depth', extentOf(token), counter.limits);
  for (const item of token.items) {
    const excess = visitItem(token, item, depth, counter);
    if (excess !== undefined) return excess;
  }
  return undefined;
}

function visitItem(parent: Collection, item: CST.CollectionItem, depth: number, counter: Counter): Finding | undefined {
  if (!isPair(parent, item)) return visit(item.key, depth + 1, counter) ?? visit(item.value, depth + 1, counter);
  const isImplied = isSequence(parent);
  const extent = keyExtent(item, parent.offset);
  if (isImplied && depth + 1 > counter.limits.depth) return describeExcess('depth', extent, counter.limits);
  counter.keys += 1;
  if (counter.keys > counter.limits.keys) return describeExcess('keys', extent, counter.limits);
  const inner = depth + (isImplied ? 2 : 1);
  return visit(item.key, inner, counter) ?? visit(item.value, inner, counter);
}

function keyExtent({ start, key, sep }: CST.CollectionItem, fallback: number): Extent {
  const token = key ?? sep?.[0] ?? start.at(-1);
  return token ? extentOf(token) : { start: fallback, end: fallback };
}

function extentOf(token: CST.Token): Extent {
  const length = 'source' in token && token.type !== 'block-scalar' ? token.source.length : 1;
  return { start: token.offset, end: token.offset + length };
}
