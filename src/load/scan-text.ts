import { CST, Lexer, Parser } from 'yaml';
import type { Draft } from './draft.ts';
import { isBlank, isDocument } from './draft.ts';
import type { Finding } from './finding.ts';
import type { InputLimits } from './limits.ts';
import { describeExcess } from './limits.ts';
import type { Extent } from './line-map.ts';
import type { TokenKind } from './token-budget.ts';
import { createTokenBudget } from './token-budget.ts';
import type { UnquotedReference } from './unquoted-references.ts';
import { createReferenceWatch } from './unquoted-references.ts';

/** A text taken apart into tokens. */
export interface Scan {
  readonly drafts: readonly Draft[];
  /** Directives and stray tokens with no document behind them. */
  readonly directives: readonly CST.Directive[];
  readonly errors: readonly CST.ErrorToken[];
  readonly comments: readonly Extent[];
  readonly references: readonly UnquotedReference[];
  /** Why the text was not read to its end. */
  readonly excess: Finding | undefined;
}

/**
 * Takes a text apart. Stops soon after nesting goes beyond `depth`: the parser itself recurses when it closes what is
 * open, and must not be given more than the call stack can bear.
 */
export function scanText(text: string, limits: InputLimits): Scan {
  const parser = new Parser();
  const watch = createReferenceWatch(text);
  const spend = createTokenBudget(limits);
  const comments: Extent[] = [];
  const collector = createCollector();
  let excess: Finding | undefined;
  let isScalarNext = false;
  for (const lexeme of new Lexer().lex(text)) {
    const extent = { start: parser.offset, end: parser.offset + lexeme.length };
    const kind = isScalarNext ? scalarKind(parser) : tokenKind(lexeme);
    isScalarNext = lexeme === CST.SCALAR;
    for (const token of parser.next(lexeme)) collector.take(token, parser.stack.length > 0);
    if (kind === 'comment') comments.push(extent);
    watch.next(kind, extent);
    if (!isBlank(kind)) collector.contentEnd = extent.end;
    const spent = parser.stack.length > limits.depth + STACK_SLACK ? 'depth' : spend(kind);
    if (spent !== undefined) excess = describeExcess(spent, extent, limits);
    if (spent !== undefined) break;
  }
  for (const token of parser.end()) collector.take(token, parser.stack.length > 0);
  return { ...collector.result(), comments, references: watch.found, excess };
}

/** The document and a scalar stand on the parser's stack beside the collections. */
const STACK_SLACK = 2;

/** What announces a scalar is a signal, as what announces a document is. */
function tokenKind(lexeme: string): TokenKind {
  return lexeme === CST.SCALAR ? 'doc-mode' : CST.tokenType(lexeme);
}

function scalarKind(parser: Parser): TokenKind {
  return parser.stack.at(-1)?.type === 'block-scalar' ? 'block-scalar' : 'scalar';
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
  return {
    contentEnd: 0,
    take(token, isInsideDocument) {
      const last = directives.length === 0 ? drafts.at(-1) : undefined;
      if (token.type === 'document') takeDocument(token, this.contentEnd);
      else if (token.type === 'directive') directives.push(token);
      else if (token.type === 'error') (isInsideDocument ? errors : (last?.errors ?? errors)).push(token);
      else if (token.type === 'doc-end' && last !== undefined) {
        last.ends.push(token);
        last.contentEnd = token.offset + token.source.length;
      }
    },
    result: () => ({ drafts: drafts.filter(isDocument), directives, errors }),
  };
}
