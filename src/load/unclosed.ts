import type { CST } from 'yaml';
import { findLastToken } from './token-search.ts';
import { isSequence } from './tokens.ts';

/** The quoted scalar that ends at an offset. */
export function findUnclosedQuote(document: CST.Document, end: number): CST.FlowScalar | undefined {
  return findLastToken(document.value, (token) => {
    const isQuoted = token.type === 'single-quoted-scalar' || token.type === 'double-quoted-scalar';
    return isQuoted && token.offset + token.source.length === end ? token : undefined;
  });
}

/** The innermost bracket that is open at an offset and is not closed by its counterpart. */
export function findUnclosedBracket(document: CST.Document, before: number): CST.FlowCollection | undefined {
  return findLastToken(document.value, (token) => {
    if (token.type !== 'flow-collection' || token.offset > before) return undefined;
    return token.end[0]?.source === (isSequence(token) ? ']' : '}') ? undefined : token;
  });
}
