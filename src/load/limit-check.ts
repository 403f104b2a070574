import type { CST } from 'yaml';
import type { Finding } from './finding.ts';
import type { InputLimits } from './limits.ts';
import { describeExcess } from './limits.ts';
import type { Extent } from './line-map.ts';
import { isCollection, isPair, isSequence } from './tokens.ts';

/** The first place in the text at which documents go beyond a limit of nesting or keys. */
export function findExcess(documents: readonly CST.Document[], limits: InputLimits): Finding | undefined {
  let keys = 0;
  for (const { value } of documents) {
    for (const { depth, isKey, extent } of listCounted(value, 1)) {
      if (depth > limits.depth) return describeExcess('depth', extent, limits);
      if (isKey) keys += 1;
      if (keys > limits.keys) return describeExcess('keys', extent, limits);
    }
  }
  return undefined;
}

/** A collection, or a key in one, with the depth of the collection. */
interface Counted {
  readonly depth: number;
  readonly isKey: boolean;
  readonly extent: Extent;
}

/** `depth` is that of the token, if it is a collection. */
function* listCounted(token: CST.Token | null | undefined, depth: number): Generator<Counted> {
  if (!isCollection(token)) return;
  yield { depth, isKey: false, extent: extentOf(token) };
  for (const item of token.items) {
    const isKey = isPair(token, item);
    const inner = isKey && isSequence(token) ? depth + 1 : depth;
    if (isKey) yield { depth: inner, isKey, extent: extentOf(item.key ?? item.sep?.[0] ?? item.start.at(-1) ?? token) };
    yield* listCounted(item.key, inner + 1);
    yield* listCounted(item.value, inner + 1);
  }
}

function extentOf(token: CST.Token): Extent {
  const length = 'source' in token && token.type !== 'block-scalar' ? token.source.length : 1;
  return { start: token.offset, end: token.offset + length };
}
