import type { CST } from 'yaml';
import type { TokenKind } from './token-budget.ts';

/** A document as tokens, before anything is made of it. */
export interface Draft {
  readonly directives: readonly CST.Directive[];
  readonly token: CST.Document;
  /** The `...` lines behind it. */
  readonly ends: CST.DocumentEnd[];
  /** What the parser could not place. */
  readonly errors: CST.ErrorToken[];
  /** Where its last token ends that is neither white space nor a comment. */
  contentEnd: number;
}

/** Whether a draft is a document at all: the parser makes one of every `...` line that has none before it. */
export function isDocument(draft: Draft): boolean {
  return hasStart(draft) || draft.directives.length > 0 || hasContent(draft);
}

/** Whether there is anything in a document to read, or to complain of; an empty one is passed over. */
export function hasContent(draft: Draft): boolean {
  const { token, errors, ends, directives } = draft;
  if (token.value || errors.length > 0 || (directives.length > 0 && !hasStart(draft))) return true;
  if (token.start.some(({ type }) => type === 'anchor' || type === 'tag')) return true;
  return ends.some(({ end }) => end?.some(({ type }) => !isBlank(type)));
}

/** Whether a document starts with `---`. */
export function hasStart({ token }: Draft): boolean {
  return token.start.some(({ type }) => type === 'doc-start');
}

/** Whether a token is white space, a comment, a mark or a signal of the lexer. */
export function isBlank(kind: TokenKind): boolean {
  return BLANKS.includes(kind);
}

const BLANKS: readonly TokenKind[] = ['space', 'newline', 'comment', 'byte-order-mark', 'doc-mode', 'flow-error-end'];
