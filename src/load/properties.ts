import type { CST } from 'yaml';
import type { Extent } from './line-map.ts';

/** What is written in front of a value: its anchor and tag, and where these tokens end. */
export interface Properties {
  readonly anchor?: CST.SourceToken;
  readonly tag?: CST.SourceToken;
  /** Where the last token ends that is neither white space nor a comment: an empty value stands here. */
  readonly end: number;
}

/** Picks the anchor and the tag out of the tokens in front of a value. */
export function readProperties(tokens: readonly CST.SourceToken[], fallback: number): Properties {
  const anchor = tokens.find(({ type }) => type === 'anchor');
  const tag = tokens.find(({ type }) => type === 'tag');
  const last = tokens.findLast(({ type }) => type !== 'space' && type !== 'newline' && type !== 'comment');
  return { ...(anchor && { anchor }), ...(tag && { tag }), end: last ? extentOfToken(last).end : fallback };
}

/** The stretch of the text that a token with a source covers. */
export function extentOfToken({ offset, source }: { readonly offset: number; readonly source: string }): Extent {
  return { start: offset, end: offset + source.length };
}
