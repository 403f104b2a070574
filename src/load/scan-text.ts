import { CST, Lexer, Parser } from 'yaml';
import type { Extent } from './line-map.ts';
import type { UnquotedReference } from './unquoted-references.ts';
import { createReferenceWatch } from './unquoted-references.ts';

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

/** A text taken apart into tokens. */
export interface Scan {
  readonly drafts: readonly Draft[];
  /** Directives and stray tokens with no document behind them. */
  readonly directives: readonly CST.Directive[];
  readonly errors: readonly CST.ErrorToken[];
  readonly comments: readonly Extent[];
  readonly references: readonly UnquotedReference[];
}

/**
 * Takes a text apart. Stops soon after nesting goes beyond `depth`: the parser itself recurses when it closes what is
 * open, and must not be given more than the call stack can bear.
 */
export function scanText(text: string, depth: number): Scan {
  const parser = new Parser();
  const watch = createReferenceWatch(text);
  const comments: Extent[] = [];
  const collector = createCollector();
  let isScalarNext = false;
  for (const lexeme of new Lexer().lex(text)) {
    const start = parser.offset;
    const kind: Kind = isScalarNext ? scalarKind(parser) : CST.tokenType(lexeme);
    isScalarNext = !isScalarNext && kind === 'scalar';
    for (const token of parser.next(lexeme)) collector.take(token, parser.stack.length > 0);
    if (isScalarNext) continue;
    const extent = { start, end: start + lexeme.length };
    if (kind === 'comment') comments.push(extent);
    if (kind !== 'doc-mode') watch.next(kind, extent);
    if (kind !== 'doc-mode' && kind !== 'flow-error-end' && !isBlank(kind)) collector.contentEnd = extent.end;
    if (parser.stack.length > depth + STACK_SLACK) break;
  }
  for (const token of parser.end()) collector.take(token, parser.stack.length > 0);
  return { ...collector.result(), comments, references: watch.found };
}

/** The document and a scalar stand on the parser's stack beside the collections. */
const STACK_SLACK = 2;

type Kind = CST.TokenType | 'block-scalar' | null;

function scalarKind(parser: Parser): Kind {
  return parser.stack.at(-1)?.type === 'block-scalar' ? 'block-scalar' : 'scalar';
}

function isBlank(kind: Kind): boolean {
  return kind === 'space' || kind === 'newline' || kind === 'comment' || kind === 'byte-order-mark';
}

interface Collector {
  contentEnd: number;
  take(token: CST.Token, isInsideDocument: boolean): void;
  result(): Pick<Scan, 'drafts' | 'directives' | 'errors'>;
}

/** Groups tokens by document. A token that is handed out while a document is open belongs to that one. */
function createCollector(): Collector {
  const drafts: Draft[] = [];
  let directives: CST.Directive[] = [];
  let errors: CST.ErrorToken[] = [];
  const takeDocument = (token: CST.Document, contentEnd: number): void => {
    drafts.push({ directives, token, ends: [], errors, contentEnd });
    directives = [];
    errors = [];
  };
  const takeEnd = (token: CST.DocumentEnd, draft: Draft | undefined): void => {
    draft?.ends.push(token);
    if (draft !== undefined) draft.contentEnd = token.offset + token.source.length;
    else errors.push(...strayTokens(token, directives.length > 0));
  };
  return {
    contentEnd: 0,
    take(token, isInsideDocument) {
      const last = directives.length === 0 ? drafts.at(-1) : undefined;
      if (token.type === 'document') takeDocument(token, this.contentEnd);
      else if (token.type === 'directive') directives.push(token);
      else if (token.type === 'error') (isInsideDocument ? errors : (last?.errors ?? errors)).push(token);
      else if (token.type === 'doc-end') takeEnd(token, last);
    },
    result: () => ({ drafts, directives, errors }),
  };
}

/** What stands on a line with `...` that ends no document. The line itself is wrong only behind directives. */
function strayTokens(token: CST.DocumentEnd, isBehindDirectives: boolean): CST.ErrorToken[] {
  const stray = isBehindDirectives ? token : token.end?.find(({ type }) => !isBlank(type));
  if (stray === undefined) return [];
  return [{ type: 'error', offset: stray.offset, source: stray.source, message: 'Unexpected text at node end' }];
}
