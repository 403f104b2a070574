import { docsOf } from '../core/code-page.ts';
import type { Diagnostic, Suppression } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import { formatPointer } from '../core/path.ts';
import { documentName } from '../core/report-at.ts';
import { suggest } from '../core/suggest.ts';
import { LINT_CODES } from './codes.ts';
import type { CommentedFile, CommentFinding, Directive, DirectiveTarget } from './read-directives.ts';
import { readDirectives } from './read-directives.ts';

/** What decides what a comment may suppress. */
export interface SuppressOptions {
  /** Whether comments may suppress a code; undefined for what is no code. */
  readonly isOpen: (code: string) => boolean | undefined;
  /** Every code that comments may name, for suggestions. */
  readonly codes: readonly string[];
  /** Whether this run would have found all that a code finds in a document: else nobody can tell that a comment is unused. */
  readonly isJudged: (code: string, document: Document) => boolean;
  /** The day of the run, as `YYYY-MM-DD`. */
  readonly today: string;
}

/** Marks the findings that comments suppress, or gives them the severity that comments state, and reports comments that do nothing. */
export function suppress(
  diagnostics: readonly Diagnostic[],
  files: readonly CommentedFile[],
  options: SuppressOptions,
): Diagnostic[] {
  const read = files.map(readDirectives);
  const directives = read.flatMap((file) => file.directives);
  if (read.every((file) => file.directives.length === 0 && file.findings.length === 0)) return [...diagnostics];
  const used = new Set<DirectiveTarget>();
  const marked = diagnostics.map((diagnostic) => mark(diagnostic, directives, used, options));
  const found = [
    ...read.flatMap((file) => file.findings),
    ...directives.flatMap((directive) => judge(directive, used, options)),
  ];
  return [...marked, ...found.map(toDiagnostic)];
}

function mark(
  diagnostic: Diagnostic,
  directives: readonly Directive[],
  used: Set<DirectiveTarget>,
  { isOpen, today }: SuppressOptions,
): Diagnostic {
  const { code, origin } = diagnostic;
  if (origin.kind !== 'file' || isOpen(code) !== true) return diagnostic;
  for (const directive of directives) {
    const isHere = directive.line === undefined || directive.line === origin.span.start.line;
    const target = directive.targets.find((candidate) => candidate.code === code);
    if (directive.document.file !== origin.file || !isHere || target === undefined) continue;
    used.add(target);
    if (isPast(directive, today)) continue;
    if (target.severity !== 'off') return { ...diagnostic, severity: target.severity };
    return { ...diagnostic, suppression: suppressionOf(directive) };
  }
  return diagnostic;
}

function suppressionOf({ reason, until, owner }: Directive): Suppression {
  return {
    kind: 'inSource',
    reason,
    ...(until !== undefined && { until }),
    ...(owner !== undefined && { owner }),
  };
}

/** The end date itself still counts. */
function isPast({ until }: Directive, today: string): boolean {
  return until !== undefined && until < today;
}

/** What is to say about a comment: it is reported once, whatever it names. */
function judge(directive: Directive, used: ReadonlySet<DirectiveTarget>, options: SuppressOptions): CommentFinding[] {
  const { document, span, targets, until, owner } = directive;
  const place = { document, span };
  const unknown = targets.find(({ code }) => options.isOpen(code) === undefined);
  if (unknown !== undefined) return [{ ...place, ...unknownRule(unknown.code, options.codes) }];
  const refused = targets.find(({ code }) => options.isOpen(code) === false);
  if (refused !== undefined) {
    const message = `No comment can change what becomes of \`${refused.code}\`.`;
    return [
      { ...place, code: 'lint/refused-suppression', message, help: 'Put the finding right, and remove the comment.' },
    ];
  }
  if (isPast(directive, options.today)) {
    const whose = owner === undefined ? '' : `, owner ${owner}`;
    const message = `The suppression of ${list(targets)} ended on ${until}${whose}.`;
    return [{ ...place, code: 'lint/expired-suppression', message, help: 'Remove the comment, or set a new date.' }];
  }
  const unused = targets.filter((target) => !used.has(target) && options.isJudged(target.code, document));
  if (unused.length === 0) return [];
  const message = `There is no finding of ${list(unused)} here.`;
  const help = unused.length === targets.length ? 'Remove the comment.' : `Take ${list(unused)} out of the comment.`;
  return [{ ...place, code: 'lint/unused-suppression', message, help }];
}

function unknownRule(code: string, codes: readonly string[]): Pick<CommentFinding, 'code' | 'message' | 'help'> {
  const nearest = suggest(code, codes);
  const help = nearest === undefined ? '`parsebatch rules` lists the rules.' : `Did you mean \`${nearest}\`?`;
  return { code: 'lint/directive', message: `\`${code}\` is not a rule.`, help };
}

function list(targets: readonly DirectiveTarget[]): string {
  return targets.map(({ code }) => `\`${code}\``).join(', ');
}

/** A comment stands at no value: its place is the comment itself. */
function toDiagnostic({ code, document, span, message, help }: CommentFinding): Diagnostic {
  const name = documentName(document);
  return {
    code,
    severity: LINT_CODES[code].severity,
    message,
    help,
    origin: { kind: 'file', file: document.file, document: document.index, pointer: '', span },
    document: { index: document.index, ...(name !== undefined && { name }) },
    path: formatPointer([]),
    docs: docsOf(code),
  };
}
