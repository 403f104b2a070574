import type { CST } from 'yaml';
import { isCollection } from './tokens.ts';

/** Says what a token gives, if it is one that is looked for. */
export type Picker<T> = (token: CST.Token) => T | undefined;

/** The first token of a value that is picked, in the order of the text. */
export function findFirstToken<T>(token: CST.Token | null | undefined, pick: Picker<T>): T | undefined {
  if (!token) return undefined;
  const found = pick(token);
  if (found !== undefined || !isCollection(token)) return found;
  for (const { key, value } of token.items) {
    const inside = findFirstToken(key, pick) ?? findFirstToken(value, pick);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** The last token of a value that is picked, what stands inside another before that one. */
export function findLastToken<T>(token: CST.Token | null | undefined, pick: Picker<T>): T | undefined {
  if (!token) return undefined;
  if (!isCollection(token)) return pick(token);
  for (const { key, value } of token.items.toReversed()) {
    const inside = findLastToken(value, pick) ?? findLastToken(key, pick);
    if (inside !== undefined) return inside;
  }
  return pick(token);
}
