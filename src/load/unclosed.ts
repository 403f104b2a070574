import type { CST } from 'yaml';
import type { Collection } from './tokens.ts';
import { isCollection, isSequence } from './tokens.ts';

/** The quoted scalar that ends at an offset. */
export function findUnclosedQuote(document: CST.Document, end: number): CST.FlowScalar | undefined {
  return findLast(document.value, (token) => {
    const isQuoted = token.type === 'single-quoted-scalar' || token.type === 'double-quoted-scalar';
    return isQuoted && token.offset + token.source.length === end ? token : undefined;
  });
}

/** The innermost bracket that is open at an offset and is not closed by its counterpart. */
export function findUnclosedBracket(document: CST.Document, before: number): CST.FlowCollection | undefined {
  return findLast(document.value, (token) => {
    if (token.type !== 'flow-collection' || token.offset > before) return undefined;
    return token.end[0]?.source === (isSequence(token) ? ']' : '}') ? undefined : token;
  });
}

type Picker<T> = (token: CST.Token) => T | undefined;

/** The last token, in the order of the text, that is picked. */
function findLast<T>(token: CST.Token | null | undefined, pick: Picker<T>): T | undefined {
  if (!token) return undefined;
  return (isCollection(token) ? findLastInside(token, pick) : undefined) ?? pick(token);
}

function findLastInside<T>({ items }: Collection, pick: Picker<T>): T | undefined {
  for (const { key, value } of items.toReversed()) {
    const found = findLast(value, pick) ?? findLast(key, pick);
    if (found !== undefined) return found;
  }
  return undefined;
}
